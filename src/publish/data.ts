import type { Codebook } from "../cohort/codebook.js";
import { readAnswers, writeAnswers } from "../cohort/grouped/answers.js";
import { readCounted } from "../cohort/grouped/read.js";
import { loadCodebook } from "../cohort/load-codebook.js";
import { type Cohort, readCohort } from "../cohort/read.js";
import { Records } from "../cohort/records.js";
import { type Fault, StudyFaults } from "../fault.js";
import { isTooLarge, tooLarge } from "../source/whole-file.js";
import { openSource, type Sources, saidBy } from "../sources/allowed.js";
import { answersOf, askCounts, countedInWords } from "../sources/counts.js";
import { parquetToCsv } from "../sources/duckdb.js";
import { groupsOfFile } from "../sources/file-groups.js";
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
  /** The rows themselves are wanted where counts would do, as R reads nothing else: beside the counts, or alone. */
  readonly rows?: "too" | "alone";
  /** What databases gave before, where a process builds again and again: they are not asked for the same twice. */
  readonly kept?: Map<string, InputFile>;
}

/**
 * The inputs with their data as CSV, whatever the file is: compressed, or Parquet; or asked of a database, if it is one of
 * the `sources`: of that only what the plan needs, which `planned` gives. Throws StudyFaults where that cannot be, or where
 * what reads it is not installed.
 */
export async function openData(
  inputs: Inputs,
  planned: () => Planned,
  { sources = {}, rows, kept }: OpenOptions = {},
): Promise<Inputs> {
  const { data } = inputs;
  if (data.asks) {
    const needed = planned();
    const key = JSON.stringify([data.asks, sources, needed.codebook, countedSets(needed), rows]);
    const asked = kept?.get(key) ?? (await askedFor(inputs, data.asks, needed, { sources, rows }));
    kept?.clear();
    kept?.set(key, asked);
    return { ...inputs, data: asked };
  }
  if (inputs.study.data.from) return { ...inputs, data: await givenFor(data, planned()) };
  if (data.table || formOf(data.path) === "csv") return inputs;
  const known = opened.get(data) ?? withTable(data, await tableOf(inputs));
  opened.set(data, known);
  return { ...inputs, data: known };
}

/** A file whose own bytes need not be held. */
function withTable(file: InputFile, table: Uint8Array): InputFile {
  return {
    path: file.path,
    get bytes() {
      return file.bytes;
    },
    hash: () => hashOf(file),
    table,
  };
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
  { sources, rows }: { readonly sources: Sources; readonly rows: OpenOptions["rows"] },
): Promise<InputFile> {
  const place = study.place(["data", "from", "query"]);
  const codebook = fileCodebook(planned.codebook);
  const query = written.trim().replace(/;$/, "");
  let database: Database | undefined;
  try {
    database = await openSource(source, sources, study.place(["data", "from", "source"]));
    const table = async (): Promise<Uint8Array> => csvOf(database!, query, codebook, { sorted: true });
    const sets = countedSets(planned);
    if (!sets || rows === "alone") {
      const why = whyRows(planned) ?? "they were asked for";
      return { path, bytes: await table(), asked: true, told: `${source} gave its rows: ${why}` };
    }
    const counted = await askCounts(database, query, sets, codebook, path);
    return {
      path,
      bytes: writeAnswers(counted.answers),
      asked: true,
      counted: { faults: counted.faults },
      told: `${source}: ${countedInWords(counted)}`,
      ...(rows === "too" && { table: await table() }),
    };
  } catch (error) {
    if (error instanceof StudyFaults) throw error;
    const message = `${source}: ${saidBy(error, source, sources)}`;
    throw new StudyFaults([{ rule: "query-failed", severity: "error", message, place }]);
  } finally {
    await database?.close();
  }
}

/**
 * Data that are given although a database would be asked for them: its rows as a file, which are counted as it would count
 * them, or the counts that it gave.
 */
async function givenFor(data: InputFile, planned: Planned): Promise<InputFile> {
  const sets = countedSets(planned);
  if (!sets) return data;
  const { path, bytes } = data;
  const counted = { faults: [] };
  if (readAnswers(bytes)) return { path, bytes, asked: true, counted };
  const { answers } = await answersOf(groupsOfFile(bytes, planned.codebook, sets.flat()), sets, planned.codebook);
  return { path, bytes: writeAnswers(answers), table: bytes, counted };
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
    const bytes = table ?? file.bytes;
    if (isTooLarge(bytes.length)) throw new StudyFaults([tooLarge(path)]);
    return readCohort(bytes, path, codebook, hashOf(file));
  } catch (error) {
    if (!(error instanceof StudyFaults) || (formOf(path) !== "parquet" && !asked)) throw error;
    const nameOf = asked ? keyOfRow(table ?? file.bytes, fileCodebook(codebook)) : (row: number) => `row ${row}, `;
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
