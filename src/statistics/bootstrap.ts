import { checkConfLevel } from "./conf-level.js";
import { normalCdf, normalQuantile } from "./distributions/normal.js";
import { type Drawing, Draws } from "./drawing.js";
import { centralSums } from "./moments.js";
import { quantile } from "./quantile.js";
import { ensure } from "./refusal.js";
import { asSorted, type Sorted } from "./sorted.js";

/** What is estimated, from one or several ascending samples. */
export type Statistic = (...samples: Sorted[]) => number;

export interface BootstrapOptions {
  /** A whole number from 1 to 2147483647; the same seed gives the same interval. */
  readonly seed: number;
  readonly resamples?: number;
  readonly confLevel?: number;
  /** Default `bca`: bias-corrected and accelerated. */
  readonly interval?: "percentile" | "bca";
}

export interface Bootstrap {
  readonly estimate: number;
  /** The standard deviation of the replicates; null where they are not finite. */
  readonly se: number | null;
  /** Null where BCa is undefined: all replicates on one side of the estimate, or none that differs. */
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly resamples: number;
}

/**
 * A bootstrap interval of any statistic of one or several independent samples (Efron & Tibshirani 1993, ch. 13, 14).
 * Each resample draws, sample by sample, as many values as the sample has: value number floor(u n) (from 0) of the
 * ascending sample, u the next number of MRG32k3a. Limits are type 6 quantiles of the replicates, so that 9999
 * resamples give order statistics. BCa counts replicates equal to the estimate as half below it; its acceleration is
 * the jackknife's, over samples as in Davison & Hinkley (1997), section 5.3.
 * @throws Refusal for a sample of fewer than 2 values, or a statistic that is not a number
 */
export function* bootstrap(
  samples: readonly Sorted[],
  statistic: Statistic,
  options: BootstrapOptions,
): Drawing<Bootstrap> {
  const { seed, resamples = 9999, confLevel = 0.95, interval = "bca" } = options;
  checkConfLevel(confLevel);
  ensure(Number.isInteger(resamples) && resamples >= 1, `needs at least 1 resample, found ${resamples}`);
  ensure(samples.length >= 1, "needs at least 1 sample, found 0");
  for (const { length } of samples) ensure(length >= 2, `needs at least 2 values in each sample, found ${length}`);
  const estimate = number(statistic(...samples));
  const draws = new Draws(seed);
  const drawn = samples.map(({ length }) => ({ times: new Uint32Array(length), values: new Float64Array(length) }));
  const unsorted = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    for (const [k, { times, values }] of drawn.entries()) {
      yield* draws.times(times);
      repeat(samples[k]!, times, values);
    }
    unsorted[i] = number(statistic(...drawn.map(({ values }) => asSorted(values))));
  }
  const replicates = asSorted(unsorted.sort());
  const finite = Number.isFinite(replicates[0]!) && Number.isFinite(replicates[resamples - 1]!);
  const se = finite && resamples > 1 ? deviation(replicates) : null;
  const alpha = (1 - confLevel) / 2;
  const levels =
    interval === "percentile" ? [alpha, 1 - alpha] : yield* bcaLevels(estimate, replicates, samples, statistic, alpha);
  const [conf_low, conf_high] = levels ? levels.map((level) => quantile(replicates, level, 6)) : [null, null];
  return { estimate, se, conf_low: conf_low ?? null, conf_high: conf_high ?? null, resamples };
}

function number(value: number): number {
  ensure(!Number.isNaN(value), "needs a statistic that is defined for every resample, found one that is not");
  return value;
}

function deviation(values: Sorted): number {
  const { n, squares, scale } = centralSums(values);
  return Math.sqrt(squares / (n - 1)) / scale;
}

/** Repeats each value as often as it was drawn: counted by place, a resample is ascending without sorting. */
function repeat(sample: Sorted, times: Uint32Array, into: Float64Array): void {
  let at = 0;
  for (let i = 0; i < sample.length; i++) for (let k = times[i]!; k > 0; k--) into[at++] = sample[i]!;
}

/** The levels at which BCa reads the replicates. */
function* bcaLevels(
  estimate: number,
  replicates: Sorted,
  samples: readonly Sorted[],
  statistic: Statistic,
  alpha: number,
): Drawing<readonly number[] | null> {
  let doubled = 0;
  for (const value of replicates) doubled += value < estimate ? 2 : value === estimate ? 1 : 0;
  const bias = normalQuantile(doubled / 2 / replicates.length);
  const skew = yield* acceleration(samples, statistic);
  if (!Number.isFinite(bias) || !Number.isFinite(skew)) return null;
  return [alpha, 1 - alpha].map((level) => {
    const z = bias + normalQuantile(level);
    return normalCdf(bias + z / (1 - skew * z));
  });
}

/** A sixth of the skewness of the jackknife's influence values; NaN where nothing differs. */
function* acceleration(samples: readonly Sorted[], statistic: Statistic): Drawing<number> {
  let squares = 0;
  let cubes = 0;
  for (const [k, sample] of samples.entries()) {
    const n = sample.length;
    const values = yield* leaveOneOut(sample, (rest) =>
      statistic(...samples.map((other, j) => (j === k ? rest : other))),
    );
    // deviations from the first value: where all are equal, nothing is left that rounding made
    const origin = values[0]!;
    let mean = 0;
    for (const value of values) mean += (value - origin) / n;
    for (const value of values) {
      const share = ((n - 1) * (mean - (value - origin))) / n;
      squares += share * share;
      cubes += share * share * share;
    }
  }
  return cubes / (6 * squares * Math.sqrt(squares));
}

/** The statistic without each value in turn; equal values leave equal rests. */
function* leaveOneOut(sample: Sorted, statistic: (rest: Sorted) => number): Drawing<Float64Array> {
  const n = sample.length;
  const results = new Float64Array(n);
  const rest = sample.slice(1);
  for (let i = 0; i < n; i++) {
    if (i > 0) rest[i - 1] = sample[i - 1]!;
    yield null;
    results[i] = i > 0 && sample[i] === sample[i - 1] ? results[i - 1]! : statistic(asSorted(rest));
  }
  return results;
}
