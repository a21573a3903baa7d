import { distinct, evenly, FEW_STEPS } from "./distinct.js";
import { finitePart, type OrderStatistics } from "./order-statistics.js";
import { type Cells, type Family, selector, type UpTo } from "./select-kth.js";
import { type Sorted, sort } from "./sorted.js";

/**
 * The differences x_i - y_j of two sorted samples, as doubles: rounded, as R's `outer(x, y, "-")`, and in order.
 * Pairs of two -Infinity or of two Infinity have none. Each `kth` takes some walks along the two samples' different values.
 */
export function differences(x: Sorted, y: Sorted): OrderStatistics {
  const inX = finitePart(x);
  const inY = finitePart(y);
  const finite = inX.finite.length * inY.finite.length;
  const lowest = inX.lowest * (inY.finite.length + inY.highest) + inX.finite.length * inY.highest;
  const highest = inX.highest * (inY.finite.length + inY.lowest) + inX.finite.length * inY.lowest;
  const at = finite > 0 ? selector(finiteDifferences(inX.finite, inY.finite)) : null;
  const kth = (k: number): number => {
    if (k <= lowest) return Number.NEGATIVE_INFINITY;
    if (!at || k > lowest + finite) return Number.POSITIVE_INFINITY;
    return at(k - lowest);
  };
  return { count: lowest + finite + highest, kth };
}

function finiteDifferences(x: Float64Array, y: Float64Array): Family {
  const { values: xs, before: beforeX } = distinct(x);
  const { values: ys, before: beforeY } = distinct(y);
  const nx = xs.length;
  const ny = ys.length;
  // As x grows, the first y from which on the difference is at most a bound moves up.
  const countUpTo = (bound: number): UpTo => {
    let values = 0;
    let cells = 0;
    let j = 0;
    for (let i = 0; i < nx; i++) {
      const value = xs[i]!;
      while (j < ny && value - ys[j]! > bound) j++;
      if (j === ny) break;
      cells += ny - j;
      values += (beforeX[i + 1]! - beforeX[i]!) * (y.length - beforeY[j]!);
    }
    return { values, cells };
  };
  const between = (low: number, high: number, cells: number): Cells => {
    const values = new Float64Array(cells);
    const times = new Float64Array(cells);
    let at = 0;
    let first = 0;
    let last = 0;
    for (let i = 0; i < nx; i++) {
      const value = xs[i]!;
      while (first < ny && value - ys[first]! > high) first++;
      while (last < ny && value - ys[last]! > low) last++;
      for (let j = first; j < last; j++) {
        values[at] = value - ys[j]!;
        times[at++] = (beforeX[i + 1]! - beforeX[i]!) * (beforeY[j + 1]! - beforeY[j]!);
      }
    }
    return { values, times };
  };
  return {
    lowest: xs[0]! - ys[ny - 1]!,
    highest: xs[nx - 1]! - ys[0]!,
    all: { values: x.length * y.length, cells: nx * ny },
    steps: nx + ny,
    countUpTo,
    between,
    pilot: nx + ny < FEW_STEPS ? new Float64Array() : sampleOfDifferences(evenly(x), evenly(y)),
  };
}

function sampleOfDifferences(x: Float64Array, y: Float64Array): Sorted {
  const differences = new Float64Array(x.length * y.length);
  for (let i = 0; i < x.length; i++) for (let j = 0; j < y.length; j++) differences[i * y.length + j] = x[i]! - y[j]!;
  return sort(differences);
}
