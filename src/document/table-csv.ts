import type { CellKit, Table } from "./tables.js";

/** A table's rows as plain texts, its headings first; a heading of rows becomes a column of its own. */
export function tableRows(table: Table, kit: Pick<CellKit, "text">): readonly (readonly string[])[] {
  const grouped = table.rows.some((row) => row.cells.length === 0);
  const heads = table.columns.map((column) => [column.spanner, kit.text(column.head)].filter(Boolean).join(": "));
  const rows: string[][] = [[...(grouped ? ["group"] : []), table.head, ...heads]];
  let group = "";
  for (const row of table.rows) {
    const head = kit.text(row.head);
    if (row.cells.length === 0) {
      group = head;
      continue;
    }
    if (!row.indent) group = table.rows.some((one) => one.indent) ? "" : group;
    rows.push([...(grouped ? [group] : []), head, ...table.columns.map((_, i) => kit.text(row.cells[i] ?? ""))]);
  }
  return rows;
}

/**
 * Rows as CSV (RFC 4180), each with the status of the data in a last column: a table that leaves the report still says
 * that its participants are simulated. A text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function toCsv(rows: readonly (readonly string[])[], status: "simulated" | "real"): string {
  return rows
    .map((row, index) => [...row, index === 0 ? "data_status" : status].map(csvField).join(","))
    .map((line) => `${line}\n`)
    .join("");
}

function csvField(text: string): string {
  const plain = text.replaceAll("\u00a0", " ");
  const inert = /^[=@\t\r]|^[+-](?![\d.])/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
