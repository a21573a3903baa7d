/** Descriptive statistics against simple-statistics, where it is right: sums, means, deviations, type-7 quantiles. */
import * as simple from "simple-statistics";
import { expect, test } from "vitest";
import { mean } from "../../src/statistics/mean.js";
import { median } from "../../src/statistics/median.js";
import { quantile } from "../../src/statistics/quantile.js";
import { Mrg32k3a } from "../../src/statistics/random.js";
import { sort } from "../../src/statistics/sorted.js";
import { sum } from "../../src/statistics/sum.js";
import { standardDeviation } from "../../src/statistics/variance.js";

const random = new Mrg32k3a(1);

test.each([2, 3, 10, 101, 5000])("%d values", (n) => {
  const values = Array.from({ length: n }, () => Math.exp(3 * random.next()) - 2);
  const sorted = sort(values);
  const close = (ours: number, theirs: number): void => {
    expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(theirs)));
  };
  close(sum(sorted), simple.sum(values));
  close(mean(sorted), simple.mean(values));
  close(standardDeviation(sorted), simple.sampleStandardDeviation(values));
  close(median(sorted), simple.median(values));
  for (const [lower, weight] of [
    [0, 0.5],
    [1, 0.25],
  ] as const) {
    const at = Math.min(n - 2, lower);
    // both interpolate between order statistics; type 7 places the k-th of n at (k - 1) / (n - 1)
    close(quantile(sorted, (at + weight) / (n - 1)), sorted[at]! * (1 - weight) + sorted[at + 1]! * weight);
  }
});
