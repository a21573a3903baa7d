import { smallestDouble } from "./bisect-doubles.js";
import { finitePart, type OrderStatistics } from "./order-statistics.js";
import type { Sorted } from "./sorted.js";

/**
 * The Walsh averages (x_i + x_j) / 2, i <= j, of a sorted sample, each value with itself included. Pairs of -Infinity and
 * Infinity have none. Each `kth` takes at most 64 walks along the sample.
 */
export function walshAverages(x: Sorted): OrderStatistics {
  const { lowest: low, finite, highest: high } = finitePart(x);
  const halves = finite.map((value) => value / 2);
  const n = halves.length;
  const inside = (n * (n + 1)) / 2;
  const lowest = (low * (low + 1)) / 2 + low * n;
  const highest = (high * (high + 1)) / 2 + high * n;
  const kth = (k: number): number => {
    if (k <= lowest) return Number.NEGATIVE_INFINITY;
    if (k > lowest + inside) return Number.POSITIVE_INFINITY;
    return smallestDouble(2 * halves[0]!, 2 * halves[n - 1]!, (t) => countUpTo(halves, t) >= k - lowest);
  };
  return { count: lowest + inside + highest, kth };
}

/** Number of pairs i <= j of halves that sum to at most t: one walk from both ends. */
function countUpTo(halves: Float64Array, t: number): number {
  let count = 0;
  let j = halves.length - 1;
  for (let i = 0; i <= j; i++) {
    const value = halves[i]!;
    while (j >= i && value + halves[j]! > t) j--;
    count += j - i + 1;
  }
  return count;
}
