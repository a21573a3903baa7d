import { StudyFaults } from "../fault.js";
import type { Codebook } from "./codebook.js";
import type { Column } from "./column.js";
import { failureFault } from "./csv-failure.js";
import { CsvPlaces } from "./csv-places.js";
import { isBlank, textFaults } from "./decode.js";
import { Records } from "./records.js";
import { indexOf } from "./repeated.js";
import { TableReader } from "./table-reader.js";
import { widen } from "./wide.js";

/** A cohort file as columns, one row a participant (or, where the codebook says so, a visit of one). */
export interface Cohort {
  readonly file: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly rows: number;
  /** In the order of the codebook, whatever the order in the file. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly codebook: Codebook;
  /** Where a row is a visit: the number of its participant. */
  readonly participants?: Int32Array;
  /** Where a row stands for several participants who are alike: how many. */
  readonly counts?: Int32Array;
}

/**
 * Reads a cohort file (CSV in UTF-8) into typed columns and checks it against the codebook. `sha256` is the hash of
 * `bytes`, which the caller has computed.
 * Throws StudyFaults with all faults, each with file, line, column, what was found and expected (the first of each kind
 * where there are many, and a count of the rest).
 */
export function readCohort(bytes: Uint8Array, file: string, codebook: Codebook, sha256: string): Cohort {
  if (!codebook.long) return readRows(bytes, file, codebook, sha256);
  return { file, sha256, codebook, ...widen(readRows(bytes, file, codebook.long, sha256).columns, codebook.long) };
}

function readRows(bytes: Uint8Array, file: string, codebook: Codebook, sha256: string): Cohort {
  const wrong = textFaults(bytes, file);
  if (wrong.length > 0) throw new StudyFaults(wrong);
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (isBlank(body))
    throw new StudyFaults([
      {
        rule: "file-empty",
        severity: "error",
        message: "the file is empty",
        place: { file, line: 1, column: 1 },
        expected: "a header and a row for each participant",
      },
    ]);
  const records = new Records(body, codebook.delimiter);
  const reader = new TableReader(codebook, roomFor(body));
  let stopped = false;
  while (!stopped && records.advance()) stopped = !reader.take(records);
  const places = new CsvPlaces(file, body, codebook.delimiter, reader.records);
  const columns = reader.finish(places, !stopped && !records.trouble);
  const faults = reader.faults.finish(file, (cell) => places.of(cell));
  // A header that is none is told already, and is why reading stopped.
  if (stopped && reader.readable) faults.push(failureFault("reading-stopped", places.of({ row: -1 })));
  if (records.trouble) faults.push(failureFault(records.trouble.code, places.ofTrouble(records.trouble.offset)));
  if (faults.length > 0) throw new StudyFaults(faults);
  const { participant } = codebook;
  const participants = participant === undefined ? {} : { participants: indexOf(columns.get(participant)!).index };
  return { file, sha256, rows: reader.rows, columns, codebook, ...participants };
}

/** About how many rows there are, by the length of the first lines. */
function roomFor(body: Uint8Array): number {
  const start = body.subarray(0, 1 << 18);
  if (start.length === body.length) return 1024;
  let lines = 1;
  for (let i = 0; i < start.length; i++) if (start[i] === 10 || start[i] === 13) lines++;
  return Math.ceil((1.02 * lines * body.length) / start.length);
}
