const QUOTE = 34;
const LF = 10;
const CR = 13;

/** How a quote may break the rules. */
export type QuoteTrouble = "quote-inside-cell" | "text-after-quote" | "quote-not-closed";

/** Bytes at which a cell without quotes may end, or may not go on. */
const PLAIN = 0;
const SPECIAL = 1;

/**
 * Walks over the records of a CSV file byte by byte (RFC 4180; lines end in LF, CRLF or CR) and says where the cells of
 * the present one lie, making nothing of them. Stops at a quote where none may be, or that is never closed.
 */
export class Records {
  /** Offset of the record after the present one. */
  next = 0;
  /** Cells of the present record. */
  count = 0;
  /** Where the cells begin and end, quotes around them left out. */
  starts = new Uint32Array(64);
  ends = new Uint32Array(64);
  /** 1 where a cell holds quotes written twice. */
  doubled = new Uint8Array(64);
  /** How a quote broke the rules, where one did. */
  trouble: { readonly code: QuoteTrouble; readonly offset: number } | undefined;
  private readonly kinds = new Uint8Array(256);
  private readonly delimiter: Uint8Array;

  /** `bytes` in UTF-8, without a byte order mark; `delimiter` is one character. */
  constructor(
    readonly bytes: Uint8Array,
    delimiter: string,
  ) {
    this.delimiter = new TextEncoder().encode(delimiter);
    for (const byte of [QUOTE, LF, CR, this.delimiter[0]!]) this.kinds[byte] = SPECIAL;
  }

  /** Goes to the next record; false at the end of the file, or where there is `trouble`. */
  advance(): boolean {
    const { bytes, kinds } = this;
    const length = bytes.length;
    const [comma, width] = [this.delimiter[0]!, this.delimiter.length];
    let at = this.next;
    let count = 0;
    this.count = 0;
    if (at >= length) return false;
    for (;;) {
      let start = at;
      let end: number;
      let doubled = 0;
      if (bytes[at] === QUOTE) {
        start = ++at;
        for (;;) {
          while (at < length && bytes[at] !== QUOTE) at++;
          if (at >= length) return this.stop("quote-not-closed", start - 1);
          if (bytes[at + 1] !== QUOTE) break;
          doubled = 1;
          at += 2;
        }
        end = at++;
        if (at < length && bytes[at] !== LF && bytes[at] !== CR && !this.delimits(at))
          return this.stop("text-after-quote", at);
      } else {
        while (at < length && kinds[bytes[at]!] === PLAIN) at++;
        // a byte that begins the delimiter may begin another character
        while (at < length && bytes[at] === comma && width > 1 && !this.delimits(at))
          for (at++; at < length && kinds[bytes[at]!] === PLAIN; ) at++;
        if (bytes[at] === QUOTE) return this.stop("quote-inside-cell", at);
        end = at;
      }
      if (count === this.starts.length) this.widen();
      this.starts[count] = start;
      this.ends[count] = end;
      this.doubled[count++] = doubled;
      if (at < length && bytes[at] === comma) {
        at += width;
        continue;
      }
      if (bytes[at] === CR && bytes[at + 1] === LF) at++;
      this.next = Math.min(at + 1, length);
      this.count = count;
      return true;
    }
  }

  /** A cell's text. */
  text(cell: number): string {
    const text = textOf(this.bytes, this.starts[cell]!, this.ends[cell]!);
    return this.doubled[cell] === 1 ? text.replaceAll('""', '"') : text;
  }

  private delimits(at: number): boolean {
    for (let i = 0; i < this.delimiter.length; i++) if (this.bytes[at + i] !== this.delimiter[i]) return false;
    return true;
  }

  private stop(code: QuoteTrouble, offset: number): false {
    this.trouble = { code, offset };
    return false;
  }

  private widen(): void {
    const wider = <T extends Uint32Array | Uint8Array>(array: T, empty: T): T => {
      empty.set(array);
      return empty;
    };
    const size = 2 * this.starts.length;
    this.starts = wider(this.starts, new Uint32Array(size));
    this.ends = wider(this.ends, new Uint32Array(size));
    this.doubled = wider(this.doubled, new Uint8Array(size));
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of these bytes, which are UTF-8. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 24) return decoder.decode(bytes.subarray(start, end));
  let text = "";
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte > 127) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
