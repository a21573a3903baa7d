import { ensure } from "./refusal.js";

/** A contingency table by rows: whole counts, all rows of one length. */
export type Table = readonly (readonly number[])[];

export interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly n: number;
}

/** The margins of a table. Throws Refusal unless it has at least two rows and columns, and holds whole counts, not all 0. */
export function margins(table: Table): Margins {
  const width = table[0]?.length ?? 0;
  ensure(
    table.length >= 2 && width >= 2 && table.every((row) => row.length === width),
    `needs a table of at least 2 rows and 2 columns, found ${table.length} rows of ${table.map((row) => row.length).join(", ")}`,
  );
  const wrong = table.flat().find((count) => !(Number.isInteger(count) && count >= 0));
  ensure(wrong === undefined, `needs counts that are whole numbers from 0, found ${wrong}`);
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  ensure(n > 0, "needs at least 1 participant in the table, found 0");
  return { rows, columns, n };
}

/** The four counts [[a, b], [c, d]] of a 2 x 2 table. Throws Refusal for any other shape. */
export function fourfold(table: Table): [a: number, b: number, c: number, d: number] {
  margins(table);
  ensure(
    table.length === 2 && table[0]!.length === 2,
    `needs a 2 x 2 table, found ${table.length} x ${table[0]!.length}`,
  );
  return [table[0]![0]!, table[0]![1]!, table[1]![0]!, table[1]![1]!];
}
