import type { Codebook } from "../cohort/codebook.js";
import { FaultList } from "../cohort/fault-list.js";
import type { Answers } from "../cohort/grouped/answers.js";
import { columnsLeft } from "../cohort/grouped/sets.js";
import { readHeader } from "../cohort/header.js";
import { type Fault, StudyFaults } from "../fault.js";
import { valuesAtFault, valuesTwice } from "./checks.js";
import { groupsOf } from "./grouping.js";
import { type Choice, chooseTables, type Groups } from "./groups.js";
import type { Database } from "./lines.js";

/** What a database gave in place of rows, what it was asked, and what it found wrong with the rows. */
export interface Counted {
  readonly answers: Answers;
  readonly choice: Choice;
  readonly faults: readonly Fault[];
}

/**
 * Asks a database for counts of combinations of values that hold all `sets` of columns, and for what is wrong with the
 * others. Throws StudyFaults where the query's columns are not the codebook's.
 */
export async function askCounts(
  database: Database,
  query: string,
  sets: readonly (readonly string[])[],
  codebook: Codebook,
  file: string,
): Promise<Counted> {
  const columns = await database.columns(query);
  const header = new FaultList();
  readHeader(
    columns.map(({ name }) => name),
    codebook,
    header,
  );
  if (!header.empty) throw new StudyFaults(header.finish(file, () => ({ file })));
  const groups = groupsOf(database, query, columns, codebook);
  const { answers, choice } = await answersOf(groups, sets, codebook);
  const checks = { database, query, columns, codebook, file };
  const faults: Fault[] = [];
  for (const name of columnsLeft(choice.tables, codebook)) faults.push(...(await valuesAtFault(name, checks)));
  const alone = codebook.key?.length === 1 ? codebook.key[0] : undefined;
  for (const { name, unique } of codebook.fields)
    if (unique && name !== alone) faults.push(...(await valuesTwice([name], "value", checks)));
  if (codebook.key) faults.push(...(await valuesTwice(codebook.key, "key", checks)));
  return { answers, choice, faults };
}

function linesOf(text: Uint8Array): number {
  let lines = 0;
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) lines++;
  return lines;
}

/** The tables that hold all `sets`, from whatever holds the rows. */
export async function answersOf(
  source: Groups,
  sets: readonly (readonly string[])[],
  codebook: Pick<Codebook, "fields" | "missingValues">,
): Promise<{ readonly answers: Answers; readonly choice: Choice }> {
  const choice = await chooseTables(source, sets, codebook);
  const tables: Uint8Array[] = [];
  for (const columns of choice.tables) tables.push(await source.table(columns));
  return { answers: { rows: choice.rows, tables }, choice };
}

/** `304 rows stayed there; 12 tables of counts gave 431 combinations of values`. */
export function countedInWords({ answers: { rows, tables }, choice: { together } }: Counted): string {
  const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  const lines = tables.map((table) => linesOf(table) - 1);
  const all = number(lines.reduce((sum, one) => sum + one, 0));
  const named = `${tables.length} ${tables.length === 1 ? "table" : "tables"} of counts`;
  const asked = `${number(rows)} rows stayed there; ${named} gave ${all} combinations of values`;
  // where columns are asked for together, that is the first table
  if (together.length === 0) return asked;
  return `${asked}, ${number(lines[0]!)} of them of ${together.join(", ")} together, which hardly repeat`;
}
