import type { Alternative } from "./alternative.js";
import { signedRankCdf, signedRankUpper } from "./distributions/signed-rank.js";
import { normalP } from "./normal-p.js";
import { ensure } from "./refusal.js";
import { shifted } from "./shifted.js";
import type { Sorted } from "./sorted.js";

export interface SignedRankOptions {
  readonly alternative?: Alternative;
  /** The centre of the differences under the null hypothesis; default 0. */
  readonly mu?: number;
  /** Exact probabilities; `"auto"` (default): below 50 differences. Never with ties or zeros. */
  readonly exact?: boolean | "auto";
  /** Continuity correction of the normal approximation; default true. */
  readonly correct?: boolean;
}

export interface SignedRank {
  /** Differences that are not zero: the others are dropped. */
  readonly n_used: number;
  readonly n_zero: number;
  /** Sum of the ranks, by absolute value, of the positive differences. R's V. */
  readonly v: number;
  /** null, as z, where no difference is left. */
  readonly p: number | null;
  /** The normal deviate that p rests on, or, where p is exact, would rest on. */
  readonly z: number | null;
  readonly z_uncorrected: number | null;
  /** With continuity correction towards the mean. */
  readonly z_corrected: number | null;
  /** Whether p is exact. */
  readonly exact: boolean;
  readonly ties: boolean;
  /** (positive less negative rank sum) / (sum of both). */
  readonly rank_biserial_matched: number | null;
}

/**
 * The Wilcoxon signed-rank test of a sorted sample of differences. Zeros are dropped. Exact below 50 differences without
 * ties or zeros (R up to 4.5), else the normal approximation with tie-corrected variance.
 * Source: Wilcoxon (1945); R 4.2 `wilcox.test(x)` and `wilcox.test(x, y, paired = TRUE)`. Throws Refusal without values.
 */
export function signedRank(sample: Sorted, options: SignedRankOptions = {}): SignedRank {
  const { alternative = "two-sided", mu = 0, correct = true } = options;
  ensure(sample.length > 0, "needs at least 1 difference, found 0");
  const { n, zeros, v, variance, ties } = rankBySize(shifted(sample, mu));
  const exact = usesExactSignedRank(n, zeros, ties, options.exact);
  const all = (n * (n + 1)) / 2;
  const deviation = v - all / 2;
  const sigma = Math.sqrt(variance);
  const towardsMean = Math.sign(deviation) * 0.5;
  const correction = alternative === "two-sided" ? towardsMean : alternative === "greater" ? 0.5 : -0.5;
  const z = (deviation - (correct ? correction : 0)) / sigma;
  return {
    n_used: n,
    n_zero: zeros,
    v,
    p: exact ? exactP(v, n, alternative) : n === 0 ? null : normalP(z, alternative),
    z: n === 0 ? null : z,
    z_uncorrected: n === 0 ? null : deviation / sigma,
    z_corrected: n === 0 ? null : (deviation - towardsMean) / sigma,
    exact,
    ties,
    rank_biserial_matched: n === 0 ? null : (2 * v - all) / all,
  };
}

/** Whether exact signed-rank probabilities are used: never with ties or zeros; by default below 50 differences. */
export function usesExactSignedRank(
  n: number,
  zeros: number,
  ties: boolean,
  exact: boolean | "auto" = "auto",
): boolean {
  return !ties && zeros === 0 && (exact === "auto" ? n < 50 : exact);
}

function exactP(v: number, n: number, alternative: Alternative): number {
  const less = (): number => signedRankCdf(v, n);
  const greater = (): number => signedRankUpper(v - 1, n);
  if (alternative === "less") return less();
  if (alternative === "greater") return greater();
  return Math.min(1, 2 * (v > (n * (n + 1)) / 4 ? greater() : less()));
}

/** What one merge of the negative and the positive part of a sorted sample tells about the ranks by absolute value. */
export interface RanksBySize {
  /** Number of values that are not zero. */
  readonly n: number;
  readonly zeros: number;
  readonly v: number;
  /** Variance of v when each value is equally likely to be positive or negative: a quarter of the squared ranks. */
  readonly variance: number;
  readonly ties: boolean;
}

export function rankBySize(sample: Sorted): RanksBySize {
  let negative = sample.length - 1;
  while (negative >= 0 && sample[negative]! >= 0) negative--;
  let positive = negative + 1;
  while (positive < sample.length && sample[positive] === 0) positive++;
  const zeros = positive - negative - 1;
  const n = sample.length - zeros;
  let v = 0;
  let squares = 0;
  let ties = false;
  for (let ranked = 0; ranked < n; ) {
    const below = negative >= 0 ? -sample[negative]! : Number.POSITIVE_INFINITY;
    const above = positive < sample.length ? sample[positive]! : Number.POSITIVE_INFINITY;
    const size = Math.min(below, above);
    const fromNegative = negative;
    const fromPositive = positive;
    while (negative >= 0 && -sample[negative]! === size) negative--;
    while (positive < sample.length && sample[positive] === size) positive++;
    const t = fromNegative - negative + positive - fromPositive;
    const rank = ranked + (t + 1) / 2;
    v += (positive - fromPositive) * rank;
    squares += t * rank * rank;
    if (t > 1) ties = true;
    ranked += t;
  }
  return { n, zeros, v, variance: squares / 4, ties };
}
