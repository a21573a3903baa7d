import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { normalQuantile } from "./distributions/normal.js";
import { signedRankCdf, signedRankQuantile } from "./distributions/signed-rank.js";
import type { Shift, ShiftOptions } from "./hodges-lehmann.js";
import { limitRank, middle } from "./order-statistics.js";
import { ensure } from "./refusal.js";
import { shifted } from "./shifted.js";
import { rankBySize, usesExactSignedRank } from "./signed-rank.js";
import { asSorted, type Sorted } from "./sorted.js";
import { walshAverages } from "./walsh-averages.js";

/**
 * The Hodges-Lehmann centre (pseudomedian) of a sorted sample of differences: the median of all Walsh averages
 * (x_i + x_j) / 2, i <= j, and the confidence interval that belongs to the signed-rank test; all order statistics.
 *
 * Values equal to `mu` are dropped first, as in the test. Exact limits as R's. Otherwise the limit is the average at which
 * the tie-corrected deviate of x - d passes the normal quantile; where so few values cannot reach the level, the error is
 * doubled until they can, and `conf_level_achieved` states the level: R's rule.
 * Source: Hodges & Lehmann (1963); R 4.2 `wilcox.test(x, conf.int = TRUE)`. Throws Refusal without values.
 */
export function signedRankShift(sample: Sorted, options: ShiftOptions = {}): Shift {
  const { alternative = "two-sided", confLevel = 0.95, correct = true, mu = 0 } = options;
  ensure(sample.length > 0, "needs at least 1 difference, found 0");
  checkConfLevel(confLevel);
  const ranks = rankBySize(shifted(sample, mu));
  const exact = usesExactSignedRank(ranks.n, ranks.zeros, ranks.ties, options.exact);
  const x = ranks.zeros === 0 ? sample : asSorted(sample.filter((value) => value - mu !== 0));
  const averages = walshAverages(x);
  const estimate = middle(averages);
  const sides = alternative === "two-sided" ? 2 : 1;

  let k: number;
  let level: number | null = null;
  if (exact) {
    k = Math.max(1, signedRankQuantile((1 - confLevel) / sides, x.length));
    level = 1 - sides * signedRankCdf(k - 1, x.length);
  } else {
    if (x.length === 0 || x[0] === x.at(-1))
      return { ...openSides(alternative, null, null), estimate, conf_level_achieved: null, exact };
    const correction = correct ? 0.5 : 0;
    const alpha = attainable(x, 1 - confLevel, alternative, correction);
    if (alpha !== 1 - confLevel) level = 1 - Math.min(1, alpha);
    if (alpha >= 1) {
      const centre = middle({ count: x.length, kth: (rank) => x[rank - 1]! });
      return { ...openSides(alternative, centre, centre), estimate, conf_level_achieved: level, exact };
    }
    k = limitRank(averages.count, sigmaBetweenShifts(x), -normalQuantile(alpha / sides), correction);
  }
  const low = averages.kth(k);
  const high = averages.kth(averages.count + 1 - k);
  return { ...openSides(alternative, low, high), estimate, conf_level_achieved: level, exact };
}

function openSides(
  alternative: Alternative,
  low: number | null,
  high: number | null,
): { conf_low: number | null; conf_high: number | null } {
  return {
    conf_low: alternative === "less" ? Number.NEGATIVE_INFINITY : low,
    conf_high: alternative === "greater" ? Number.POSITIVE_INFINITY : high,
  };
}

/**
 * The error, doubled until the deviates at the smallest and the largest value reach its quantile. A side on which values
 * are beyond detection is open: it reaches any.
 */
function attainable(x: Sorted, asked: number, alternative: Alternative, correction: number): number {
  const deviateAt = (value: number): number => {
    const { n, v, variance } = rankBySize(shifted(x, value));
    return (Math.abs(v - (n * (n + 1)) / 4) - correction) / Math.sqrt(variance);
  };
  const reach = (value: number): number => (Number.isFinite(value) ? deviateAt(value) : Number.POSITIVE_INFINITY);
  const low = alternative === "less" ? Number.POSITIVE_INFINITY : reach(x[0]!);
  const high = alternative === "greater" ? Number.POSITIVE_INFINITY : reach(x.at(-1)!);
  const reached = Math.min(low, high);
  const sides = alternative === "two-sided" ? 2 : 1;
  let alpha = asked;
  while (alpha < 2 && reached < -normalQuantile(Math.min(1, alpha / sides))) alpha *= 2;
  return alpha;
}

/** Standard deviation of V for x - d at a shift d that is none of the Walsh averages. */
function sigmaBetweenShifts(x: Sorted): number {
  const n = x.length;
  let ties = 0;
  let infinite = 0;
  for (let from = 0; from < n; ) {
    const value = x[from]!;
    let to = from + 1;
    while (to < n && x[to] === value) to++;
    const t = to - from;
    if (Number.isFinite(value)) ties += t * (t - 1) * (t + 1);
    else infinite += t;
    from = to;
  }
  ties += infinite * (infinite - 1) * (infinite + 1);
  return Math.sqrt((n * (n + 1) * (2 * n + 1) - ties / 2) / 24);
}
