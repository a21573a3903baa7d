import type { Field } from "./codebook.js";
import { type Column, MISSING } from "./column.js";
import type { CellFault } from "./number-cell.js";

/** Reports what is wrong with the cell of a row. */
export type Report = (row: number, fault: CellFault) => void;

/** Fills a column, row after row. */
export interface Builder {
  readonly field: Field;
  /** Rows whose cell was at fault. */
  readonly invalid: ReadonlySet<number>;
  add(row: number, cell: string): void;
  /** The same of a cell that stands in a file's bytes; no string is made of what is ordinary. */
  take(row: number, bytes: Uint8Array, start: number, end: number): void;
  /** Leaves the row without a value: it cannot be read. */
  reject(row: number): void;
  /** The column of the first `rows` rows. */
  finish(rows: number): Column;
}

/** What all builders have in common. */
export abstract class BaseBuilder implements Builder {
  readonly invalid = new Set<number>();
  protected state: Uint8Array;

  constructor(
    readonly field: Field,
    protected readonly missing: ReadonlySet<string>,
    private readonly report: Report,
    room: number,
  ) {
    this.state = new Uint8Array(room);
  }

  abstract add(row: number, cell: string): void;

  abstract take(row: number, bytes: Uint8Array, start: number, end: number): void;

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

/** The first `rows` values; in place, where little room would be wasted. */
export function cut<T extends Uint8Array | Int32Array | Float64Array>(array: T, rows: number): T {
  return (rows > 0.9 * array.length ? array.subarray(0, rows) : array.slice(0, rows)) as T;
}

/** The array with room for row `row` and more. */
export function grown<T extends Uint8Array | Int32Array | Float64Array>(array: T, row: number): T {
  const larger = new (array.constructor as new (length: number) => T)(
    Math.max(Math.ceil(1.5 * array.length), row + 1, 1024),
  );
  larger.set(array);
  return larger;
}
