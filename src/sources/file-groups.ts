import { grown } from "../cohort/builder.js";
import type { Codebook } from "../cohort/codebook.js";
import { countName } from "../cohort/grouped/answers.js";
import { Records } from "../cohort/records.js";
import type { Groups } from "./groups.js";
import { csvCell } from "./lines.js";

/** The values of a column as numbers of its distinct texts. */
interface Coded {
  readonly texts: readonly string[];
  readonly codes: Int32Array;
}

/**
 * The rows of a CSV file, grouped as a database groups those of the query that gave it: so that a report that was made from
 * counts can be rebuilt from rows. Records that are no rows are passed over; reading the file as a cohort tells of them.
 */
export function groupsOfFile(
  csv: Uint8Array,
  { delimiter, fields }: Pick<Codebook, "delimiter" | "fields">,
  needed: readonly string[],
): Groups {
  const columns = codedColumns(csv, delimiter, new Set(needed));
  const rows = columns.values().next().value?.codes.length ?? 0;
  const combined = (names: readonly string[]): { readonly codes: Int32Array; readonly counts: readonly number[] } => {
    let codes = new Int32Array(rows);
    let counts = rows > 0 ? [rows] : [];
    for (const name of names) {
      const own = columns.get(name);
      if (!own) continue; // reading the file as a cohort tells that it is not there
      const seen = new Map<number, number>();
      counts = [];
      codes = codes.map((code, row) => {
        const both = code * own.texts.length + own.codes[row]!;
        const known = seen.get(both) ?? seen.size;
        if (known === seen.size) seen.set(both, known);
        counts[known] = (counts[known] ?? 0) + 1;
        return known;
      });
    }
    return { codes, counts };
  };
  return {
    rows: async () => rows,
    combinations: async (names) => combined(names).counts.length,
    table: async (names) => {
      const { codes, counts } = combined(names);
      const lines = new Array<string | undefined>(counts.length);
      for (let row = 0; row < rows; row++) {
        const code = codes[row]!;
        lines[code] ??= names
          .map((name) => {
            const column = columns.get(name);
            return csvCell(column ? column.texts[column.codes[row]!]! : "", delimiter);
          })
          .join(delimiter);
      }
      const header = [...names, countName(fields.map(({ name }) => name))].map((name) => csvCell(name, delimiter));
      const order = lines.map((line, code) => ({ line: line!, bytes: Buffer.from(line!), count: counts[code]! }));
      order.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
      const counted = order.map(({ line, count }) => `${line}${delimiter}${count}\n`);
      return Buffer.concat([`${header.join(delimiter)}\n`, ...counted].map((line) => Buffer.from(line)));
    },
  };
}

function codedColumns(csv: Uint8Array, delimiter: string, needed: ReadonlySet<string>): ReadonlyMap<string, Coded> {
  const body = csv[0] === 0xef && csv[1] === 0xbb && csv[2] === 0xbf ? csv.subarray(3) : csv;
  const records = new Records(body, delimiter);
  records.advance();
  const width = records.count;
  const building = Array.from({ length: width }, (_, cell) => ({ name: records.text(cell), cell }))
    .filter(({ name }) => needed.has(name))
    .map((column) => ({ ...column, known: new Map<string, number>(), codes: new Int32Array(1024) }));
  let rows = 0;
  while (records.advance()) {
    if (records.count !== width) continue;
    for (const column of building) {
      const text = records.text(column.cell);
      const code = column.known.get(text) ?? column.known.size;
      if (code === column.known.size) column.known.set(text, code);
      if (rows >= column.codes.length) column.codes = grown(column.codes, rows);
      column.codes[rows] = code;
    }
    rows++;
  }
  return new Map(
    building.map(({ name, known, codes }) => [name, { texts: [...known.keys()], codes: codes.slice(0, rows) }]),
  );
}
