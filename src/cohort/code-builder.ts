import { nearest } from "../fault.js";
import { BaseBuilder, cut, grown } from "./builder.js";
import { ByteWords } from "./byte-words.js";
import { type Column, MISSING, OBSERVED } from "./column.js";
import type { CellFault } from "./number-cell.js";
import { textOf } from "./records.js";

/** Indices of codes. */
export class CodeBuilder extends BaseBuilder {
  private values = new Int32Array(this.state.length);
  private readonly codes = this.field.codes!;
  private readonly index = new Map(this.codes.map(({ value }, i) => [value, i]));
  /** Codes by their bytes; -1 for what stands for no value. */
  private readonly words = new ByteWords([...this.index, ...[...this.missing].map((value) => [value, -1] as const)]);

  take(row: number, bytes: Uint8Array, start: number, end: number): void {
    const index = this.words.find(bytes, start, end);
    if (index === undefined) {
      this.add(row, textOf(bytes, start, end));
      return;
    }
    if (row >= this.state.length) this.grow(row);
    this.values[row] = index;
    this.state[row] = index < 0 ? MISSING : OBSERVED;
  }

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
    const [values, state] = [cut(this.values, rows), cut(this.state, rows)];
    const numbers = field.type === "integer" ? { numbers: codes.map(({ value }) => Number(value)) } : {};
    return { kind: "code", name: field.name, field, codes, ...numbers, values, state };
  }
}
