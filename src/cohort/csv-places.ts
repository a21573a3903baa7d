import type { Place } from "../fault.js";
import type { Cell } from "./fault-list.js";
import { Records } from "./records.js";

/** Finds lines and columns of cells in a CSV file after it was read; slow, and used for faults only. */
export class CsvPlaces {
  private line = 1;
  private offset = 0;
  private readonly records: Records;
  private found: ArrayLike<number> | undefined;

  /** `bytes` without a byte order mark, of which so many records were read. */
  constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
    private readonly delimiter: string,
    private readonly count: number,
  ) {
    this.records = new Records(bytes, delimiter);
  }

  /** The place of a cell, or of its record where it has no such cell. */
  of({ row, position = 0 }: Cell): Place {
    const start = row < 0 ? 0 : this.ends[row]!;
    const { records, bytes } = this;
    records.next = start;
    records.advance();
    const cell = position < records.count ? records.starts[position]! : start;
    return this.placeAt(start, cell > start && bytes[cell - 1] === QUOTE ? cell - 1 : cell);
  }

  /** The place of the quote at `offset` that breaks the rules, in the record that begins where the last one ended. */
  ofTrouble(offset: number): Place {
    return this.placeAt(this.ends[this.count - 1] ?? 0, offset);
  }

  private placeAt(start: number, offset: number): Place {
    const before = new TextDecoder().decode(this.bytes.subarray(start, offset)).split(/\r\n|\n|\r/);
    return { file: this.file, line: this.lineOf(start) + before.length - 1, column: before.at(-1)!.length + 1 };
  }

  private lineOf(offset: number): number {
    if (offset < this.offset) [this.line, this.offset] = [1, 0];
    for (; this.offset < offset; this.offset++) {
      const byte = this.bytes[this.offset];
      if (byte === 10 || (byte === 13 && this.bytes[this.offset + 1] !== 10)) this.line++;
    }
    return this.line;
  }

  /** Where the records end, the header first: gone through anew, as a file without faults has no need of it. */
  private get ends(): ArrayLike<number> {
    if (this.found) return this.found;
    const records = new Records(this.bytes, this.delimiter);
    const ends = new Uint32Array(this.count);
    for (let i = 0; i < ends.length && records.advance(); i++) ends[i] = records.next;
    this.found = ends;
    return ends;
  }
}

const QUOTE = 34;
