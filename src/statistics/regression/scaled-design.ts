import { canonicalOrder, inOrder } from "../canonical-order.js";
import { largest } from "../linear/largest.js";
import { powerOfTwo } from "../power-of-two.js";
import { ensure } from "../refusal.js";
import type { DesignColumn } from "./design-matrix.js";

/** A design ready for computing: rows in canonical order, columns scaled exactly to values of at most 1. */
export interface ScaledDesign {
  readonly n: number;
  readonly response: Float64Array;
  /** Other columns that follow the rows (an offset). */
  readonly others: readonly Float64Array[];
  readonly columns: readonly Float64Array[];
  /** The power of two by which each column was multiplied; its coefficient is multiplied by the same in the end. */
  readonly scales: readonly number[];
}

/**
 * @throws Refusal for a response that is not finite, and for fewer rows than columns
 */
export function scaledDesign(
  response: ArrayLike<number>,
  columns: readonly DesignColumn[],
  others: readonly ArrayLike<number>[] = [],
): ScaledDesign {
  const n = response.length;
  ensure(n >= 1, "needs at least 1 complete row, found 0");
  ensure(n >= columns.length, `needs at least as many complete rows as coefficients (${columns.length}), found ${n}`);
  for (const other of [response, ...others])
    for (let i = 0; i < n; i++)
      ensure(Number.isFinite(other[i]!), "needs finite values of the response and the offset");
  const order = canonicalOrder([response, ...others, ...columns.map((column) => column.values)]);
  const scales = columns.map((column) => scaleToOne(column.values));
  return {
    n,
    response: inOrder(response, order),
    others: others.map((other) => inOrder(other, order)),
    columns: columns.map(({ values }, j) => scaled(inOrder(values, order), scales[j]!)),
    scales,
  };
}

/** The column itself, every value multiplied. */
export function scaled(column: Float64Array, scale: number): Float64Array {
  for (let i = 0; i < column.length; i++) column[i]! *= scale;
  return column;
}

/** The power of two that brings the largest magnitude into (0.5, 1]; 1 for zeros. */
export function scaleToOne(values: Float64Array): number {
  const size = largest(values);
  if (size === 0) return 1;
  return powerOfTwo(Math.max(-1020, Math.min(1020, -Math.ceil(Math.log2(size)))));
}
