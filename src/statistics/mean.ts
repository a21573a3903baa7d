import { largestSize } from "./moments.js";
import { scaleFor } from "./power-of-two.js";
import { ensure } from "./refusal.js";
import { sum } from "./sum.js";

/**
 * The arithmetic mean, from a compensated sum. R: `mean`.
 * @throws Refusal for no values
 */
export function mean(values: ArrayLike<number>): number {
  const n = values.length;
  ensure(n >= 1, "needs at least 1 value, found 0");
  const total = sum(values);
  if (Number.isFinite(total)) return total / n;
  const largest = largestSize(values);
  if (!Number.isFinite(largest)) return total;
  const scale = scaleFor(largest);
  return sum(Float64Array.from(values, (value) => value * scale)) / n / scale;
}
