import { median } from "./median.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

/** Makes the median absolute deviation estimate the standard deviation of normal data; R's constant. */
const NORMAL = 1.4826;

/**
 * 1.4826 times the median of |x - median|. R: `mad`. The deviations are merged outwards from the median, so that
 * nothing is sorted again.
 * @throws Refusal for no values, or values that are not finite
 */
export function medianAbsoluteDeviation(sorted: Sorted): number {
  const n = sorted.length;
  const centre = median(sorted);
  ensure(
    Number.isFinite(sorted[0]!) && Number.isFinite(sorted[n - 1]!),
    "needs finite values, found one below or above detection",
  );
  let below = Math.ceil(n / 2) - 1;
  let above = below + 1;
  let previous = 0;
  let current = 0;
  for (let taken = 0; taken <= n >> 1; taken++) {
    previous = current;
    const down = below >= 0 ? centre - sorted[below]! : Infinity;
    const up = above < n ? sorted[above]! - centre : Infinity;
    if (down <= up) {
      current = down;
      below--;
    } else {
      current = up;
      above++;
    }
  }
  return NORMAL * (n % 2 === 1 ? current : previous === current ? current : previous / 2 + current / 2);
}
