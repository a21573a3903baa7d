import { type DoubleDouble, exactSum, productError } from "./double-double.js";

/** The inner product of two columns in doubled precision (Ogita, Rump & Oishi 2005, Dot2). */
export function dot(x: Float64Array, y: Float64Array): DoubleDouble {
  let high = 0;
  let low = 0;
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!;
    const b = y[i]!;
    const product = a * b;
    const total = high + product;
    const part = total - high;
    low += high - (total - part) + (product - part) + productError(a, b, product);
    high = total;
  }
  return exactSum(high, low);
}

/**
 * The sums of `weights` x y of all pairs of columns, lower triangle, in doubled precision; the weights are taken as they
 * are, and nothing is rounded on the way.
 */
export function weightedProducts(weights: Float64Array, columns: readonly Float64Array[]): DoubleDouble[][] {
  const weighted = new Float64Array(weights.length);
  const errors = new Float64Array(weights.length);
  return columns.map((x, row) => {
    for (let i = 0; i < weights.length; i++) {
      const a = weights[i]! * x[i]!;
      weighted[i] = a;
      errors[i] = productError(weights[i]!, x[i]!, a);
    }
    return columns.slice(0, row + 1).map((y) => dotOfTwoParts(weighted, errors, y));
  });
}

function dotOfTwoParts(x: Float64Array, xLow: Float64Array, y: Float64Array): DoubleDouble {
  let high = 0;
  let low = 0;
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!;
    const b = y[i]!;
    const product = a * b;
    const total = high + product;
    const part = total - high;
    const error = productError(a, b, product) + xLow[i]! * b;
    low += high - (total - part) + (product - part) + error;
    high = total;
  }
  return exactSum(high, low);
}

/**
 * For every row: offset + the sum of the columns times their coefficients, in doubled precision, as a high and a low
 * part. Columns without a coefficient (null) are left out.
 */
export function linearPredictor(
  columns: readonly Float64Array[],
  coefficients: readonly (DoubleDouble | null)[],
  offset: Float64Array,
): { readonly high: Float64Array; readonly low: Float64Array } {
  const high = offset.slice();
  const low = new Float64Array(offset.length);
  for (const [j, column] of columns.entries()) {
    const coefficient = coefficients[j];
    if (!coefficient) continue;
    const { high: factor, low: rest } = coefficient;
    for (let i = 0; i < high.length; i++) {
      const value = column[i]!;
      const product = value * factor;
      const before = high[i]!;
      const total = before + product;
      const part = total - before;
      const error = productError(value, factor, product) + value * rest;
      low[i] = low[i]! + (before - (total - part)) + (product - part) + error;
      high[i] = total;
    }
  }
  return { high, low };
}

/** The high part of {@link linearPredictor} alone: offset + the sum of the columns times their coefficients. */
export function predictor(
  columns: readonly Float64Array[],
  coefficients: readonly number[],
  offset: Float64Array,
): Float64Array {
  const eta = offset.slice();
  for (const [j, column] of columns.entries()) {
    const factor = coefficients[j]!;
    for (let i = 0; i < eta.length; i++) eta[i]! += column[i]! * factor;
  }
  return eta;
}
