import type { Fault } from "../../fault.js";
import type { Codebook, Field } from "../codebook.js";
import type { Column } from "../column.js";
import { CsvPlaces } from "../csv-places.js";
import { Records } from "../records.js";
import { TableReader } from "../table-reader.js";

/** A fault of a table, and the row that it is in, from 0; undefined where it is in none. */
export type TableFault = Fault & { readonly row?: number };

/** Reads a table and checks its cells; of what is wrong it tells the row. */
export function readTable(
  bytes: Uint8Array,
  codebook: Codebook,
): { readonly columns: ReadonlyMap<string, Column>; readonly rows: number; readonly faults: readonly TableFault[] } {
  const records = new Records(bytes, codebook.delimiter);
  const reader = new TableReader(codebook, 1024);
  while (records.advance() && reader.take(records));
  const columns = reader.finish(new CsvPlaces("", bytes, codebook.delimiter, reader.records), true);
  const faults = reader.faults.finish("", ({ row }) => ({ file: "", line: row }));
  return {
    columns,
    rows: reader.rows,
    faults: faults.map(({ place, ...fault }) => (place?.line === undefined ? fault : { ...fault, row: place.line })),
  };
}

/** The cells of a table as texts, the header first. */
export function cellsOf(bytes: Uint8Array, delimiter: string): readonly (readonly string[])[] {
  const records = new Records(bytes, delimiter);
  const rows: string[][] = [];
  while (records.advance()) rows.push(Array.from({ length: records.count }, (_, i) => records.text(i)));
  return rows;
}

/** The names of a table's columns. */
export function headerOf(bytes: Uint8Array, delimiter: string): readonly string[] {
  const records = new Records(bytes, delimiter);
  records.advance();
  return Array.from({ length: records.count }, (_, i) => records.text(i));
}

/** The codebook of a table: some of the columns, of which rows may be alike, and their count. */
export function tableCodebook(codebook: Codebook, columns: readonly string[], count: string): Codebook {
  const { key = [], fields, ...rest } = codebook;
  const counted: Field = {
    name: count,
    type: "integer",
    label: "rows",
    minimum: 1,
    required: true,
    unique: false,
    missingValues: [],
    place: { file: codebook.file },
  };
  const own = fields
    .filter(({ name }) => columns.includes(name))
    .map((field) => ({ ...field, unique: false, required: field.required || key.includes(field.name) }));
  return { ...rest, fields: [...own, counted] };
}
