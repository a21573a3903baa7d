import { type Fault, StudyFaults } from "../../fault.js";
import type { Codebook } from "../codebook.js";
import type { NumberColumn } from "../column.js";
import { textFaults } from "../decode.js";
import type { Cohort } from "../read.js";
import { type Answers, countName } from "./answers.js";
import { countedFaults } from "./faults.js";
import { headerOf, readTable, type TableFault, tableCodebook } from "./table.js";

/**
 * A cohort whose rows stayed where they are, so that it has no columns, but tables of distinct combinations of some with
 * their counts; the hash is that of the answers.
 */
export interface CountedCohort extends Cohort {
  /** Each a cohort with some of the columns, in which a row stands for `counts` participants. */
  readonly tables: readonly Cohort[];
}

/**
 * Reads what a database gave in place of rows and checks it against the codebook; `known` is what was found wrong before.
 * Throws StudyFaults that tell the value and in how many rows it stands.
 */
export function readCounted(
  { rows, tables }: Answers,
  file: string,
  codebook: Codebook,
  sha256: string,
  known: readonly Fault[] = [],
): CountedCohort {
  if (rows === 0) throw new StudyFaults([...known, noRows(file)]);
  const count = countName(codebook.fields.map(({ name }) => name));
  const faulty: { readonly table: Uint8Array; readonly faults: readonly TableFault[] }[] = [];
  const text: Fault[] = [];
  const read = tables.flatMap((table): Cohort[] => {
    text.push(...textFaults(table, file));
    const found = readTable(table, tableCodebook(codebook, headerOf(table, codebook.delimiter), count));
    if (found.faults.length > 0) {
      faulty.push({ table, faults: found.faults });
      return [];
    }
    const columns = new Map(found.columns);
    const counts = Int32Array.from((columns.get(count) as NumberColumn).values);
    columns.delete(count);
    const total = counts.reduce((sum, one) => sum + one, 0);
    if (total !== rows) text.push(malformed(file, `a table counts ${total} rows of ${rows}`));
    return [{ file, sha256, codebook, rows: found.rows, columns, counts }];
  });
  const faults = [...known, ...text, ...countedFaults(faulty, file, codebook)];
  if (faults.length > 0) throw new StudyFaults(faults);
  // how many there are is known without a column
  const everyone: Cohort = { file, sha256, codebook, rows: 1, columns: new Map(), counts: Int32Array.of(rows) };
  return { file, sha256, rows, codebook, columns: new Map(), tables: [everyone, ...read] };
}

export function isCounted(cohort: Cohort): cohort is CountedCohort {
  return "tables" in cohort;
}

function noRows(file: string): Fault {
  const expected = "a row for each participant";
  return { rule: "rows-none", severity: "error", message: "the query gives no rows", place: { file }, expected };
}

function malformed(file: string, message: string): Fault {
  return { rule: "counts-malformed", severity: "error", message, place: { file } };
}
