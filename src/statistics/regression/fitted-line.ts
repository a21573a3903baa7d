import { tQuantile } from "../distributions/t.js";
import { mean } from "../mean.js";
import { quantile } from "../quantile.js";
import { sort } from "../sorted.js";
import { sum } from "../sum.js";

/** A line's mean at a value of its covariate, with the limits of that mean. */
export interface FittedPoint {
  readonly at: number;
  readonly fitted: number;
  readonly fitted_low: number;
  readonly fitted_high: number;
}

/** Steps from one end of the line to the other. */
const steps = 24;

/**
 * The line with this `slope` and residual standard deviation `sigma` through the means of x and y, with the confidence
 * limits of its mean, at 25 values from the lowest to the highest x, or from its 5th to its 95th percentile (type 7).
 * R: `predict(lm(y ~ x), interval = "confidence")`.
 */
export function fittedLine(
  x: Float64Array,
  y: Float64Array,
  { slope, sigma }: { readonly slope: number; readonly sigma: number },
  { confLevel, central }: { readonly confLevel: number; readonly central: boolean },
): FittedPoint[] {
  const n = x.length;
  const sorted = sort(x);
  const low = central ? quantile(sorted, 0.05) : sorted[0]!;
  const high = central ? quantile(sorted, 0.95) : sorted.at(-1)!;
  const [middle, height] = [mean(x), mean(y)];
  const spread = sum(x.map((value) => (value - middle) * (value - middle)));
  const t = tQuantile((1 + confLevel) / 2, n - 2);
  return Array.from({ length: steps + 1 }, (_, k) => {
    const at = low + ((high - low) * k) / steps;
    const fitted = height + slope * (at - middle);
    const half = t * sigma * Math.sqrt(1 / n + ((at - middle) * (at - middle)) / spread);
    return { at, fitted, fitted_low: fitted - half, fitted_high: fitted + half };
  });
}
