import type { Alternative } from "./alternative.js";
import { wilcoxonCdf, wilcoxonUpper } from "./distributions/wilcoxon.js";
import { normalP } from "./normal-p.js";
import { rankSum } from "./rank-sum.js";
import { ensure } from "./refusal.js";
import { shifted } from "./shifted.js";
import type { Sorted } from "./sorted.js";

export interface MannWhitneyOptions {
  readonly alternative?: Alternative;
  /** Shift of x against y under the null hypothesis; default 0. */
  readonly mu?: number;
  /** Exact probabilities; `"auto"` (default): when both samples have fewer than 50 values. Never with ties. */
  readonly exact?: boolean | "auto";
  /** Continuity correction of the normal approximation; default true. */
  readonly correct?: boolean;
}

export interface MannWhitney {
  readonly n_x: number;
  readonly n_y: number;
  /** The Mann-Whitney U of x: number of pairs with x > y, plus half the number with x = y. R's W. */
  readonly w: number;
  /** null where the normal approximation is asked of values that are all equal. */
  readonly p: number | null;
  /** The normal deviate that p rests on, or, where p is exact, would rest on. */
  readonly z: number | null;
  readonly z_uncorrected: number | null;
  /** With continuity correction towards the mean. */
  readonly z_corrected: number | null;
  /** Whether p is exact. */
  readonly exact: boolean;
  readonly ties: boolean;
}

/**
 * The Mann-Whitney (Wilcoxon rank-sum) test of two independent samples.
 *
 * Exact when both samples have fewer than 50 values and nothing is tied (R up to 4.5), else the normal approximation
 * with tie-corrected variance. Values may be -Infinity or Infinity (below or above detection): tied extremes.
 * Source: Mann & Whitney (1947); R 4.2 `wilcox.test(x, y)`. Throws Refusal when a sample is empty.
 */
export function mannWhitney(x: Sorted, y: Sorted, options: MannWhitneyOptions = {}): MannWhitney {
  const { alternative = "two-sided", mu = 0, correct = true } = options;
  const n_x = x.length;
  const n_y = y.length;
  ensure(n_x > 0 && n_y > 0, `needs at least 1 value in each sample, found ${n_x} and ${n_y}`);
  const { w, squares, ties } = rankSum(shifted(x, mu), y);
  const exact = usesExactRankSum(n_x, n_y, ties, options.exact);

  const n = n_x + n_y;
  const deviation = w - (n_x * n_y) / 2;
  const sigma = Math.sqrt((n_x / n) * (n_y / (n - 1)) * squares);
  const undefinedZ = squares === 0;
  const towardsMean = Math.sign(deviation) * 0.5;
  const correction = alternative === "two-sided" ? towardsMean : alternative === "greater" ? 0.5 : -0.5;
  const z = (deviation - (correct ? correction : 0)) / sigma;
  const p = exact ? exactP(w, n_x, n_y, alternative) : undefinedZ ? null : normalP(z, alternative);
  return {
    n_x,
    n_y,
    w,
    p,
    z: undefinedZ ? null : z,
    z_uncorrected: undefinedZ ? null : deviation / sigma,
    z_corrected: undefinedZ ? null : (deviation - towardsMean) / sigma,
    exact,
    ties,
  };
}

/** Whether exact rank-sum probabilities are used: never with ties; by default with fewer than 50 values in each. */
export function usesExactRankSum(n_x: number, n_y: number, ties: boolean, exact: boolean | "auto" = "auto"): boolean {
  return !ties && (exact === "auto" ? n_x < 50 && n_y < 50 : exact);
}

function exactP(w: number, n_x: number, n_y: number, alternative: Alternative): number {
  const less = (): number => wilcoxonCdf(w, n_x, n_y);
  const greater = (): number => wilcoxonUpper(w - 1, n_x, n_y);
  if (alternative === "less") return less();
  if (alternative === "greater") return greater();
  return Math.min(1, 2 * (w > (n_x * n_y) / 2 ? greater() : less()));
}
