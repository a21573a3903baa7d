import type { Codebook, Field } from "./codebook.js";
import type { CodeColumn, Column } from "./column.js";
import { MISSING, NOT_APPLICABLE } from "./column.js";
import { indexOf } from "./repeated.js";

/** Where a column of the file stands in the wide view: as one variable, or as one for each occasion. */
type Spread = { readonly of: Field; readonly as: Field; readonly code?: number };

/**
 * The codebook of the wide view that a codebook of repeated visits declares: one row a participant. A column that stays the
 * same is one variable; of every other there is one for each code of the occasion, `pain_6` for `pain` at `6`. A codebook
 * that declares no wide view is given back as it is.
 */
export function wideCodebook(codebook: Codebook): Codebook {
  const { wide, participant } = codebook;
  if (!wide || participant === undefined) return codebook;
  const { participant: _, wide: __, ...rest } = codebook;
  return { ...rest, key: [participant], fields: spread(codebook).map(({ as }) => as), long: codebook };
}

/** The name of a variable at an occasion: what no name may hold becomes an underscore. */
export function nameAt(name: string, code: string): string {
  return `${name}_${code.trim().replace(/[^\p{L}\p{N}]+/gu, "_")}`;
}

function spread({ fields, participant, wide }: Codebook): Spread[] {
  const { over, constant } = wide!;
  const codes = fields.find(({ name }) => name === over)?.codes ?? [];
  return fields.flatMap((field): Spread[] => {
    if (field.name === over) return [];
    if (field.name === participant || constant.includes(field.name)) return [{ of: field, as: field }];
    return codes.map(({ value, label }, code) => {
      const as = {
        ...field,
        name: nameAt(field.name, value),
        label: `${field.label}, ${label}`,
        required: false,
        unique: false,
      };
      return { of: field, as, code };
    });
  });
}

/**
 * The columns of the wide view, from those of the file: participants in the order in which they first occur. An occasion
 * that a participant has no row for leaves him without a value.
 */
export function widen(
  columns: ReadonlyMap<string, Column>,
  codebook: Codebook,
): { readonly rows: number; readonly columns: ReadonlyMap<string, Column> } {
  const { participant, wide } = codebook;
  const { index: who, count: rows } = indexOf(columns.get(participant!)!);
  const occasion = columns.get(wide!.over) as CodeColumn;
  const at = occasion.codes.map(() => new Int32Array(rows).fill(-1));
  for (let row = 0; row < who.length; row++) at[occasion.values[row]!]![who[row]!] = row;
  const wideColumns = spread(codebook).map(({ of, as, code }) => {
    const column = columns.get(of.name)!;
    return [
      as.name,
      { ...taken(column, code === undefined ? known(column, who, rows) : at[code]!), name: as.name, field: as },
    ];
  });
  return { rows, columns: new Map(wideColumns as [string, Column][]) };
}

/** Of each participant the first row with a value, else the first. */
function known({ state }: Column, who: Int32Array, rows: number): Int32Array {
  const at = new Int32Array(rows).fill(-1);
  const without = (row: number): boolean => state[row] === MISSING || state[row] === NOT_APPLICABLE;
  for (let row = 0; row < who.length; row++) {
    const one = who[row]!;
    if (at[one]! < 0 || (without(at[one]!) && !without(row))) at[one] = row;
  }
  return at;
}

/** The values of these rows; -1 is nobody's. */
function taken(column: Column, rows: Int32Array): Column {
  const state = Uint8Array.from(rows, (row) => (row < 0 ? MISSING : column.state[row]!));
  switch (column.kind) {
    case "number":
      return {
        ...column,
        state,
        values: Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : column.values[row]!)),
      };
    case "code":
      return { ...column, state, values: Int32Array.from(rows, (row) => (row < 0 ? -1 : column.values[row]!)) };
    case "text":
      return { ...column, state, values: Array.from(rows, (row) => (row < 0 ? "" : column.values[row]!)) };
  }
}
