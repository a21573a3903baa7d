import { nearest } from "../fault.js";
import type { Codebook, Field } from "./codebook.js";
import { ABOVE, BELOW, type Column, MISSING, OBSERVED } from "./column.js";
import {
  type CellFault,
  censoredFault,
  INTEGER,
  NUMBER,
  notNumber,
  notNumberWithComma,
  numberFault,
  readCensored,
  withPoint,
} from "./number-cell.js";

/** Reports what is wrong with the cell of a row. */
export type Report = (row: number, fault: CellFault) => void;

/** Fills a column, row after row. */
export interface Builder {
  readonly field: Field;
  /** Rows whose cell was at fault. */
  readonly invalid: ReadonlySet<number>;
  add(row: number, cell: string): void;
  /** Leaves the row without a value: it cannot be read. */
  reject(row: number): void;
  /** The column of the first `rows` rows. */
  finish(rows: number): Column;
}

const ROWS_AT_FIRST = 1024;

/** The builder of a field's column. */
export function builderOf(
  field: Field,
  { missingValues, decimalChar }: Pick<Codebook, "missingValues" | "decimalChar">,
  report: Report,
): Builder {
  const missing = new Set(field.missingValues ?? missingValues);
  if (field.codes) return new CodeBuilder(field, missing, report);
  return field.type === "string"
    ? new TextBuilder(field, missing, report)
    : new NumberBuilder(field, missing, report, decimalChar === ",");
}

abstract class BaseBuilder implements Builder {
  readonly invalid = new Set<number>();
  protected state = new Uint8Array(ROWS_AT_FIRST);

  constructor(
    readonly field: Field,
    protected readonly missing: ReadonlySet<string>,
    private readonly report: Report,
  ) {}

  abstract add(row: number, cell: string): void;

  reject(row: number): void {
    if (row >= this.state.length) this.grow(row);
    this.state[row] = MISSING;
    this.invalid.add(row);
  }

  /** Makes room for a row. */
  protected grow(row: number): void {
    this.state = grown(this.state, row);
  }

  abstract finish(rows: number): Column;

  protected fault(row: number, fault: CellFault): void {
    this.invalid.add(row);
    this.report(row, fault);
  }
}

class NumberBuilder extends BaseBuilder {
  private values = new Float64Array(ROWS_AT_FIRST);
  private readonly pattern = this.field.type === "integer" ? INTEGER : NUMBER;
  /** Codes such as -99 have to be looked for before a cell is read as a number. */
  private readonly missingFirst = [...this.missing].some((value) => NUMBER.test(value.replace(",", ".")));
  private readonly checked =
    this.field.minimum !== undefined || this.field.maximum !== undefined || this.field.detection?.fixed === true;

  constructor(
    field: Field,
    missing: ReadonlySet<string>,
    report: Report,
    private readonly comma: boolean,
  ) {
    super(field, missing, report);
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
    const [values, state] = [this.values.slice(0, rows), this.state.slice(0, rows)];
    return { kind: "number", name: this.field.name, field: this.field, values, state };
  }
}

class CodeBuilder extends BaseBuilder {
  private values = new Int32Array(ROWS_AT_FIRST);
  private readonly codes = this.field.codes!;
  private readonly index = new Map(this.codes.map(({ value }, i) => [value, i]));

  add(row: number, cell: string): void {
    if (row >= this.state.length) this.grow(row);
    const index = this.index.get(cell) ?? -1;
    this.values[row] = index;
    this.state[row] = index < 0 ? MISSING : OBSERVED;
    if (index < 0 && !this.missing.has(cell)) this.fault(row, this.unknown(cell));
  }

  private unknown(cell: string): CellFault {
    const { name } = this.field;
    const values = this.codes.map(({ value }) => value);
    const expected = values.length > 20 ? `one of ${values.length} codes` : values.join(", ");
    if (cell === "") return { rule: "cell-empty", message: `column ${name}: an empty cell`, expected };
    if (cell !== cell.trim())
      return {
        rule: "cell-has-spaces",
        message: `column ${name}: spaces around the value: ${JSON.stringify(cell)}`,
        expected,
        hint: "remove them",
      };
    const near = this.codes.find(({ label }) => label === cell)?.value ?? nearest(cell, values);
    const hint =
      near === undefined
        ? "add it to the column's codes, or to missingValues, if it is right"
        : `did you mean ${near}?`;
    return { rule: "code-unknown", message: `column ${name}: unknown code ${JSON.stringify(cell)}`, expected, hint };
  }

  protected override grow(row: number): void {
    super.grow(row);
    this.values = grown(this.values, row);
  }

  finish(rows: number): Column {
    const { field, codes } = this;
    const [values, state] = [this.values.slice(0, rows), this.state.slice(0, rows)];
    const numbers = field.type === "integer" ? { numbers: codes.map(({ value }) => Number(value)) } : {};
    return { kind: "code", name: field.name, field, codes, ...numbers, values, state };
  }
}

class TextBuilder extends BaseBuilder {
  private readonly values: string[] = [];

  add(row: number, cell: string): void {
    if (row >= this.state.length) this.grow(row);
    const missing = this.missing.has(cell);
    this.values[row] = missing ? "" : cell;
    this.state[row] = missing ? MISSING : OBSERVED;
    if (missing) return;
    const { name } = this.field;
    if (cell === "")
      this.fault(row, { rule: "cell-empty", message: `column ${name}: an empty cell`, expected: "a text" });
    else if (cell !== cell.trim())
      this.fault(row, {
        rule: "cell-has-spaces",
        message: `column ${name}: spaces around the value: ${JSON.stringify(cell)}`,
        hint: "remove them",
      });
  }

  finish(rows: number): Column {
    const state = this.state.slice(0, rows);
    return { kind: "text", name: this.field.name, field: this.field, values: this.values.slice(0, rows), state };
  }
}

function grown<T extends Uint8Array | Int32Array | Float64Array>(array: T, row: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(2 * array.length, row + 1));
  larger.set(array);
  return larger;
}
