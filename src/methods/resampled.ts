import { mean } from "../statistics/mean.js";
import { median } from "../statistics/median.js";
import { signif } from "../statistics/signif.js";
import type { Sorted } from "../statistics/sorted.js";
import { standardDeviation } from "../statistics/variance.js";

/** What is estimated from one sample, by its name in the plan. */
export const ofOne = {
  mean: (x: Sorted) => mean(x),
  median: (x: Sorted) => median(x),
  "standard-deviation": (x: Sorted) => standardDeviation(x),
} as const;

/** What is estimated from two samples, the first against the second. */
export const ofTwo = {
  "difference-of-means": (x: Sorted, y: Sorted) => mean(x) - mean(y),
  "difference-of-medians": (x: Sorted, y: Sorted) => median(x) - median(y),
  "ratio-of-means": (x: Sorted, y: Sorted) => mean(x) / mean(y),
  "ratio-of-medians": (x: Sorted, y: Sorted) => median(x) / median(y),
} as const;

/**
 * A statistic rounded to 12 digits. Resamples with the same values in another guise (0.1 + 0.3 and 0.2 + 0.2) have the
 * same statistic, which rounding errors would tell apart, otherwise on every engine.
 */
export function settled<S extends readonly Sorted[]>(statistic: (...samples: S) => number): (...samples: S) => number {
  return (...samples) => signif(statistic(...samples), 12);
}

/** Keys of methods that draw random numbers. */
export const seed = {
  type: "number",
  minimum: 1,
  maximum: 2147483647,
  default: 1,
  doc: "Seed of the random numbers, a whole number.",
} as const;

export const resamples = {
  type: "number",
  minimum: 100,
  maximum: 1000000,
  default: 9999,
  doc: "How many times the data are resampled.",
} as const;
