import { checkConfLevel } from "./conf-level.js";
import { normalQuantile } from "./distributions/normal.js";
import type { Interval } from "./interval.js";
import { ensure } from "./refusal.js";

/**
 * Confidence interval of Spearman's correlation by Fisher's z with the standard error of Bonett and Wright (2000),
 * sqrt((1 + rho^2 / 2) / (n - 3)). No interval (Refusal) with fewer than 4 pairs, or at rho of -1 or 1.
 */
export function spearmanInterval(rho: number, n: number, { confLevel = 0.95 }: { confLevel?: number } = {}): Interval {
  checkConfLevel(confLevel);
  ensure(n >= 4, `needs at least 4 pairs, found ${n}`);
  ensure(Math.abs(rho) < 1, `needs a correlation between -1 and 1, found ${rho}`);
  const z = Math.atanh(rho);
  const width = normalQuantile((1 + confLevel) / 2) * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return { conf_low: Math.tanh(z - width), conf_high: Math.tanh(z + width) };
}
