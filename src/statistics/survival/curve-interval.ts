/**
 * How the confidence interval of a probability is formed: `log` on the scale of its logarithm (R's default), `log-log` on
 * that of log(-log p), `plain` on its own. All within 0 and 1.
 */
export type CurveInterval = "log" | "log-log" | "plain";

export interface Limits {
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

const UNDEFINED: Limits = { conf_low: null, conf_high: null };

/**
 * The interval of a point of a curve.
 * @param p the probability
 * @param relativeError its standard error divided by it
 * @param z the normal deviate of the level
 */
export function curveLimits(p: number, relativeError: number, z: number, type: CurveInterval): Limits {
  const half = z * relativeError;
  if (!(p > 0) || !Number.isFinite(half)) return UNDEFINED;
  if (type === "plain") return { conf_low: Math.max(0, p - half * p), conf_high: Math.min(1, p + half * p) };
  const logarithm = Math.log(p);
  if (type === "log")
    return { conf_low: Math.exp(logarithm - half), conf_high: Math.min(1, Math.exp(logarithm + half)) };
  // Only rounding can bring a probability this close to 1 without being 1.
  if (p > 1 - 1e-14) return UNDEFINED;
  const shift = half / logarithm;
  const centre = Math.log(-logarithm);
  return { conf_low: Math.exp(-Math.exp(centre - shift)), conf_high: Math.exp(-Math.exp(centre + shift)) };
}
