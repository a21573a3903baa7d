import { checkConfLevel } from "./conf-level.js";
import { binomialCdf, binomialQuantile } from "./distributions/binomial.js";
import { median } from "./median.js";
import type { Sorted } from "./sorted.js";

export interface MedianInterval {
  readonly n: number;
  readonly median: number;
  /** The ranks (from 1) of the values that are the limits; null where no interval of this level exists. */
  readonly lower_rank: number | null;
  readonly upper_rank: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  /** The coverage that the order statistics have, at least the level asked for. */
  readonly achieved_level: number | null;
}

/**
 * The median with its distribution-free interval [x_(l), x_(n+1-l)], l the largest rank with P(Bin(n, 1/2) <= l - 1)
 * below half of 1 - level: the sign test's interval. Below 6 values there is none at 95 %.
 * A limit below detection is -Infinity.
 * @throws Refusal for no values
 */
export function medianInterval(sorted: Sorted, { confLevel = 0.95 }: { confLevel?: number } = {}): MedianInterval {
  checkConfLevel(confLevel);
  const n = sorted.length;
  const centre = median(sorted);
  const rank = binomialQuantile((1 - confLevel) / 2, n, 0.5);
  if (rank === 0) {
    const none = { lower_rank: null, upper_rank: null, conf_low: null, conf_high: null, achieved_level: null };
    return { n, median: centre, ...none };
  }
  return {
    n,
    median: centre,
    lower_rank: rank,
    upper_rank: n + 1 - rank,
    conf_low: sorted[rank - 1]!,
    conf_high: sorted[n - rank]!,
    achieved_level: 1 - 2 * binomialCdf(rank - 1, n, 0.5),
  };
}
