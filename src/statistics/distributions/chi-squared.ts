import { gammaCdf, gammaQuantile } from "./gamma.js";
import { type Tail, UPPER } from "./tail.js";

/** P(X <= x) for the chi-squared distribution. R: `pchisq`. */
export function chiSquaredCdf(x: number, df: number, tail: Tail = {}): number {
  return gammaCdf(x / 2, df / 2, tail);
}

/** P(X > x). */
export function chiSquaredUpper(x: number, df: number): number {
  return chiSquaredCdf(x, df, UPPER);
}

/** The quantile of the chi-squared distribution. R: `qchisq`. */
export function chiSquaredQuantile(p: number, df: number, tail: Tail = {}): number {
  return 2 * gammaQuantile(p, df / 2, tail);
}
