import { checkConfLevel } from "./conf-level.js";
import { betaQuantile } from "./distributions/beta.js";
import { normalQuantile } from "./distributions/normal.js";
import type { Interval } from "./interval.js";
import { ensure } from "./refusal.js";

/** @throws Refusal unless `x` of `n` are whole numbers with 0 <= x <= n and n >= 1 */
export function checkCount(x: number, n: number): void {
  ensure(Number.isInteger(n) && n >= 1, `needs at least 1 trial, found ${n}`);
  ensure(Number.isInteger(x) && x >= 0 && x <= n, `needs a count from 0 to ${n}, found ${x}`);
}

interface Options {
  readonly confLevel?: number;
}

function twoSidedZ(confLevel: number): number {
  checkConfLevel(confLevel);
  return normalQuantile((1 + confLevel) / 2);
}

/** Wilson's score interval. R: `prop.test(x, n, correct = FALSE)`. */
export function wilsonInterval(x: number, n: number, { confLevel = 0.95 }: Options = {}): Interval {
  checkCount(x, n);
  return score(x, n, twoSidedZ(confLevel), 0);
}

/**
 * Wilson's score interval with continuity correction 1/(2n), Newcombe (1998) method 4: 0 at x = 0, 1 at x = n.
 * With `limited`, the correction is at most |x - n/2| counts, as in R: `prop.test(x, n, correct = TRUE)`.
 */
export function wilsonCorrectedInterval(
  x: number,
  n: number,
  { confLevel = 0.95, limited = false }: Options & { readonly limited?: boolean } = {},
): Interval {
  checkCount(x, n);
  return score(x, n, twoSidedZ(confLevel), limited ? Math.min(0.5, Math.abs(x - n / 2)) : 0.5);
}

function score(x: number, n: number, z: number, correction: number): Interval {
  const w = (z * z) / 2;
  const limit = (count: number, side: number): number =>
    (count + w + side * z * Math.sqrt((count * (n - count)) / n + w / 2)) / (n + 2 * w);
  const low = x - correction;
  const high = x + correction;
  return {
    conf_low: low <= 0 ? 0 : Math.max(0, limit(low, -1)),
    conf_high: high >= n ? 1 : Math.min(1, limit(high, 1)),
  };
}

/** The exact interval of Clopper and Pearson. R: `binom.test`. One-sided intervals end at 0 or 1. */
export function clopperPearsonInterval(
  x: number,
  n: number,
  {
    confLevel = 0.95,
    alternative = "two-sided",
  }: Options & { readonly alternative?: "two-sided" | "less" | "greater" } = {},
): Interval {
  checkCount(x, n);
  checkConfLevel(confLevel);
  const alpha = alternative === "two-sided" ? (1 - confLevel) / 2 : 1 - confLevel;
  return {
    conf_low: alternative === "less" || x === 0 ? 0 : betaQuantile(alpha, x, n - x + 1),
    conf_high: alternative === "greater" || x === n ? 1 : betaQuantile(alpha, x + 1, n - x, { lowerTail: false }),
  };
}

/** p +- z sqrt(p (1 - p) / n), not clipped to [0, 1]. */
export function waldInterval(x: number, n: number, { confLevel = 0.95 }: Options = {}): Interval {
  checkCount(x, n);
  const p = x / n;
  const width = twoSidedZ(confLevel) * Math.sqrt((p * (1 - p)) / n);
  return { conf_low: p - width, conf_high: p + width };
}

/** Agresti and Coull's adjusted Wald interval (z^2 trials added, half of them successes), not clipped to [0, 1]. */
export function agrestiCoullInterval(x: number, n: number, { confLevel = 0.95 }: Options = {}): Interval {
  checkCount(x, n);
  const z = twoSidedZ(confLevel);
  const trials = n + z * z;
  const p = (x + (z * z) / 2) / trials;
  const width = z * Math.sqrt((p * (1 - p)) / trials);
  return { conf_low: p - width, conf_high: p + width };
}
