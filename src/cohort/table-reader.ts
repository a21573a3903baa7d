import type { RuleId } from "../rules/index.js";
import type { Builder } from "./builder.js";
import { builderOf } from "./builders.js";
import { checkRows } from "./check-rows.js";
import type { Codebook } from "./codebook.js";
import type { Column } from "./column.js";
import type { CsvPlaces } from "./csv-places.js";
import { FaultList } from "./fault-list.js";
import { readHeader } from "./header.js";
import type { Records } from "./records.js";

/** After so many rows that are too long or too short the rest is not read: the header is another file's. */
export const MOST_MISFITS = 1000;

/** Makes columns of records, the header first, and collects everything that is wrong with them. */
export class TableReader {
  readonly faults = new FaultList();
  /** Records taken, the header among them. */
  records = 0;
  rows = 0;
  private width = 0;
  private builders: (Builder | undefined)[] = [];
  readable = false;
  /** Blank lines at the end of the file are no rows; elsewhere they are a fault. */
  private blank = 0;
  private misfits = 0;
  private readonly bad = new Set<number>();
  private readonly positions = new Map<string, number>();

  constructor(
    private readonly codebook: Codebook,
    private readonly room: number,
  ) {}

  /** Takes the present record; false where reading on is of no use. */
  take(records: Records): boolean {
    const { count, starts, ends } = records;
    if (++this.records === 1) this.header(Array.from({ length: count }, (_, i) => records.text(i)));
    else if (this.fits(count, (i) => starts[i] === ends[i])) {
      const { builders } = this;
      const { bytes, doubled } = records;
      const row = this.rows++;
      for (let i = 0; i < count; i++) {
        const builder = builders[i];
        if (builder === undefined) continue;
        if (doubled[i] === 1) builder.add(row, records.text(i));
        else builder.take(row, bytes, starts[i]!, ends[i]!);
      }
    }
    return this.readable && this.misfits < MOST_MISFITS;
  }

  private header(cells: readonly string[]): void {
    const fields = readHeader(cells, this.codebook, this.faults);
    this.readable = fields !== undefined;
    this.width = cells.length;
    this.builders = (fields ?? []).map((field, position) => {
      if (field === undefined) return undefined;
      this.positions.set(field.name, position);
      return builderOf(
        field,
        this.codebook,
        (row, { rule, ...fault }) => this.faults.add({ row, position }, field.name, rule, () => fault),
        this.room,
      );
    });
  }

  /** Whether a record of so many cells is a row; what is not is no row, or a fault. */
  private fits(count: number, empty: (cell: number) => boolean): boolean {
    const { width } = this;
    if (count === 1 && width > 1 && empty(0)) {
      this.blank++;
      return false;
    }
    for (; this.blank > 0; this.blank--) this.reject("row-blank", "a blank line", "remove it");
    if (count !== width) this.ragged(count);
    else if (width > 1 && empty(0) && allOf(count, empty))
      this.reject("row-empty", "every cell of this row is empty", "spreadsheets leave such rows behind: remove it");
    else return true;
    return false;
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
    const flawless = this.bad.size === 0 && [...invalid.values()].every(({ size }) => size === 0);
    checkRows({
      codebook: this.codebook,
      columns,
      rows: this.rows,
      skip: (name, row) => !flawless && (this.bad.has(row) || invalid.get(name)?.has(row) === true),
      fault: (name, row, rule, describe) =>
        this.faults.add({ row, position: this.positions.get(name) }, name, rule, describe),
      lineOf: (row) => places.of({ row }).line!,
    });
    return columns;
  }
}

function allOf(count: number, holds: (i: number) => boolean): boolean {
  for (let i = 0; i < count; i++) if (!holds(i)) return false;
  return true;
}
