import { type Fault, StudyFaults } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import { type Builder, builderOf } from "./builders.js";
import { checkRows } from "./check-rows.js";
import type { Codebook } from "./codebook.js";
import type { Column } from "./column.js";
import { type CsvFailure, readCsv } from "./csv.js";
import { CsvPlaces } from "./csv-places.js";
import { decode } from "./decode.js";
import { FaultList } from "./fault-list.js";
import { readHeader } from "./header.js";
import { indexOf } from "./repeated.js";
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
  const decoded = decode(bytes, file);
  if ("faults" in decoded) throw new StudyFaults(decoded.faults);
  if (decoded.text.trim() === "")
    throw new StudyFaults([
      {
        rule: "file-empty",
        severity: "error",
        message: "the file is empty",
        place: { file, line: 1, column: 1 },
        expected: "a header and a row for each participant",
      },
    ]);
  const reader = new Reader(codebook);
  const failure = readCsv(decoded.text, codebook.delimiter, (cells, end) => reader.record(cells, end));
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  const places = new CsvPlaces(file, body, reader.ends, codebook.delimiter);
  const columns = reader.finish(places, failure === undefined);
  const faults = reader.faults.finish(file, (cell) => places.of(cell));
  // A header that is none is told already, and is why reading stopped.
  const told = failure?.code === "reading-stopped" && !reader.readable;
  if (failure && !told) faults.push(failureFault(failure, places, reader.ends.length));
  if (faults.length > 0) throw new StudyFaults(faults);
  const { participant } = codebook;
  const participants = participant === undefined ? {} : { participants: indexOf(columns.get(participant)!) };
  return { file, sha256, rows: reader.rows, columns, codebook, ...participants };
}

/** After so many rows that are too long or too short the rest is not read: the header is another file's. */
const MOST_MISFITS = 1000;

class Reader {
  readonly faults = new FaultList();
  /** Offset of the end of each record, the header first. */
  readonly ends: number[] = [];
  rows = 0;
  private width = 0;
  private builders: (Builder | undefined)[] = [];
  readable = false;
  /** Blank lines at the end of the file are no rows; elsewhere they are a fault. */
  private blank = 0;
  private misfits = 0;
  private readonly bad = new Set<number>();
  private readonly positions = new Map<string, number>();

  constructor(private readonly codebook: Codebook) {}

  /** Takes a record; false where reading on is of no use. */
  record(cells: readonly string[], end: number): boolean {
    this.ends.push(end);
    if (this.ends.length === 1) this.header(cells);
    else this.row(cells);
    return this.readable && this.misfits < MOST_MISFITS;
  }

  private header(cells: readonly string[]): void {
    const fields = readHeader(cells, this.codebook, this.faults);
    this.readable = fields !== undefined;
    this.width = cells.length;
    this.builders = (fields ?? []).map((field, position) => {
      if (field === undefined) return undefined;
      this.positions.set(field.name, position);
      return builderOf(field, this.codebook, (row, { rule, ...fault }) =>
        this.faults.add({ row, position }, field.name, rule, () => fault),
      );
    });
  }

  private row(cells: readonly string[]): void {
    const { builders, width } = this;
    if (cells.length === 1 && cells[0] === "" && width > 1) {
      this.blank++;
      return;
    }
    for (; this.blank > 0; this.blank--) this.reject("row-blank", "a blank line", "remove it");
    if (cells.length !== width) this.ragged(cells.length);
    else if (cells[0] === "" && width > 1 && cells.every((cell) => cell === ""))
      this.reject("row-empty", "every cell of this row is empty", "spreadsheets leave such rows behind: remove it");
    else {
      const row = this.rows++;
      for (let i = 0; i < width; i++) builders[i]?.add(row, cells[i]!);
    }
  }

  private ragged(found: number): void {
    this.misfits++;
    const hint =
      found > this.width
        ? `quote a cell that holds ${JSON.stringify(this.codebook.delimiter)}, and write decimals with a point (or declare a decimal comma in the codebook: "dialect": { "delimiter": ";", "decimalChar": "," })`
        : "a cell is missing, or a line is broken in two";
    this.reject("row-ragged", `a row of ${found} cells`, hint, `${this.width} cells, as in the header`);
  }

  private reject(rule: RuleId, message: string, hint: string, expected?: string): void {
    const row = this.rows++;
    this.bad.add(row);
    this.faults.add({ row }, undefined, rule, () => ({ message, hint, ...(expected !== undefined && { expected }) }));
    for (const builder of this.builders) builder?.reject(row);
  }

  /** The columns in the codebook's order; `whole` where the file was read to its end. */
  finish(places: CsvPlaces, whole: boolean): Map<string, Column> {
    const columns = new Map<string, Column>();
    const invalid = new Map<string, ReadonlySet<number>>();
    for (const { name } of this.codebook.fields) {
      const builder = this.builders[this.positions.get(name) ?? -1];
      if (!builder) continue;
      columns.set(name, builder.finish(this.rows));
      invalid.set(name, builder.invalid);
    }
    if (this.readable && whole && this.rows === 0)
      this.faults.add({ row: -1 }, undefined, "rows-none", () => ({
        message: "a header, but no rows",
        expected: "a row for each participant",
      }));
    checkRows({
      codebook: this.codebook,
      columns,
      rows: this.rows,
      skip: (name, row) => this.bad.has(row) || invalid.get(name)?.has(row) === true,
      fault: (name, row, rule, describe) =>
        this.faults.add({ row, position: this.positions.get(name) }, name, rule, describe),
      lineOf: (row) => places.of({ row }).line!,
    });
    return columns;
  }
}

function failureFault(failure: CsvFailure, places: CsvPlaces, records: number): Fault {
  const [message, hint] = FAILURES[failure.code];
  return {
    rule: failure.code,
    severity: "error",
    message: message || failure.message,
    place: failure.code === "reading-stopped" ? places.of({ row: -1 }) : places.ofTrouble(records),
    hint,
  };
}

const TWICE = 'put the whole cell in quotes, and write a quote inside it twice: "a ""b"" c"';
const FAILURES: Readonly<Record<CsvFailure["code"], readonly [message: string, hint: string]>> = {
  "quote-inside-cell": ["a quote inside a cell that does not begin with one; the rest of the file was not read", TWICE],
  "text-after-quote": ["text after a closing quote; the rest of the file was not read", TWICE],
  "quote-not-closed": ["a quote is opened here and never closed; the rest of the file was not read", TWICE],
  unreadable: ["", "is it a CSV file?"],
  "reading-stopped": [
    `${MOST_MISFITS} rows are longer or shorter than the header; the rest of the file was not read`,
    "is it the right header, and the right separator?",
  ],
};
