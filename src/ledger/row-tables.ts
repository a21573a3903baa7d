import type { EntryRow } from "./entry.js";

/** A statistic's own rows as tables: rows of the same columns together, in the order in which columns first occur. */
export function rowTables(
  rows: readonly EntryRow[],
): readonly { readonly columns: readonly string[]; readonly rows: readonly EntryRow[] }[] {
  const tables = new Map<string, { columns: string[]; rows: EntryRow[] }>();
  for (const row of rows) {
    const columns = Object.keys(row);
    const table = tables.get(columns.join());
    if (table) table.rows.push(row);
    else tables.set(columns.join(), { columns, rows: [row] });
  }
  return [...tables.values()];
}
