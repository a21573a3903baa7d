import { BaseBuilder, cut, grown, type Report } from "./builder.js";
import { ByteWords, sameBytes } from "./byte-words.js";
import type { Field } from "./codebook.js";
import { ABOVE, BELOW, type Column, MISSING, OBSERVED } from "./column.js";
import { notNumber, notNumberWithComma } from "./not-number.js";
import { type CellFault, censoredFault, INTEGER, NUMBER, numberFault, readCensored, withPoint } from "./number-cell.js";
import { textOf } from "./records.js";

const [LESS, GREATER, MINUS, PLUS, POINT, COMMA, ZERO] = [60, 62, 45, 43, 46, 44, 48] as const;
const MOST_DIGITS = 15;
const POWERS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, i) => Number(`1e${i}`));

/** A cell `<LIMIT` or `>LIMIT` as bytes, and its limit. */
interface Limit {
  readonly cell: Uint8Array;
  readonly limit: number;
}

/** Numbers, and values below or above detection. */
export class NumberBuilder extends BaseBuilder {
  private values = new Float64Array(this.state.length);
  private readonly pattern = this.field.type === "integer" ? INTEGER : NUMBER;
  /** Codes such as -99 have to be looked for before a cell is read as a number. */
  private readonly missingFirst = [...this.missing].some((value) => NUMBER.test(value.replace(",", ".")));
  private readonly checked =
    this.field.minimum !== undefined || this.field.maximum !== undefined || this.field.detection?.fixed === true;
  private readonly whole = this.field.type === "integer";
  private readonly absent = new ByteWords([...this.missing].map((value) => [value, MISSING]));
  /** Numbers within these are not at fault. */
  private readonly low = Math.max(
    this.field.minimum ?? Number.NEGATIVE_INFINITY,
    (this.field.detection?.fixed ? this.field.detection.below : undefined) ?? Number.NEGATIVE_INFINITY,
  );
  private readonly high = Math.min(
    this.field.maximum ?? Number.POSITIVE_INFINITY,
    (this.field.detection?.fixed ? this.field.detection.above : undefined) ?? Number.POSITIVE_INFINITY,
  );
  /** The cells last read as a limit, below and above: most are like them. */
  private lastBelow: Limit | undefined;
  private lastAbove: Limit | undefined;

  /** The byte before decimals. */
  private readonly point: number;

  constructor(
    field: Field,
    missing: ReadonlySet<string>,
    report: Report,
    room: number,
    private readonly comma: boolean,
  ) {
    super(field, missing, report, room);
    this.point = comma ? COMMA : POINT;
  }

  take(row: number, bytes: Uint8Array, start: number, end: number): void {
    if (row >= this.state.length) this.grow(row);
    if (!this.missingFirst && this.takeNumber(row, bytes, start, end)) return;
    if (this.absent.find(bytes, start, end) === MISSING) {
      this.state[row] = MISSING;
      this.values[row] = Number.NaN;
      return;
    }
    if (this.missingFirst && this.takeNumber(row, bytes, start, end)) return;
    const first = bytes[start];
    if (end > start && (first === LESS || first === GREATER)) {
      const last = first === LESS ? this.lastBelow : this.lastAbove;
      if (last && sameBytes(last.cell, bytes, start, end)) {
        this.state[row] = first === LESS ? BELOW : ABOVE;
        this.values[row] = last.limit;
        return;
      }
    }
    this.add(row, textOf(bytes, start, end));
    if (this.state[row] === BELOW) this.lastBelow = { cell: bytes.slice(start, end), limit: this.values[row]! };
    else if (this.state[row] === ABOVE) this.lastAbove = { cell: bytes.slice(start, end), limit: this.values[row]! };
  }

  /**
   * Reads a number of at most 15 digits without exponent: a whole number below 2^53 over a power of ten that is a double,
   * so that one division rounds as it should (Clinger 1990). False where it is another one, none, or may be at fault.
   */
  private takeNumber(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    const sign = bytes[start];
    let [at, digits, whole] = [sign === MINUS || sign === PLUS ? start + 1 : start, 0, 0];
    for (; at < end; at++, digits++) {
      const digit = bytes[at]! - ZERO;
      if (digit < 0 || digit > 9) break;
      whole = 10 * whole + digit;
    }
    if (at < end) {
      if (this.whole || bytes[at] !== this.point) return false;
      const before = digits;
      for (at++; at < end; at++, digits++) {
        const digit = bytes[at]! - ZERO;
        if (digit < 0 || digit > 9) return false;
        whole = 10 * whole + digit;
      }
      if (digits <= MOST_DIGITS) whole /= POWERS[digits - before]!;
    }
    if (digits === 0 || digits > MOST_DIGITS) return false;
    const value = sign === MINUS && whole !== 0 ? -whole : whole;
    if (value < this.low || value > this.high) return false;
    this.values[row] = value;
    this.state[row] = OBSERVED;
    return true;
  }

  add(row: number, cell: string): void {
    if (row >= this.state.length) this.grow(row);
    this.state[row] = this.read(row, cell);
    if (this.state[row] === MISSING) this.values[row] = Number.NaN;
  }

  private read(row: number, cell: string): number {
    if (this.missingFirst && this.missing.has(cell)) return MISSING;
    const text = this.comma ? withPoint(cell) : cell;
    if (this.pattern.test(text)) {
      const value = Number(text);
      const unsafe = value === 0 || !Number.isSafeInteger(Math.trunc(value));
      const wrong = this.checked || unsafe ? numberFault(value, text, this.field) : undefined;
      if (wrong) return this.wrong(row, wrong);
      this.values[row] = value === 0 ? 0 : value;
      return OBSERVED;
    }
    if (this.missing.has(cell)) return MISSING;
    const censored = readCensored(text);
    if (!censored) return this.wrong(row, (this.comma ? notNumberWithComma : notNumber)(cell, this.field));
    const { below, limit } = censored;
    const wrong = censoredFault(below, limit, cell, this.field);
    if (wrong) return this.wrong(row, wrong);
    this.values[row] = limit;
    return below ? BELOW : ABOVE;
  }

  private wrong(row: number, fault: CellFault): number {
    this.fault(row, fault);
    return MISSING;
  }

  protected override grow(row: number): void {
    super.grow(row);
    this.values = grown(this.values, row);
  }

  finish(rows: number): Column {
    const [values, state] = [cut(this.values, rows), cut(this.state, rows)];
    return { kind: "number", name: this.field.name, field: this.field, values, state };
  }
}
