import { centralSums } from "./moments.js";
import { ensure } from "./refusal.js";

/**
 * The sample variance, divisor n - 1, in two compensated passes. R: `var`.
 * @throws Refusal for fewer than 2 values, or values that are not finite
 */
export function variance(values: ArrayLike<number>): number {
  ensure(values.length >= 2, `needs at least 2 values, found ${values.length}`);
  const { n, squares, scale } = centralSums(values);
  return squares / (n - 1) / scale / scale;
}

/**
 * The sample standard deviation, divisor n - 1; it exists also where the variance would overflow. R: `sd`.
 * @throws Refusal for fewer than 2 values, or values that are not finite
 */
export function standardDeviation(values: ArrayLike<number>): number {
  ensure(values.length >= 2, `needs at least 2 values, found ${values.length}`);
  const { n, squares, scale } = centralSums(values);
  return Math.sqrt(squares / (n - 1)) / scale;
}
