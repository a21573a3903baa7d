import type { ColumnName, Columns } from "./columns.js";

/** The numbers that both engines must agree on. */
export type Numbers = readonly (number | null)[];

/** The same work in R. */
export interface InR {
  /** Run once before timing: slices of the columns, which stand under their own names beside `n`. */
  readonly prepare?: string;
  /** An expression that does the work and gives the same numbers in the same order. */
  readonly work: string;
  readonly package?: string;
  /** Above this many rows R is left out, because of `beyond`. */
  readonly upTo?: number;
  readonly beyond?: string;
}

/** One kind of work that is timed. */
export interface Case {
  /** As asked for by `--method`. Several cases may share it. */
  readonly method: string;
  /** Data or circumstances, in a few words. */
  readonly on?: string;
  /** Numbers of rows at which it is measured whatever was asked for (where the size is part of the method). */
  readonly only?: readonly number[];
  /** Columns that R reads. */
  readonly columns: readonly ColumnName[];
  /** What is not timed (slices of columns), then the work itself. */
  readonly ours: (columns: Columns, n: number) => () => Numbers;
  readonly r: InR;
  /** How far the numbers may differ; either will do. Default: 1e-9 of their size. */
  readonly agree?: { readonly relative?: number; readonly absolute?: number } | "not compared";
}

/** The first and the second half of a column's rows: two independent samples. */
export function halves(values: Float64Array): [Float64Array, Float64Array] {
  const half = values.length / 2;
  return [values.subarray(0, half), values.subarray(half)];
}

/** {@link halves} in R, as x and y. */
export const halvesInR = (name: ColumnName): string => `x <- ${name}[seq_len(n / 2)]; y <- ${name}[(n / 2 + 1):n]`;

/** The rows dealt to three groups in turn. */
export function thirds(values: Float64Array): [Float64Array, Float64Array, Float64Array] {
  const dealt = (k: number): Float64Array => values.filter((_, i) => i % 3 === k);
  return [dealt(0), dealt(1), dealt(2)];
}

/** Which of three groups each row belongs to, as {@link thirds} deals them. */
export const thirdsInR = "g <- factor((seq_len(n) - 1) %% 3)";
