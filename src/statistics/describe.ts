import { geometricMean } from "./geometric-mean.js";
import { median } from "./median.js";
import { medianAbsoluteDeviation } from "./median-absolute-deviation.js";
import { centralSums } from "./moments.js";
import { quantile } from "./quantile.js";
import { type Shape, shape } from "./shape.js";
import type { Sorted } from "./sorted.js";
import { sum } from "./sum.js";

/** A sample in numbers; null is undefined. Everything but the shape is in the unit of the values (`var`: squared). */
export interface Description extends Shape {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly var: number | null;
  readonly se_mean: number | null;
  readonly median: number | null;
  /** First and third quartile, type 7. */
  readonly q1: number | null;
  readonly q3: number | null;
  readonly iqr: number | null;
  readonly mad: number | null;
  /** Null unless every value is above 0. */
  readonly geometric_mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly sum: number;
}

/**
 * Location, spread and shape of an ascending sample. No values: all null, and a sum of 0. One value: no spread.
 * R: `mean`, `sd`, `var`, `median`, `quantile`, `IQR`, `mad`.
 * @throws Refusal for values that are not finite
 */
export function describe(sorted: Sorted): Description {
  const n = sorted.length;
  if (n === 0) return NOTHING;
  const sums = centralSums(sorted);
  const sd = n > 1 ? Math.sqrt(sums.squares / (n - 1)) / sums.scale : null;
  const q1 = quantile(sorted, 0.25);
  const q3 = quantile(sorted, 0.75);
  return {
    n,
    mean: sums.mean,
    sd,
    var: n > 1 ? sums.squares / (n - 1) / sums.scale / sums.scale : null,
    se_mean: sd === null ? null : sd / Math.sqrt(n),
    median: median(sorted),
    q1,
    q3,
    iqr: q3 - q1,
    mad: medianAbsoluteDeviation(sorted),
    geometric_mean: sorted[0]! > 0 ? geometricMean(sorted) : null,
    min: sorted[0]!,
    max: sorted[n - 1]!,
    sum: sum(sorted),
    ...shape(sums),
  };
}

const NOTHING: Description = {
  n: 0,
  mean: null,
  sd: null,
  var: null,
  se_mean: null,
  median: null,
  q1: null,
  q3: null,
  iqr: null,
  mad: null,
  geometric_mean: null,
  min: null,
  max: null,
  sum: 0,
  skewness_g1: null,
  skewness_G1: null,
  kurtosis_g2: null,
  kurtosis_G2: null,
};
