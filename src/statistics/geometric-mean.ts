import { ensure } from "./refusal.js";
import { sum } from "./sum.js";

/**
 * exp(mean(log x)). R: `exp(mean(log(x)))`.
 * @throws Refusal for no values, or a value that is not above 0
 */
export function geometricMean(values: ArrayLike<number>): number {
  const n = values.length;
  ensure(n >= 1, "needs at least 1 value, found 0");
  const logs = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    ensure(value > 0, `needs values above 0, found ${value}`);
    logs[i] = Math.log(value);
  }
  return Math.exp(sum(logs) / n);
}
