import type { Codebook } from "../cohort/codebook.js";

/** A column as a database gives it. */
export interface TableColumn {
  readonly name: string;
  readonly kind: "double" | "decimal" | "other";
}

/** As much of a database as is read here: the columns of a query, and a query of one text a row. */
export interface Database {
  columns(query: string): Promise<readonly TableColumn[]>;
  /** The texts, a batch at a time. */
  texts(sql: string): AsyncIterable<readonly string[]>;
  /** What follows a text in ORDER BY so that texts stand in the order of their characters' codes. */
  readonly collation: string;
  close(): Promise<void>;
}

export type Dialect = Pick<Codebook, "delimiter" | "decimalChar" | "missingValues" | "fields">;

/**
 * The rows of a query as a CSV file in the codebook's dialect, so that they are read, checked, hashed and handed to R as any
 * file is. The database writes each row as one text; doubles in the fewest digits that read back. Where rows have no order
 * of their own they are sorted, so that the same rows give the same file.
 */
export async function csvOf(
  database: Database,
  query: string,
  codebook: Dialect,
  { sorted }: { readonly sorted: boolean },
): Promise<Uint8Array> {
  const columns = await database.columns(query);
  const line = lineSql(
    columns.map((column) => cellSql(sqlName(column.name), column, codebook)),
    codebook,
  );
  const sql = `SELECT line FROM (SELECT ${line} AS line FROM (${query}\n) AS source_rows) AS source_lines`;
  const text = new GrowingText();
  text.push(`${columns.map(({ name }) => csvCell(name, codebook.delimiter)).join(codebook.delimiter)}\n`);
  const ordered = sorted ? `${sql} ORDER BY line${database.collation}` : sql;
  for await (const lines of database.texts(ordered)) text.push(`${lines.join("\n")}\n`);
  return text.bytes();
}

/** Cells as one line. */
export function lineSql(cells: readonly string[], { delimiter }: Pick<Dialect, "delimiter">): string {
  return cells.join(` || ${sqlText(delimiter)} || `);
}

/** What `value` gives of a column as a cell of CSV, in SQL that both databases understand. */
export function cellSql(value: string, column: TableColumn, dialect: Dialect): string {
  const text = presentSql(value, column, dialect);
  const absent = sqlText(csvCell(absentText(column, dialect), dialect.delimiter));
  if (column.kind !== "other") return `coalesce(${text}, ${absent})`;
  const special = ['"', dialect.delimiter].map((one) => `strpos(${text}, ${sqlText(one)}) > 0`);
  const quoted = `'"' || replace(${text}, '"', '""') || '"'`;
  const breaks = ["chr(10)", "chr(13)"].map((one) => `strpos(${text}, ${one}) > 0`);
  return `coalesce(CASE WHEN ${[...special, ...breaks].join(" OR ")} THEN ${quoted} ELSE ${text} END, ${absent})`;
}

/** The same without quotes. */
export function textSql(value: string, column: TableColumn, dialect: Dialect): string {
  return `coalesce(${presentSql(value, column, dialect)}, ${sqlText(absentText(column, dialect))})`;
}

/** The text of a value, where there is one. */
function presentSql(value: string, { kind }: TableColumn, { decimalChar }: Dialect): string {
  // no zero has a sign: the sum of -0 and 0 is 0
  const text = `CAST(${kind === "double" ? `CAST(${value} AS DOUBLE PRECISION) + 0` : value} AS VARCHAR)`;
  if (kind === "other") return text;
  // 1.50 is 1.5, and 2.0 is 2, as a code may be
  const short = `regexp_replace(regexp_replace(${text}, '([.][0-9]*?)0+$', '\\1'), '[.]$', '')`;
  return decimalChar === "," ? `replace(${short}, '.', ',')` : short;
}

/** What stands where there is no value. */
function absentText({ name }: TableColumn, dialect: Dialect): string {
  return missingTexts(name, dialect)[0] ?? "";
}

/** The texts of a column that stand for no value. */
export function missingTexts(name: string, { missingValues, fields }: Dialect): readonly string[] {
  return fields.find((one) => one.name === name)?.missingValues ?? missingValues;
}

/** A cell as it stands in CSV. */
export function csvCell(text: string, delimiter: string): string {
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A name in SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** UTF-8 that grows: no string may be as long as a large file. */
export class GrowingText {
  private buffer = new Uint8Array(1 << 16);
  private length = 0;
  private readonly encoder = new TextEncoder();

  push(text: string): void {
    const least = this.length + 3 * text.length;
    if (least > this.buffer.length) {
      const larger = new Uint8Array(Math.max(least, Math.ceil(1.5 * this.buffer.length)));
      larger.set(this.buffer.subarray(0, this.length));
      this.buffer = larger;
    }
    this.length += this.encoder.encodeInto(text, this.buffer.subarray(this.length)).written;
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }
}
