import type { Fault } from "../../fault.js";
import type { Codebook } from "../codebook.js";
import { countName } from "./answers.js";
import { cellsOf, readTable, type TableFault, tableCodebook } from "./table.js";

/**
 * What is wrong with the values of these tables, each of which has a fault: every value once, with the number of rows in
 * which it stands; and where values stand that do not apply.
 */
export function countedFaults(
  tables: readonly { readonly table: Uint8Array; readonly faults: readonly TableFault[] }[],
  file: string,
  codebook: Codebook,
): Fault[] {
  const told = new Set<string>();
  const found: Fault[] = [];
  for (const { table, faults } of tables) {
    const [header = [], ...rows] = cellsOf(table, codebook.delimiter);
    header.slice(0, -1).forEach((name, position) => {
      if (told.has(name)) return;
      told.add(name);
      const counts = new Map<string, number>();
      for (const cells of rows) {
        const cell = cells[position] ?? "";
        counts.set(cell, (counts.get(cell) ?? 0) + Number(cells.at(-1)));
      }
      found.push(...valueFaults(name, counts, file, codebook));
    });
    // a column of several tables does not apply to the same rows in each
    for (const fault of faults) {
      const known = `${fault.rule} ${fault.message}`;
      if (fault.rule !== "value-not-applicable" || told.has(known)) continue;
      told.add(known);
      found.push(inRows(fault, Number(rows[fault.row!]!.at(-1)), file));
    }
    if (found.length === 0) found.push(...faults.map(({ row: _, ...fault }) => ({ ...fault, place: { file } })));
  }
  return found;
}

/** What is wrong with the values of one column, of which the number of rows is known. */
export function valueFaults(
  name: string,
  counts: ReadonlyMap<string, number>,
  file: string,
  codebook: Codebook,
): Fault[] {
  const count = countName(codebook.fields.map((field) => field.name));
  const { fields, ...book } = tableCodebook(codebook, [name], count);
  const alone = fields.map(({ appliesTo: _, ...field }) => field);
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const lines = [[name, count] as const, ...counts].map(([cell, n]) => `${quoted(cell)}${book.delimiter}${n}\n`);
  const { faults } = readTable(new TextEncoder().encode(lines.join("")), { ...book, fields: alone });
  const numbers = [...counts.values()];
  return faults.map((fault) => inRows(fault, numbers[fault.row ?? -1], file));
}

function inRows({ row: _, message, ...fault }: TableFault, rows: number | undefined, file: string): Fault {
  const where = rows === undefined ? "" : `in ${rows} row${rows === 1 ? "" : "s"}, `;
  return { ...fault, message: `${where}${message}`, place: { file } };
}
