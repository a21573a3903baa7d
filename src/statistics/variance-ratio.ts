import type { Alternative } from "./alternative.js";
import { checkConfLevel } from "./conf-level.js";
import { fCdf, fQuantile, fUpper } from "./distributions/f.js";
import { ensure } from "./refusal.js";
import { standardDeviation } from "./variance.js";

export interface VarianceRatio {
  /** var x / var y; null where neither varies. */
  readonly f: number | null;
  readonly df1: number;
  readonly df2: number;
  readonly p: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/**
 * The F test of two variances of normal samples. R: `var.test(x, y)`.
 * @throws Refusal for fewer than 2 values a sample
 */
export function varianceRatioTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { alternative = "two-sided", confLevel = 0.95 }: { alternative?: Alternative; confLevel?: number } = {},
): VarianceRatio {
  ensure(x.length >= 2 && y.length >= 2, `needs at least 2 values in each group, found ${x.length} and ${y.length}`);
  checkConfLevel(confLevel);
  const df1 = x.length - 1;
  const df2 = y.length - 1;
  const ratio = standardDeviation(x) / standardDeviation(y);
  if (Number.isNaN(ratio)) return { f: null, df1, df2, p: null, conf_low: null, conf_high: null };
  const f = ratio * ratio;
  const lower = fCdf(f, df1, df2);
  const upper = fUpper(f, df1, df2);
  const alpha = alternative === "two-sided" ? (1 - confLevel) / 2 : 1 - confLevel;
  return {
    f,
    df1,
    df2,
    p: alternative === "less" ? lower : alternative === "greater" ? upper : Math.min(1, 2 * Math.min(lower, upper)),
    conf_low: alternative === "less" ? 0 : f / fQuantile(alpha, df1, df2, { lowerTail: false }),
    conf_high: alternative === "greater" ? Infinity : f / fQuantile(alpha, df1, df2),
  };
}
