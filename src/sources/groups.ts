import type { Codebook, Field } from "../cohort/codebook.js";
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

/**
 * The tables that hold all `sets` in few cells: one for each set, as long as those are less than the sets' columns row for
 * row. How many combinations a set has is known from its columns, by the codebook or by counting, where their numbers of values multiply to no more than
 * half of the rows: these have tables of their own. The others are counted, the likely largest first; where they come to
 * more cells than the columns of all of them have, these columns are one table, and sets within it are not counted any
 * more.
 */
export async function chooseTables(
  source: Groups,
  sets: readonly (readonly string[])[],
  { fields, missingValues }: Pick<Codebook, "fields" | "missingValues">,
): Promise<Choice> {
  const names = fields.map(({ name }) => name);
  const rows = await source.rows();
  const values = new Map<string, number>();
  for (const field of fields) {
    const { name } = field;
    if (!sets.some((set) => set.length > 1 && set.includes(name))) continue;
    values.set(name, valuesAllowed(field, missingValues) ?? (await source.combinations([name])));
  }
  const most = (columns: readonly string[]): number =>
    columns.reduce((product, name) => product * values.get(name)!, 1);
  const large = sets.filter((set) => set.length > 1 && most(set) > rows / 2).sort((a, b) => most(b) - most(a)); // of equal ones the order stays that of their names
  let together: readonly string[] = [];
  let cells = 0;
  const counted: (readonly string[])[] = [];
  for (const set of large) {
    if (holds(together, set)) continue;
    cells += (set.length + 1) * (await source.combinations(set));
    counted.push(set);
    const own = new Set(counted.flat());
    const union = names.filter((name) => own.has(name));
    if (cells > (union.length + 1) * Math.min(rows, most(union))) together = union;
  }
  const others = sets.filter((set) => !holds(together, set));
  return { rows, tables: together.length > 0 ? [together, ...others] : others, together };
}

/** How many values the codebook allows a column, where they are few; others are faults, and nothing comes of them. */
function valuesAllowed(field: Field, missing: readonly string[]): number | undefined {
  const absent = (field.missingValues ?? missing).length;
  const { codes, type, detection, minimum, maximum } = field;
  if (codes) return codes.length + absent;
  if (type !== "integer" || detection || minimum === undefined || maximum === undefined) return undefined;
  return maximum - minimum < 1000 ? maximum - minimum + 1 + absent : undefined;
}
