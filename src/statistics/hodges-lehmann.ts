import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { differences } from "./differences.js";
import { normalQuantile } from "./distributions/normal.js";
import { wilcoxonCdf, wilcoxonQuantile } from "./distributions/wilcoxon.js";
import { usesExactRankSum } from "./mann-whitney.js";
import { limitRank, middle } from "./order-statistics.js";
import { rankSum, squaresApart } from "./rank-sum.js";
import { ensure } from "./refusal.js";
import { shifted } from "./shifted.js";
import type { Sorted } from "./sorted.js";

export interface ShiftOptions {
  readonly alternative?: Alternative;
  readonly confLevel?: number;
  /** Limits from the exact distribution; `"auto"` (default): as the test does. Never with ties. */
  readonly exact?: boolean | "auto";
  /** Whether the test to which the interval belongs was exact, where that is known: it overrides `exact`. */
  readonly branch?: boolean;
  /** Continuity correction of the normal approximation; default true. */
  readonly correct?: boolean;
  /** The null value of the test to which the interval belongs: it decides only what counts as tied. Default 0. */
  readonly mu?: number;
}

export interface Shift {
  /** null where the middle falls on a difference with a value beyond detection. */
  readonly estimate: number | null;
  /** -Infinity or Infinity where the limit is open; null where all differences are equal and no error can be told. */
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  /**
   * The level that exact limits attain; with the normal approximation null, except a lower level than asked for, which
   * is all that a few differences can reach.
   */
  readonly conf_level_achieved: number | null;
  readonly exact: boolean;
}

/**
 * The Hodges-Lehmann shift of x against y: the median of all differences x_i - y_j, and the confidence interval that
 * belongs to the Mann-Whitney test. All three are order statistics of the differences, not roots of a search.
 *
 * Exact limits are D_(k) and D_(n_x n_y + 1 - k), k = max(1, qwilcox(alpha / 2)); samples too small for the level give the
 * smallest and largest difference, at the level stated in `conf_level_achieved`. Otherwise D_(k) is the difference at
 * which the tie-corrected, continuity-corrected deviate of x - d against y passes the normal quantile; its variance
 * counts the ties that no shift dissolves, those within a sample.
 * Pairs of two values beyond the same detection limit have no difference; at every shift they count as tied.
 * Source: Hodges & Lehmann (1963); R 4.2 `wilcox.test(conf.int = TRUE)`. Throws Refusal when a sample is empty.
 */
export function hodgesLehmann(x: Sorted, y: Sorted, options: ShiftOptions = {}): Shift {
  const { alternative = "two-sided", confLevel = 0.95, correct = true, mu = 0 } = options;
  const n_x = x.length;
  const n_y = y.length;
  ensure(n_x > 0 && n_y > 0, `needs at least 1 value in each sample, found ${n_x} and ${n_y}`);
  checkConfLevel(confLevel);
  const exact = options.branch ?? usesExactRankSum(n_x, n_y, rankSum(shifted(x, mu), y).ties, options.exact);
  const all = differences(x, y);
  const tail = (1 - confLevel) / (alternative === "two-sided" ? 2 : 1);
  const estimate = middle(all);
  if (all.count === 0) return { estimate, conf_low: null, conf_high: null, conf_level_achieved: null, exact };

  let k: number;
  let conf_level_achieved: number | null = null;
  if (exact) {
    k = Math.max(1, wilcoxonQuantile(tail, n_x, n_y));
    conf_level_achieved = 1 - (alternative === "two-sided" ? 2 : 1) * wilcoxonCdf(k - 1, n_x, n_y);
  } else {
    const n = n_x + n_y;
    const sigma = Math.sqrt((n_x / n) * (n_y / (n - 1)) * squaresApart(x, y));
    k = limitRank(all.count, sigma, -normalQuantile(tail), correct ? 0.5 : 0);
  }
  const degenerate = !exact && all.kth(1) === all.kth(all.count);
  const limit = (rank: number): number | null => (degenerate ? null : all.kth(rank));
  return {
    estimate,
    conf_low: alternative === "less" ? Number.NEGATIVE_INFINITY : limit(k),
    conf_high: alternative === "greater" ? Number.POSITIVE_INFINITY : limit(all.count + 1 - k),
    conf_level_achieved,
    exact,
  };
}
