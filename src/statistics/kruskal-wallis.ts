import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { pooledRanks } from "./pooled-ranks.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

export interface KruskalWallis {
  /** null, as what follows from it, where all values are equal. */
  readonly h: number | null;
  /** Number of samples with values, less 1. */
  readonly df: number;
  readonly p: number | null;
  readonly n: number;
  readonly group_n: readonly number[];
  /** null for a sample without values. */
  readonly mean_ranks: readonly (number | null)[];
  /** 1 - sum(t^3 - t) / (n^3 - n): 1 without ties, 0 when all values are equal. */
  readonly tie_correction: number;
  /** h / (n - 1). */
  readonly epsilon_squared: number | null;
  /** (h - k + 1) / (n - k); null where every sample holds one value. */
  readonly eta_squared_h: number | null;
}

/**
 * The Kruskal-Wallis rank-sum test of k independent samples, corrected for ties; p from the chi-squared distribution.
 *
 * H = (n - 1) sum n_i (mean rank i - mean rank)^2 / sum (rank - mean rank)^2: a form in which nothing cancels. Samples
 * without values do not count. Values may be -Infinity or Infinity (tied extremes).
 * Source: Kruskal & Wallis (1952); R `kruskal.test`. Throws Refusal with fewer than two samples that have values.
 */
export function kruskalWallis(samples: readonly Sorted[]): KruskalWallis {
  const group_n = samples.map((sample) => sample.length);
  const k = group_n.filter((size) => size > 0).length;
  ensure(k >= 2, `needs values in at least 2 groups, found ${k}`);
  const { n, deviations, squares } = pooledRanks(samples);
  const between = group_n.reduce(
    (sum, size, i) => (size > 0 ? sum + (deviations[i]! / size) * deviations[i]! : sum),
    0,
  );
  const h = squares === 0 ? null : ((n - 1) / squares) * between;
  return {
    h,
    df: k - 1,
    p: h === null ? null : chiSquaredUpper(h, k - 1),
    n,
    group_n,
    mean_ranks: group_n.map((size, i) => (size > 0 ? deviations[i]! / size + (n + 1) / 2 : null)),
    tie_correction: squares / ((n * (n - 1) * (n + 1)) / 12),
    epsilon_squared: h === null ? null : h / (n - 1),
    eta_squared_h: h === null || n === k ? null : (h - k + 1) / (n - k),
  };
}
