import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { normalQuantile } from "./distributions/normal.js";
import { tCdf, tTwoSided, tUpper } from "./distributions/t.js";
import { largestSize, meanOfScaled } from "./moments.js";
import { scaleFor } from "./power-of-two.js";
import { ensure } from "./refusal.js";

export interface Pearson {
  readonly n: number;
  /** The correlation r; null, with t and p, where a variable is constant. */
  readonly estimate: number | null;
  readonly t: number | null;
  readonly df: number;
  readonly p: number | null;
  /** Fisher's z interval; null for fewer than 4 pairs. */
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/**
 * Pearson's product-moment correlation of complete pairs, with its t test and Fisher's z interval.
 *
 * From deviations about compensated means; where r is large, from the residuals of the regression, so that neither r
 * nor t loses digits near 1. R: `cor.test`. Throws Refusal with fewer than 3 pairs or values that are not finite.
 */
export function pearson(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { alternative = "two-sided", confLevel = 0.95 }: { alternative?: Alternative; confLevel?: number } = {},
): Pearson {
  const n = x.length;
  ensure(n === y.length, `needs pairs, found ${n} and ${y.length} values`);
  ensure(n >= 3, `needs at least 3 pairs, found ${n}`);
  checkConfLevel(confLevel);
  const df = n - 2;
  const r = correlation(x, y);
  if (r === null) return { n, estimate: null, t: null, df, p: null, conf_low: null, conf_high: null };
  const t = Math.sqrt(df) * (r.value / Math.sqrt(r.unexplained));
  const p = alternative === "two-sided" ? tTwoSided(t, df) : alternative === "less" ? tCdf(t, df) : tUpper(t, df);
  if (n < 4) return { n, estimate: r.value, t, df, p, conf_low: null, conf_high: null };

  const size = Math.abs(r.value);
  const z = Math.sign(r.value) * (size < 0.5 ? Math.atanh(size) : Math.log((1 + size) / Math.sqrt(r.unexplained)));
  const reach = -normalQuantile((1 - confLevel) / (alternative === "two-sided" ? 2 : 1)) / Math.sqrt(n - 3);
  return {
    n,
    estimate: r.value,
    t,
    df,
    p,
    conf_low: alternative === "less" ? -1 : Math.tanh(z - reach),
    conf_high: alternative === "greater" ? 1 : Math.tanh(z + reach),
  };
}

/** r, and 1 - r^2 without cancellation; null where a variable is constant. */
function correlation(x: ArrayLike<number>, y: ArrayLike<number>): { value: number; unexplained: number } | null {
  const dx = deviations(x);
  const dy = deviations(y);
  if (!dx || !dy) return null;
  const sxx = sumOfProducts(dx, dx);
  const syy = sumOfProducts(dy, dy);
  const sxy = sumOfProducts(dx, dy);
  const plain = sxy / Math.sqrt(sxx) / Math.sqrt(syy);
  if (Math.abs(plain) < 0.7) return { value: plain, unexplained: (1 - plain) * (1 + plain) };
  const slope = sxy / sxx;
  const rest = new Float64Array(dx.length);
  for (let i = 0; i < rest.length; i++) rest[i] = dy[i]! - slope * dx[i]!;
  const residuals = sumOfProducts(rest, rest);
  const value = Math.sign(plain) * Math.sqrt(1 - residuals / syy);
  // Where r is 1 to the last digit, what is left of the residuals is rounding.
  return { value, unexplained: Math.abs(value) === 1 ? 0 : residuals / syy };
}

/** Deviations from the mean, scaled by a power of two; null where all values are equal. */
function deviations(values: ArrayLike<number>): Float64Array | null {
  const largest = largestSize(values);
  ensure(Number.isFinite(largest), "needs finite values, found one below or above detection");
  const scale = scaleFor(largest);
  const n = values.length;
  const result = new Float64Array(n);
  let constant = true;
  for (let i = 0; i < n; i++) {
    result[i] = values[i]! * scale;
    if (result[i] !== result[0]) constant = false;
  }
  if (constant) return null;
  const { mean, rest } = meanOfScaled(result, 1);
  for (let i = 0; i < n; i++) result[i] = result[i]! - mean - rest;
  return result;
}

/** The sum of x y, compensated as in `sum`. */
function sumOfProducts(x: Float64Array, y: Float64Array): number {
  let high = 0;
  let low = 0;
  for (let i = 0; i < x.length; i++) {
    const product = x[i]! * y[i]!;
    const total = high + product;
    const part = total - high;
    low += high - (total - part) + (product - part);
    high = total;
  }
  return high + low;
}
