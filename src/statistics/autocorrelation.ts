import { centralSums } from "./moments.js";
import { ensure } from "./refusal.js";
import { sum } from "./sum.js";

/**
 * The autocorrelation of a series at `lag`: the sum of d_i d_(i+lag) over the sum of d_i squared, d the deviations
 * from the mean of the whole series; null for a constant series. R: `acf(x, plot = FALSE)`.
 * @throws Refusal for a series that is not longer than the lag, or values that are not finite
 */
export function autocorrelation(series: ArrayLike<number>, lag = 1): number | null {
  ensure(series.length > lag, `needs more than ${lag} values, found ${series.length}`);
  const { mean, meanRest, scale, squares } = centralSums(series);
  if (squares === 0) return null;
  const deviations = Float64Array.from(series, (value) => (value - mean - meanRest) * scale);
  const products = Float64Array.from({ length: series.length - lag }, (_, i) => deviations[i]! * deviations[i + lag]!);
  return sum(products) / squares;
}
