import { readCsv } from "../cohort/csv.js";

/** How the rows of two data files differ. */
export interface DataChanges {
  readonly rows: { readonly before: number; readonly after: number };
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Columns in which rows changed, with the number of rows. */
  readonly changedColumns: Readonly<Record<string, number>>;
  /** By key, only where both studies publish their rows. */
  readonly keys?: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
}

interface Rows {
  readonly columns: readonly string[];
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly count: number;
}

/**
 * The rows that were added, removed and changed between two CSV files, matched by the columns `key`, or by place where
 * there is none. Undefined where a file cannot be read or lacks the key. Keys are told only where `publish` is true.
 */
export function dataChanges(
  before: Uint8Array,
  after: Uint8Array,
  { key, delimiter = ",", publish }: { key: readonly string[]; delimiter?: string; publish: boolean },
): DataChanges | undefined {
  const [old, now] = [rowsOf(before, delimiter, key), rowsOf(after, delimiter, key)];
  if (!old || !now) return undefined;
  const shared = now.columns.filter((name) => old.columns.includes(name));
  const at = (rows: Rows): readonly number[] => shared.map((name) => rows.columns.indexOf(name));
  const [oldAt, nowAt] = [at(old), at(now)];
  const changedColumns: Record<string, number> = {};
  const changed: string[] = [];
  for (const [name, row] of now.byKey) {
    const was = old.byKey.get(name);
    if (!was) continue;
    const differing = shared.filter((_, i) => was[oldAt[i]!] !== row[nowAt[i]!]);
    for (const column of differing) changedColumns[column] = (changedColumns[column] ?? 0) + 1;
    if (differing.length > 0) changed.push(name);
  }
  const lacking = (a: Rows, b: Rows): string[] => [...a.byKey.keys()].filter((name) => !b.byKey.has(name));
  const [added, removed] = [lacking(now, old), lacking(old, now)];
  return {
    rows: { before: old.count, after: now.count },
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    columns: {
      added: now.columns.filter((name) => !old.columns.includes(name)),
      removed: old.columns.filter((name) => !now.columns.includes(name)),
    },
    changedColumns,
    ...(publish && key.length > 0 && { keys: { added, removed, changed } }),
  };
}

function rowsOf(bytes: Uint8Array, delimiter: string, key: readonly string[]): Rows | undefined {
  let columns: readonly string[] | undefined;
  const byKey = new Map<string, readonly string[]>();
  let count = 0;
  let positions: readonly number[] = [];
  const failure = readCsv(new TextDecoder("utf-8").decode(bytes), delimiter, (cells) => {
    if (!columns) {
      columns = [...cells];
      positions = key.map((name) => cells.indexOf(name));
      return !positions.includes(-1);
    }
    count++;
    const name = positions.length === 0 ? `row ${count}` : positions.map((i) => cells[i] ?? "").join(", ");
    // a key that stands twice: the second row counts as one of its own
    byKey.set(byKey.has(name) ? `${name} (row ${count})` : name, [...cells]);
    return true;
  });
  return failure || !columns ? undefined : { columns, byKey, count };
}
