import { countName } from "../cohort/grouped/answers.js";
import type { Groups } from "./groups.js";
import {
  cellSql,
  csvCell,
  type Database,
  type Dialect,
  GrowingText,
  lineSql,
  sqlName,
  type TableColumn,
} from "./lines.js";

/** The rows of a query, which stay in the database: it counts them. */
export function groupsOf(
  database: Database,
  query: string,
  columns: readonly TableColumn[],
  codebook: Dialect,
): Groups {
  const grouped = (names: readonly string[]): string => {
    const own = names.map((name) => columns.find((column) => column.name === name)!);
    return groupedSql(own, query, codebook, database.collation);
  };
  return {
    rows: () => numberOf(database, `SELECT CAST(count(*) AS VARCHAR) FROM (${query}\n) AS source_rows`),
    combinations: (names) =>
      numberOf(database, `SELECT CAST(count(*) AS VARCHAR) FROM (${grouped(names)}) AS source_groups`),
    table: async (names) => {
      const header = [...names, countName(codebook.fields.map(({ name }) => name))];
      const text = new GrowingText();
      text.push(`${header.map((name) => csvCell(name, codebook.delimiter)).join(codebook.delimiter)}\n`);
      const line = lineSql(["line", "CAST(n AS VARCHAR)"], codebook);
      const sql = `SELECT ${line} FROM (${grouped(names)}) AS source_groups ORDER BY line${database.collation}`;
      for await (const lines of database.texts(sql)) if (lines.length > 0) text.push(`${lines.join("\n")}\n`);
      return text.bytes();
    },
  };
}

/** A query of the distinct lines of some columns, with the number `n` of rows of each. */
export function groupedSql(
  columns: readonly TableColumn[],
  query: string,
  codebook: Dialect,
  collation: string,
): string {
  const line = lineSql(
    columns.map((column, i) => cellSql(`c${i}`, column, codebook)),
    codebook,
  );
  // values that give one text, such as none and NA, are one
  return `SELECT line, sum(n) AS n FROM (SELECT ${line} AS line, n FROM (${valuesSql(columns, query, collation)}) AS source_values) AS source_lines GROUP BY line`;
}

/** A query of the distinct values `c0`, `c1`, ... of some columns, with the number `n` of rows of each: few texts are made. */
export function valuesSql(columns: readonly TableColumn[], query: string, collation: string): string {
  const values = columns.map((column, i) => `${valueSql(column, collation)} AS c${i}`).join(", ");
  const places = columns.map((_, i) => i + 1).join(", ");
  return `SELECT ${values}, count(*) AS n FROM (${query}\n) AS source_rows GROUP BY ${places}`;
}

/** A value of which no two texts are one value. */
function valueSql({ name, kind }: TableColumn, collation: string): string {
  if (kind === "double") return `CAST(${sqlName(name)} AS DOUBLE PRECISION) + 0`;
  return kind === "decimal" ? sqlName(name) : `CAST(${sqlName(name)} AS VARCHAR)${collation}`;
}

async function numberOf(database: Database, sql: string): Promise<number> {
  for await (const [text] of database.texts(sql)) return Number(text);
  return 0;
}
