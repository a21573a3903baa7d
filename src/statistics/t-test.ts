import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { tCdf, tQuantile, tTwoSided, tUpper } from "./distributions/t.js";
import { type CentralSums, centralSums } from "./moments.js";
import { orNull } from "./or-null.js";
import { ensure } from "./refusal.js";

/**
 * A t test; null where all values are 0 and so is the mean asked about, and, as in R, Welch's degrees of freedom and
 * what rests on them where the fourth power of the standard error is beyond the range of a double. One-sided intervals are open.
 */
export interface TTest {
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly stderr: number;
  /** The mean, the mean difference of pairs, or the difference of means (first minus second). */
  readonly estimate: number;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

export interface TwoSampleTTest extends TTest {
  readonly mean_x: number;
  readonly mean_y: number;
}

export interface TTestOptions {
  readonly alternative?: Alternative;
  /** The mean, or difference of means, under the null hypothesis. */
  readonly mu?: number;
  readonly confLevel?: number;
}

/**
 * The one-sample t test. R: `t.test(x, mu = mu)`.
 * @throws Refusal for fewer than 2 values, or values that are essentially constant
 */
export function oneSampleTTest(x: ArrayLike<number>, options: TTestOptions = {}): TTest {
  ensure(x.length >= 2, `needs at least 2 values, found ${x.length}`);
  const sums = centralSums(x);
  const stderr = Math.sqrt(sums.squares / (sums.n - 1) / sums.n) / sums.scale;
  return finish(sums.mean, stderr, sums.n - 1, Math.abs(sums.mean), options);
}

/**
 * The paired t test of x - y. R: `t.test(x, y, paired = TRUE)`. The arrays hold the pairs in the same order.
 * @throws Refusal for fewer than 2 pairs, or differences that are essentially constant
 */
export function pairedTTest(x: ArrayLike<number>, y: ArrayLike<number>, options: TTestOptions = {}): TTest {
  ensure(x.length === y.length, `needs pairs, found ${x.length} and ${y.length} values`);
  ensure(x.length >= 2, `needs at least 2 pairs, found ${x.length}`);
  return oneSampleTTest(
    Float64Array.from(x, (value, i) => value - y[i]!),
    options,
  );
}

/**
 * Welch's t test, variances not assumed equal. R: `t.test(x, y)`.
 * @throws Refusal for fewer than 2 values a sample, or samples that are essentially constant
 */
export function welchTTest(x: ArrayLike<number>, y: ArrayLike<number>, options: TTestOptions = {}): TwoSampleTTest {
  ensure(x.length >= 2 && y.length >= 2, `needs at least 2 values in each group, found ${x.length} and ${y.length}`);
  const first = centralSums(x);
  const second = centralSums(y);
  const nx = first.n;
  const ny = second.n;
  const sx = Math.sqrt(first.squares / (nx - 1) / nx) / first.scale;
  const sy = Math.sqrt(second.squares / (ny - 1) / ny) / second.scale;
  const stderr = Math.hypot(sx, sy);
  const df = fourthPower(stderr) / (fourthPower(sx) / (nx - 1) + fourthPower(sy) / (ny - 1));
  return twoSample(first, second, stderr, df, options);
}

function fourthPower(x: number): number {
  return x * x * (x * x);
}

/**
 * Student's two-sample t test, variances assumed equal. R: `t.test(x, y, var.equal = TRUE)`.
 * @throws Refusal for an empty sample, fewer than 3 values together, or samples that are essentially constant
 */
export function studentTTest(x: ArrayLike<number>, y: ArrayLike<number>, options: TTestOptions = {}): TwoSampleTTest {
  ensure(
    x.length >= 1 && y.length >= 1 && x.length + y.length >= 3,
    `needs a value in each group and 3 together, found ${x.length} and ${y.length}`,
  );
  const first = centralSums(x);
  const second = centralSums(y);
  const df = first.n + second.n - 2;
  const pooled = pooledSd(first, second);
  return twoSample(first, second, pooled * Math.sqrt(1 / first.n + 1 / second.n), df, options);
}

/** The pooled standard deviation of two samples, from the larger scale downwards so that nothing overflows. */
export function pooledSd(first: CentralSums, second: CentralSums): number {
  const df = first.n + second.n - 2;
  return Math.hypot(Math.sqrt(first.squares / df) / first.scale, Math.sqrt(second.squares / df) / second.scale);
}

/** mean x - mean y, to more digits than the means themselves hold. */
export function differenceOfMeans(first: CentralSums, second: CentralSums): number {
  return first.mean - second.mean + (first.meanRest - second.meanRest);
}

function twoSample(
  first: CentralSums,
  second: CentralSums,
  stderr: number,
  df: number,
  options: TTestOptions,
): TwoSampleTTest {
  const size = Math.max(Math.abs(first.mean), Math.abs(second.mean));
  const test = finish(differenceOfMeans(first, second), stderr, df, size, options);
  return { ...test, mean_x: first.mean, mean_y: second.mean };
}

function finish(
  estimate: number,
  stderr: number,
  df: number,
  size: number,
  { alternative = "two-sided", mu = 0, confLevel = 0.95 }: TTestOptions,
): TTest {
  checkConfLevel(confLevel);
  ensure(
    !(stderr < 10 * Number.EPSILON * size),
    `needs values that vary, found them essentially constant (standard error ${stderr})`,
  );
  const t = orNull((estimate - mu) / stderr);
  const withoutDf = { t, df: orNull(df), p: null, stderr, estimate, conf_low: null, conf_high: null };
  if (t === null || Number.isNaN(df)) return withoutDf;
  const p = alternative === "less" ? tCdf(t, df) : alternative === "greater" ? tUpper(t, df) : tTwoSided(t, df);
  if (stderr === 0) return { ...withoutDf, p };
  const width = stderr * tQuantile(alternative === "two-sided" ? 1 - (1 - confLevel) / 2 : confLevel, df);
  return {
    t,
    df,
    p,
    stderr,
    estimate,
    conf_low: alternative === "less" ? -Infinity : estimate - width,
    conf_high: alternative === "greater" ? Infinity : estimate + width,
  };
}
