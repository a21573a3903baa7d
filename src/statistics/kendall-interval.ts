import { checkConfLevel } from "./conf-level.js";
import { normalQuantile } from "./distributions/normal.js";
import type { Interval } from "./interval.js";
import { ensure } from "./refusal.js";

/**
 * The interval of Kendall's tau by Fisher's z with the standard error sqrt(0.437 / (n - 4)) of Fieller, Hartley and
 * Pearson (1957; Bonett & Wright 2000). At tau = 1 or -1 it has no width.
 * @throws Refusal for fewer than 5 pairs, or a tau outside [-1, 1]
 */
export function kendallInterval(tau: number, n: number, { confLevel = 0.95 }: { confLevel?: number } = {}): Interval {
  ensure(n > 4, `needs at least 5 pairs, found ${n}`);
  ensure(tau >= -1 && tau <= 1, `needs a correlation between -1 and 1, found ${tau}`);
  checkConfLevel(confLevel);
  const centre = Math.atanh(tau);
  const width = normalQuantile((1 + confLevel) / 2) * Math.sqrt(0.437 / (n - 4));
  return { conf_low: Math.tanh(centre - width), conf_high: Math.tanh(centre + width) };
}
