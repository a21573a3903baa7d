import { logGamma } from "./distributions/stirling.js";
import { centralSums } from "./moments.js";
import { ensure } from "./refusal.js";
import { differenceOfMeans, pooledSd } from "./t-test.js";

/**
 * Standardised differences of two means, first minus second. A part is null where a sample is too small for it or
 * both difference and spread are 0, infinite where there is a difference but no spread.
 */
export interface StandardisedDifference {
  readonly n_x: number;
  readonly n_y: number;
  readonly mean_difference: number;
  readonly pooled_sd: number | null;
  /** Mean difference / pooled standard deviation. */
  readonly cohen_d: number | null;
  /** J = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)), m = n_x + n_y - 2. */
  readonly hedges_correction: number | null;
  /** J d. */
  readonly hedges_g: number | null;
  /** d (1 - 3/(4m - 1)), the usual approximation. */
  readonly hedges_g_approx: number | null;
  /** Mean difference / sqrt((var x + var y)/2), the balance tables' standardised mean difference. */
  readonly smd: number | null;
  /** Mean difference / sd of the second sample. */
  readonly glass_delta: number | null;
}

/**
 * Cohen's d, Hedges' g, the standardised mean difference and Glass's delta.
 * @throws Refusal for an empty sample, or values that are not finite
 */
export function standardisedDifference(x: ArrayLike<number>, y: ArrayLike<number>): StandardisedDifference {
  ensure(x.length >= 1 && y.length >= 1, `needs a value in each group, found ${x.length} and ${y.length}`);
  const first = centralSums(x);
  const second = centralSums(y);
  const m = first.n + second.n - 2;
  const difference = differenceOfMeans(first, second);
  const both = first.n > 1 && second.n > 1;
  const sdX = Math.sqrt(first.squares / (first.n - 1)) / first.scale;
  const sdY = Math.sqrt(second.squares / (second.n - 1)) / second.scale;
  const pooled = both ? pooledSd(first, second) : null;
  const d = pooled === null ? null : ratio(difference, pooled);
  const correction = hedgesCorrection(m);
  return {
    n_x: first.n,
    n_y: second.n,
    mean_difference: difference,
    pooled_sd: pooled,
    cohen_d: d,
    hedges_correction: correction,
    hedges_g: d === null || correction === null ? null : correction * d,
    hedges_g_approx: d === null ? null : d * (1 - 3 / (4 * m - 1)),
    smd: both ? ratio(difference, Math.hypot(sdX, sdY) * Math.SQRT1_2) : null,
    glass_delta: second.n > 1 ? ratio(difference, sdY) : null,
  };
}

/** Hedges' exact small-sample factor for `m` degrees of freedom; null below 2. */
function hedgesCorrection(m: number): number | null {
  if (m < 2) return null;
  return Math.exp(logGamma(m / 2) - logGamma((m - 1) / 2)) / Math.sqrt(m / 2);
}

function ratio(difference: number, spread: number): number | null {
  return difference === 0 && spread === 0 ? null : difference / spread;
}
