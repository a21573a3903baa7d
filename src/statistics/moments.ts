import { scaleFor } from "./power-of-two.js";
import { ensure } from "./refusal.js";

/** Central sums of a sample: with d = (x - mean) * scale, the sums of d squared, cubed and to the fourth. */
export interface CentralSums {
  readonly n: number;
  readonly mean: number;
  /** What the double `mean` lacks to the mean; add it last. */
  readonly meanRest: number;
  /** A power of two; 1 for data of ordinary size. */
  readonly scale: number;
  readonly squares: number;
  readonly cubes: number;
  readonly fourths: number;
}

/**
 * Mean and central sums in two passes, both accumulated in twice the precision of a double: good to the last digits
 * also where the mean is 1e10 times the spread, and for data of size 1e150 or 1e-140.
 * @throws Refusal for no values, or values that are not finite
 */
export function centralSums(values: ArrayLike<number>): CentralSums {
  const n = values.length;
  ensure(n >= 1, "needs at least 1 value, found 0");
  const largest = largestSize(values);
  ensure(Number.isFinite(largest), "needs finite values, found one below or above detection");
  const scale = scaleFor(largest);

  const { mean, rest: meanRest } = meanOfScaled(values, scale);

  let squares = 0;
  let squaresLow = 0;
  let cubes = 0;
  let fourths = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i]! * scale;
    const difference = value - mean;
    const part = difference - value;
    const error = value - (difference - part) - (mean + part) - meanRest;
    const d = difference + error;
    const dRest = difference - d + error;
    const square = d * d;
    const total = squares + square;
    const added = total - squares;
    squaresLow += squares - (total - added) + (square - added) + (squareError(d, square) + 2 * d * dRest);
    squares = total;
    // Third and fourth powers are about the mean as it is printed, so that the definitions hold for it.
    const plainSquare = difference * difference;
    cubes += plainSquare * difference;
    fourths += plainSquare * plainSquare;
  }
  return {
    n,
    mean: mean / scale,
    meanRest: meanRest / scale,
    scale,
    squares: squares + squaresLow,
    cubes,
    fourths,
  };
}

/** The mean of the values times `scale`, and what the double lacks to it: the sum is taken in twice its precision. */
export function meanOfScaled(values: ArrayLike<number>, scale: number): { mean: number; rest: number } {
  const n = values.length;
  let high = 0;
  let low = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i]! * scale;
    const total = high + value;
    const part = total - high;
    low += high - (total - part) + (value - part);
    high = total;
  }
  // The quotient of the two-part total and n, again in two parts.
  const first = (high + low) / n;
  const rest = (remainder(high, first, n) + low) / n;
  const mean = first + rest;
  return { mean, rest: first - mean + rest };
}

/** The largest absolute value; NaN or Infinity where one is. */
export function largestSize(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (!(size <= largest)) largest = size;
  }
  return largest;
}

const SPLITTER = 134217729;

/** d * d - square exactly, where `square` is the rounded product (Dekker). */
function squareError(d: number, square: number): number {
  const c = SPLITTER * d;
  const high = c - (c - d);
  const low = d - high;
  return high * high - square + 2 * high * low + low * low;
}

/** total - quotient * n to full precision (Dekker). */
function remainder(total: number, quotient: number, n: number): number {
  const product = quotient * n;
  const c = SPLITTER * quotient;
  const high = c - (c - quotient);
  const low = quotient - high;
  const e = SPLITTER * n;
  const nHigh = e - (e - n);
  const nLow = n - nHigh;
  const error = high * nHigh - product + high * nLow + low * nHigh + low * nLow;
  return total - product - error;
}
