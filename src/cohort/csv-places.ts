import type { Place } from "../fault.js";
import type { Cell } from "./fault-list.js";

/** Finds lines and columns of cells in a CSV file after it was read; slow, and used for faults only. */
export class CsvPlaces {
  private line = 1;
  private offset = 0;

  /**
   * `bytes` without a byte order mark; `ends[i]` is the offset at which record i ends, the header being record 0.
   */
  constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
    private readonly ends: readonly number[] | Float64Array,
    private readonly delimiter: string,
  ) {}

  /** The place of a cell, or of its record where it has no such cell. */
  of({ row, position = 0 }: Cell): Place {
    const start = row < 0 ? 0 : this.ends[row]!;
    const record = this.text(start, this.ends[row + 1] ?? this.bytes.length);
    return this.placeAt(start, record, scan(record, this.delimiter).starts[position] ?? 0);
  }

  /** The place of the first quote that breaks the rules, in the record that begins where the last one ended. */
  ofTrouble(records: number): Place {
    const start = records === 0 ? 0 : this.ends[records - 1]!;
    const rest = this.text(start, this.bytes.length);
    return this.placeAt(start, rest, scan(rest, this.delimiter).trouble ?? 0);
  }

  private text(start: number, end: number): string {
    return new TextDecoder().decode(this.bytes.subarray(start, end));
  }

  private placeAt(start: number, text: string, offset: number): Place {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
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
}

/** Where the cells of the first record of `text` begin, and where a quote breaks the rules. */
function scan(text: string, delimiter: string): { readonly starts: readonly number[]; readonly trouble?: number } {
  const starts: number[] = [];
  let at = 0;
  for (;;) {
    starts.push(at);
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close < 0) return { starts, trouble: at };
      at = close + 1;
      if (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r")
        return { starts, trouble: at };
    } else
      for (; at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r"; at++)
        if (text[at] === '"') return { starts, trouble: at };
    if (text[at] !== delimiter) return { starts };
    at++;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}
