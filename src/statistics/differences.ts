import { smallestDouble } from "./bisect-doubles.js";
import { finitePart, type OrderStatistics } from "./order-statistics.js";
import type { Sorted } from "./sorted.js";

/**
 * The differences x_i - y_j of two sorted samples, as doubles: rounded, as R's `outer(x, y, "-")`, and in order.
 * Pairs of two -Infinity or of two Infinity have none. Each `kth` takes at most 64 walks along the two samples.
 */
export function differences(x: Sorted, y: Sorted): OrderStatistics {
  const inX = finitePart(x);
  const inY = finitePart(y);
  const xs = inX.finite;
  const ys = inY.finite;
  const finite = xs.length * ys.length;
  const lowest = inX.lowest * (ys.length + inY.highest) + xs.length * inY.highest;
  const highest = inX.highest * (ys.length + inY.lowest) + xs.length * inY.lowest;
  const kth = (k: number): number => {
    if (k <= lowest) return Number.NEGATIVE_INFINITY;
    if (k > lowest + finite) return Number.POSITIVE_INFINITY;
    return smallestDouble(xs[0]! - ys.at(-1)!, xs.at(-1)! - ys[0]!, (t) => countUpTo(xs, ys, t) >= k - lowest);
  };
  return { count: lowest + finite + highest, kth };
}

/** Number of pairs with x_i - y_j <= t: one walk along both samples. */
function countUpTo(x: Float64Array, y: Float64Array, t: number): number {
  const ny = y.length;
  let count = 0;
  let j = 0;
  for (let i = 0; i < x.length && j < ny; i++) {
    const value = x[i]!;
    while (j < ny && value - y[j]! > t) j++;
    count += ny - j;
  }
  return count;
}
