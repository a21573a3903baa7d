import type { Codebook } from "../cohort/codebook.js";
import { readAnswers, writeAnswers } from "../cohort/grouped/answers.js";
import { readCounted } from "../cohort/grouped/read.js";
import { loadCodebook } from "../cohort/load-codebook.js";
import { type Cohort, readCohort } from "../cohort/read.js";
import { Records } from "../cohort/records.js";
import { type Fault, StudyFaults } from "../fault.js";
import { openSource, type Sources, saidBy } from "../sources/allowed.js";
import { askCounts, countedInWords } from "../sources/counts.js";
import { parquetToCsv } from "../sources/duckdb.js";
import { gunzip } from "../sources/gzip.js";
import { csvOf, type Database } from "../sources/lines.js";
import type { QueryDeclaration } from "../study/study.js";
import { decode, type InputFile, type Inputs } from "./inputs.js";
import { hashOf } from "./manifest.js";
import { countedSets, type Planned, whyRows } from "./needed.js";

/** What a data file is, by the end of its name. */
type Form = "csv" | "gzip" | "parquet";

function formOf(path: string): Form {
  if (/\.parquet$/i.test(path)) return "parquet";
  return /\.gz$/i.test(path) ? "gzip" : "csv";
}

const opened = new WeakMap<InputFile, InputFile>();

export interface OpenOptions {
  /** Databases that may be asked. */
  readonly sources?: Sources | undefined;
  /** The rows themselves are wanted, too, where counts would do: R reads nothing else. */
  readonly rows?: boolean;
}

/**
 * The inputs with their data as CSV, whatever the file is: compressed, or Parquet; or asked of a database, if it is one of
 * the `sources`: of that only what the plan needs, which `planned` gives. Throws StudyFaults where that cannot be, or where
 * what reads it is not installed.
 */
export async function openData(
  inputs: Inputs,
  planned: () => Planned,
  { sources = {}, rows = false }: OpenOptions = {},
): Promise<Inputs> {
  const { data } = inputs;
  if (data.asks) return { ...inputs, data: await askedFor(inputs, data.asks, planned(), { sources, rows }) };
  if (data.table || formOf(data.path) === "csv") return inputs;
  const known = opened.get(data) ?? { ...data, table: await tableOf(inputs) };
  opened.set(data, known);
  return { ...inputs, data: known };
}

async function tableOf({ data: { path, bytes }, codebook }: Inputs): Promise<Uint8Array> {
  if (formOf(path) === "gzip") return gunzip(bytes, path);
  try {
    return await parquetToCsv(bytes, fileCodebook(loadCodebook(decode(codebook), codebook.path)), { file: path });
  } catch (error) {
    if (error instanceof StudyFaults) throw error;
    const message = `the file cannot be read as Parquet: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
    throw new StudyFaults([{ rule: "parquet-unreadable", severity: "error", message, place: { file: path } }]);
  }
}

/** What a database gives: counts where they meet the plan's needs, or the rows as the CSV file that they would be. */
async function askedFor(
  { data: { path }, study }: Inputs,
  { source, query: written }: QueryDeclaration,
  planned: Planned,
  { sources, rows }: Required<OpenOptions>,
): Promise<InputFile> {
  const place = study.place(["data", "from", "query"]);
  const codebook = fileCodebook(planned.codebook);
  const query = written.trim().replace(/;$/, "");
  let database: Database | undefined;
  try {
    database = await openSource(source, sources ?? {}, study.place(["data", "from", "source"]));
    const table = async (): Promise<Uint8Array> => csvOf(database!, query, codebook, { sorted: true });
    const sets = countedSets(planned);
    if (!sets) return { path, bytes: await table(), asked: true, told: `${source} gave its rows: ${whyRows(planned)}` };
    const counted = await askCounts(database, query, sets, codebook, path);
    return {
      path,
      bytes: writeAnswers(counted.answers),
      asked: true,
      counted: { faults: counted.faults },
      told: `${source}: ${countedInWords(counted)}`,
      ...(rows && { table: await table() }),
    };
  } catch (error) {
    if (error instanceof StudyFaults) throw error;
    const message = `${source}: ${saidBy(error, source, sources ?? {})}`;
    throw new StudyFaults([{ rule: "query-failed", severity: "error", message, place }]);
  } finally {
    await database?.close();
  }
}

/** The codebook of the file's own rows. */
function fileCodebook(codebook: Codebook): Codebook {
  return codebook.long ?? codebook;
}

/** The cohort of a study's data; the hash is that of the file, whatever its form. Throws as `readCohort` does. */
export function readData(file: InputFile, codebook: Codebook): Cohort {
  const { path, table, asked, counted } = file;
  try {
    if (counted && !table) {
      const answers = readAnswers(file.bytes);
      if (!answers) throw new Error("the answers of a database cannot be read");
      return readCounted(answers, path, codebook, hashOf(file), counted.faults);
    }
    return readCohort(table ?? file.bytes, path, codebook, hashOf(file));
  } catch (error) {
    if (!(error instanceof StudyFaults) || (formOf(path) !== "parquet" && !asked)) throw error;
    const nameOf = asked ? keyOfRow(file.bytes, fileCodebook(codebook)) : (row: number) => `row ${row}, `;
    throw new StudyFaults(
      error.faults.map((fault) => withoutLine(fault, nameOf)),
      error.exitCode,
    );
  }
}

/** A fault of a table that has no lines: it tells the row. */
function withoutLine(fault: Fault, nameOf: (row: number) => string): Fault {
  const { place } = fault;
  if (place?.line === undefined) return fault;
  const name = place.line > 1 ? nameOf(place.line - 1) : "";
  return { ...fault, message: `${name}${fault.message}`, place: { file: place.file } };
}

/** What a row is called by its key: `participant_id P017: `. */
function keyOfRow(bytes: Uint8Array, { key = [], delimiter }: Codebook): (row: number) => string {
  return (row) => {
    const records = new Records(bytes, delimiter);
    records.advance();
    const positions = Array.from({ length: records.count }, (_, cell) => [records.text(cell), cell] as const);
    const at = new Map(positions);
    for (let i = 0; i < row; i++) records.advance();
    const named = key.filter((name) => (at.get(name) ?? records.count) < records.count);
    return named.map((name) => `${name} ${records.text(at.get(name)!)}: `).join("");
  };
}
