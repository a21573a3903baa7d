import type { Codebook, Field } from "../cohort/codebook.js";
import { valueFaults } from "../cohort/grouped/faults.js";
import type { Fault } from "../fault.js";
import { valuesSql } from "./grouping.js";
import { type Database, missingTexts, sqlText, type TableColumn, textSql } from "./lines.js";

/** The rows that are checked where they are. */
export interface RowsThere {
  readonly database: Database;
  readonly query: string;
  readonly columns: readonly TableColumn[];
  readonly codebook: Codebook;
  /** What the rows are called. */
  readonly file: string;
}

/** So many values that occur twice are told. */
const MOST_TOLD = 10;

/** All that a text may begin or end with and should not: what JavaScript's `trim` takes away. */
const SPACES = [
  "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff",
  "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
]
  .join("")
  .split("")
  .map(sqlText)
  .join(", ");

/**
 * What is wrong with the values of a column of which the plan needs nothing. The database gives those alone that may be at
 * fault: they are judged here, as any others.
 */
export async function valuesAtFault(name: string, there: RowsThere): Promise<readonly Fault[]> {
  const { database, query, columns, codebook, file } = there;
  const field = codebook.fields.find((one) => one.name === name)!;
  const column = columns.find((one) => one.name === name)!;
  const cells = `SELECT ${textSql("c0", column, codebook)} AS cell, n FROM (${valuesSql([column], query, database.collation)}) AS source_values`;
  const suspect = `SELECT cell, sum(n) AS n FROM (${cells}) AS source_cells GROUP BY cell HAVING ${mayBeWrong(field, codebook)}`;
  const sql = `SELECT CAST(n AS VARCHAR) || ' ' || cell FROM (${suspect}) AS source_suspects ORDER BY cell${database.collation}`;
  const counts = new Map<string, number>();
  for await (const texts of database.texts(sql)) for (const text of texts) counts.set(...countedText(text));
  return counts.size === 0 ? [] : valueFaults(name, counts, file, codebook);
}

/** A condition on the text `cell`, fulfilled where it may be at fault. */
function mayBeWrong(field: Field, codebook: Codebook): string {
  const missing = missingTexts(field.name, codebook).map(sqlText);
  const required = field.required || codebook.key?.includes(field.name) === true;
  const absent = missing.length === 0 ? "FALSE" : `cell IN (${missing.join(", ")})`;
  const wrong =
    field.type === "string"
      ? `cell = '' OR substr(cell, 1, 1) IN (${SPACES}) OR substr(cell, length(cell), 1) IN (${SPACES})`
      : notPlain(field, codebook);
  return `CASE WHEN ${absent} THEN ${required ? "TRUE" : "FALSE"} ELSE ${wrong} END`;
}

/** Whether `cell` is anything but a number written plainly, within its range. */
function notPlain({ type, minimum, maximum }: Field, codebook: Codebook): string {
  const limits = [
    ...(minimum === undefined ? [] : [`${numberSql("cell", codebook)} < ${minimum}`]),
    ...(maximum === undefined ? [] : [`${numberSql("cell", codebook)} > ${maximum}`]),
  ];
  const plain = isPlain("cell", codebook, type === "integer");
  return `CASE WHEN ${plain} THEN ${limits.length === 0 ? "FALSE" : limits.join(" OR ")} ELSE TRUE END`;
}

function isPlain(text: string, { decimalChar }: Codebook, whole = false): string {
  const pattern = `^-?[0-9]{1,15}${whole ? "" : `([${decimalChar ?? "."}][0-9]{1,15})?`}$`;
  return `(${text} <> '' AND regexp_replace(${text}, '${pattern}', '') = '')`;
}

function numberSql(text: string, { decimalChar }: Codebook): string {
  return `CAST(${decimalChar === "," ? `replace(${text}, ',', '.')` : text} AS DOUBLE PRECISION)`;
}

/** Values of these columns together that stand in several rows, where each should in one; what is missing does not count. */
export async function valuesTwice(
  names: readonly string[],
  what: "key" | "value",
  { database, query, columns, codebook, file }: RowsThere,
): Promise<readonly Fault[]> {
  const own = names.map((name) => columns.find((column) => column.name === name)!);
  const texts = own.map((column, i) => textSql(`c${i}`, column, codebook));
  const cells = own.map(({ name }, i) => {
    const { type } = codebook.fields.find((field) => field.name === name)!;
    // 7 and 07 are one number
    return type === "string"
      ? texts[i]!
      : `CASE WHEN ${isPlain(texts[i]!, codebook)} THEN CAST(${numberSql(texts[i]!, codebook)} AS VARCHAR) ELSE ${texts[i]} END`;
  });
  const present = own.flatMap(({ name }, i) => {
    const missing = missingTexts(name, codebook).map(sqlText);
    return missing.length === 0 ? [] : [`${texts[i]} NOT IN (${missing.join(", ")})`];
  });
  const where = present.length === 0 ? "" : ` WHERE ${present.join(" AND ")}`;
  const lines = `SELECT ${cells.join(" || chr(31) || ")} AS line, n FROM (${valuesSql(own, query, database.collation)}) AS source_values${where}`;
  const twice = `SELECT line, sum(n) AS n FROM (${lines}) AS source_lines GROUP BY line HAVING sum(n) > 1`;
  const sql = `SELECT CAST(n AS VARCHAR) || ' ' || line FROM (${twice}) AS source_twice ORDER BY line${database.collation} LIMIT ${MOST_TOLD + 1}`;
  const found: [string, number][] = [];
  for await (const batch of database.texts(sql)) found.push(...batch.map(countedText));
  const columnsNamed = `column${names.length > 1 ? "s" : ""} ${names.join(", ")}`;
  const faults = found.slice(0, MOST_TOLD).map(
    ([line, n]): Fault => ({
      rule: what === "key" ? "key-twice" : "value-twice",
      severity: "error",
      message: `${columnsNamed}: ${line.replaceAll("\u001f", ", ")} stands in ${n} rows`,
      place: { file },
      expected: what === "key" ? "a key of its own for every row" : "no value twice",
    }),
  );
  if (found.length <= MOST_TOLD) return faults;
  const message = `${columnsNamed}: more values stand in several rows, and are not listed`;
  return [...faults, { rule: "faults-not-listed", severity: "error", message, place: { file } }];
}

/** A text and its count, from `3 text`. */
function countedText(text: string): [string, number] {
  const space = text.indexOf(" ");
  return [text.slice(space + 1), Number(text.slice(0, space))];
}
