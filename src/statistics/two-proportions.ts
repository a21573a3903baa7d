import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { normalCdf, normalQuantile, normalUpper } from "./distributions/normal.js";
import type { Interval } from "./interval.js";
import { checkCount, wilsonInterval } from "./proportion-interval.js";

export interface TwoProportions extends Interval {
  /** Null where both groups have no event, or nothing but events. */
  readonly x2: number | null;
  readonly df: number;
  readonly p: number | null;
  readonly p1: number;
  readonly p2: number;
  /** p1 - p2; the interval is Wald's, clipped to [-1, 1]. */
  readonly difference: number;
}

/** Two counts of events and of trials, the first group first. */
export type CountPair = readonly [number, number];

/**
 * The chi-squared test of two proportions and Wald's interval of their difference, with Yates' correction unless
 * `correct` is false; the correction is never larger than the difference. R: `prop.test(x, n)`.
 */
export function twoProportions(
  [x1, x2]: CountPair,
  [n1, n2]: CountPair,
  {
    correct = true,
    alternative = "two-sided",
    confLevel = 0.95,
  }: { correct?: boolean; alternative?: Alternative; confLevel?: number } = {},
): TwoProportions {
  checkCount(x1, n1);
  checkCount(x2, n2);
  checkConfLevel(confLevel);
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const difference = p1 - p2;
  // |x - expected|, the same in all four cells; from whole numbers, so that a limited correction leaves exactly 0.
  const deviation = Math.abs(x1 * n2 - x2 * n1) / (n1 + n2);
  const correction = correct ? Math.min(0.5, deviation) : 0;

  const pooled = (x1 + x2) / (n1 + n2);
  const cells = (1 / n1 + 1 / n2) / pooled / (1 - pooled);
  const defined = pooled > 0 && pooled < 1;
  const statistic = (deviation - correction) * (deviation - correction) * cells;
  const signed = Math.sign(difference) * Math.sqrt(statistic);
  const p =
    alternative === "two-sided"
      ? chiSquaredUpper(statistic, 1)
      : alternative === "less"
        ? normalCdf(signed)
        : normalUpper(signed);

  const z = normalQuantile(alternative === "two-sided" ? (1 + confLevel) / 2 : confLevel);
  const se = Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  const width = z * se + correction * (1 / n1 + 1 / n2);
  return {
    x2: defined ? statistic : null,
    df: 1,
    p: defined ? p : null,
    p1,
    p2,
    difference,
    conf_low: alternative === "less" ? -1 : Math.max(-1, difference - width),
    conf_high: alternative === "greater" ? 1 : Math.min(1, difference + width),
  };
}

/** Newcombe's hybrid score interval of p1 - p2, uncorrected (Newcombe 1998, method 10). */
export function newcombeInterval(
  [x1, x2]: CountPair,
  [n1, n2]: CountPair,
  { confLevel = 0.95 }: { confLevel?: number } = {},
): Interval {
  const first = wilsonInterval(x1, n1, { confLevel });
  const second = wilsonInterval(x2, n2, { confLevel });
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  return {
    conf_low: p1 - p2 - Math.hypot(p1 - first.conf_low, second.conf_high - p2),
    conf_high: p1 - p2 + Math.hypot(first.conf_high - p1, p2 - second.conf_low),
  };
}
