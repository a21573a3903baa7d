import { holds } from "../cohort/grouped/sets.js";

/** What holds rows and tells how often combinations of their values occur: a database, or a file. */
export interface Groups {
  /** How many rows there are. */
  rows(): Promise<number>;
  /** How many distinct combinations these columns have. */
  combinations(columns: readonly string[]): Promise<number>;
  /** The combinations with their counts as CSV: a header, and a line each in the order of their bytes. */
  table(columns: readonly string[]): Promise<Uint8Array>;
}

/** Which tables are asked for, and why. */
export interface Choice {
  readonly rows: number;
  readonly tables: readonly (readonly string[])[];
  /** Columns of sets that hardly repeat, which are asked for together. */
  readonly together: readonly string[];
}

interface Sized {
  readonly columns: readonly string[];
  readonly groups: number;
}

/**
 * The tables that hold all `sets` in the fewest cells: a table for each set, or one table for the columns of the sets that
 * have the most combinations (at the limit of all: then it is the columns that are needed, row for row) and one for each
 * of the others. How many combinations a set has is known from its columns, where their numbers of values multiply to no
 * more than half of the rows; else they are counted. `names` is the order of columns.
 */
export async function chooseTables(
  source: Groups,
  sets: readonly (readonly string[])[],
  names: readonly string[],
): Promise<Choice> {
  const rows = await source.rows();
  const values = new Map<string, number>();
  for (const name of names)
    if (sets.some((set) => set.includes(name))) values.set(name, await source.combinations([name]));
  const most = (columns: readonly string[]): number =>
    columns.reduce((product, name) => product * values.get(name)!, 1);
  const sized: Sized[] = [];
  for (const columns of sets) {
    const bound = most(columns);
    const counted = columns.length > 1 && bound > rows / 2;
    sized.push({ columns, groups: counted ? await source.combinations(columns) : bound });
  }
  sized.sort((a, b) => b.groups - a.groups);
  const choices = sized.map((_, i): readonly Sized[] => {
    const own = new Set(sized.slice(0, i + 1).flatMap(({ columns }) => columns));
    const columns = names.filter((name) => own.has(name));
    const groups = i === 0 ? sized[0]!.groups : Math.min(rows, most(columns));
    return [{ columns, groups }, ...sized.slice(i + 1).filter((other) => !holds(columns, other.columns))];
  });
  const best = choices.reduce((a, b) => (cellsIn(b) < cellsIn(a) ? b : a), choices[0] ?? []);
  const one = best[0]?.columns ?? [];
  return {
    rows,
    tables: best.map(({ columns }) => columns),
    together: sets.some((set) => set.length === one.length && holds(one, set)) ? [] : one,
  };
}

/** The cells of tables, the counts among them. */
function cellsIn(tables: readonly Sized[]): number {
  return tables.reduce((sum, { columns, groups }) => sum + groups * (columns.length + 1), 0);
}
