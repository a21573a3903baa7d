import { distinct, evenly, FEW_STEPS } from "./distinct.js";
import { finitePart, type OrderStatistics } from "./order-statistics.js";
import { type Cells, type Family, selector, type UpTo } from "./select-kth.js";
import { type Sorted, sort } from "./sorted.js";

/**
 * The Walsh averages (x_i + x_j) / 2, i <= j, of a sorted sample, each value with itself included. Pairs of -Infinity and
 * Infinity have none. Each `kth` takes some walks along the sample's different values.
 */
export function walshAverages(x: Sorted): OrderStatistics {
  const { lowest: low, finite, highest: high } = finitePart(x);
  const n = finite.length;
  const inside = (n * (n + 1)) / 2;
  const lowest = (low * (low + 1)) / 2 + low * n;
  const highest = (high * (high + 1)) / 2 + high * n;
  const at = n > 0 ? selector(finiteAverages(finite)) : null;
  const kth = (k: number): number => {
    if (k <= lowest) return Number.NEGATIVE_INFINITY;
    if (!at || k > lowest + inside) return Number.POSITIVE_INFINITY;
    return at(k - lowest);
  };
  return { count: lowest + inside + highest, kth };
}

function finiteAverages(x: Float64Array): Family {
  // Sums of halves: what differs only in the last bits of the smallest doubles stays together in them.
  const halved = x.map((value) => value / 2);
  const { values: halves, before } = distinct(halved);
  const n = halves.length;
  // As the smaller value grows, the last larger one with which the sum is at most a bound moves down.
  const countUpTo = (bound: number): UpTo => {
    let values = 0;
    let cells = 0;
    let j = n - 1;
    for (let i = 0; i <= j; i++) {
      const value = halves[i]!;
      while (j >= i && value + halves[j]! > bound) j--;
      if (j < i) break;
      cells += j - i + 1;
      const times = before[i + 1]! - before[i]!;
      values += times * (before[j + 1]! - before[i + 1]!) + (times * (times + 1)) / 2;
    }
    return { values, cells };
  };
  const between = (low: number, high: number, cells: number): Cells => {
    const values = new Float64Array(cells);
    const times = new Float64Array(cells);
    let at = 0;
    let last = n - 1;
    let least = n - 1;
    for (let i = 0; i <= last; i++) {
      const value = halves[i]!;
      while (last >= i && value + halves[last]! > high) last--;
      while (least >= i && value + halves[least]! > low) least--;
      const own = before[i + 1]! - before[i]!;
      for (let j = Math.max(i, least + 1); j <= last; j++) {
        values[at] = value + halves[j]!;
        times[at++] = j === i ? (own * (own + 1)) / 2 : own * (before[j + 1]! - before[j]!);
      }
    }
    return { values, times };
  };
  return {
    lowest: 2 * halves[0]!,
    highest: 2 * halves[n - 1]!,
    all: { values: (x.length * (x.length + 1)) / 2, cells: (n * (n + 1)) / 2 },
    steps: n,
    countUpTo,
    between,
    pilot: n < FEW_STEPS ? new Float64Array() : sampleOfSums(evenly(halved)),
  };
}

function sampleOfSums(halves: Float64Array): Sorted {
  return sort(Array.from(halves).flatMap((value, i) => Array.from(halves.subarray(i), (other) => value + other)));
}
