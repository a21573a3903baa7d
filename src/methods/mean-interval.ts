import { mean } from "../statistics/mean.js";
import { oneSampleTTest } from "../statistics/t-test.js";
import { standardDeviation } from "../statistics/variance.js";

export interface MeanInterval {
  readonly mean: number;
  /** Null for a single value. */
  readonly sd: number | null;
  readonly se_mean: number | null;
  /** Student's interval; nulls where nothing varies beyond rounding. */
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/** The mean of at least one value with its spread and Student's interval. R: `mean`, `sd`, `t.test(x)$conf.int`. */
export function meanInterval(values: ArrayLike<number>, confLevel: number): MeanInterval {
  const n = values.length;
  const centre = mean(values);
  if (n < 2) return { mean: centre, sd: null, se_mean: null, conf_low: null, conf_high: null };
  const sd = standardDeviation(values);
  const se_mean = sd / Math.sqrt(n);
  const constant = sd === 0 || se_mean < 10 * Number.EPSILON * Math.abs(centre);
  const { conf_low, conf_high } = constant
    ? { conf_low: null, conf_high: null }
    : oneSampleTTest(values, { confLevel });
  return { mean: centre, sd, se_mean, conf_low, conf_high };
}
