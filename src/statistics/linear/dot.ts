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

/** The sum of `weights` x y in doubled precision; the weights are taken as they are, and nothing is rounded on the way. */
export function weightedDot(weights: Float64Array, x: Float64Array, y: Float64Array): DoubleDouble {
  let high = 0;
  let low = 0;
  for (let i = 0; i < x.length; i++) {
    const a = weights[i]! * x[i]!;
    const b = y[i]!;
    const product = a * b;
    const total = high + product;
    const part = total - high;
    const error = productError(a, b, product) + productError(weights[i]!, x[i]!, a) * b;
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
