import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

/**
 * The median of an ascending sample: the middle value, or the mean of the two. R: `median`.
 * @throws Refusal for no values
 */
export function median(sorted: Sorted): number {
  const n = sorted.length;
  ensure(n >= 1, "needs at least 1 value, found 0");
  const middle = n >> 1;
  const high = sorted[middle]!;
  if (n % 2 === 1) return high;
  const low = sorted[middle - 1]!;
  if (low === high) return high;
  const total = low + high;
  return Number.isFinite(total) || !Number.isFinite(low) || !Number.isFinite(high) ? total / 2 : low / 2 + high / 2;
}
