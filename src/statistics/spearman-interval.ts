import { checkConfLevel } from "./conf-level.js";
import { normalQuantile } from "./distributions/normal.js";
import type { Interval } from "./interval.js";
import { ensure } from "./refusal.js";

/**
 * The interval of Spearman's rho by Fisher's z with the standard error sqrt((1 + rho^2/2) / (n - 3)) of Bonett and
 * Wright (2000). At rho = 1 or -1 it has no width.
 * @throws Refusal for fewer than 4 pairs, or a rho outside [-1, 1]
 */
export function spearmanInterval(rho: number, n: number, { confLevel = 0.95 }: { confLevel?: number } = {}): Interval {
  ensure(n > 3, `needs at least 4 pairs, found ${n}`);
  ensure(rho >= -1 && rho <= 1, `needs a correlation between -1 and 1, found ${rho}`);
  checkConfLevel(confLevel);
  const centre = Math.atanh(rho);
  const width = normalQuantile((1 + confLevel) / 2) * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return { conf_low: Math.tanh(centre - width), conf_high: Math.tanh(centre + width) };
}
