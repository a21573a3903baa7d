import { places } from "./places.js";
import { radixSort } from "./radix-sort.js";
import { spread } from "./rank-sum.js";
import { isAscending } from "./sorted.js";

/** The ranks of a column in its own order, and what its ties amount to: computed once, used for every partner. */
export interface RankedColumn {
  readonly n: number;
  /** For each value its place among the different ones, of which some may not occur. */
  readonly codes: Int32Array;
  /** How many different values occur. */
  readonly distinct: number;
  /** For each code, twice the mid-rank less n + 1: a whole number, 0 in the middle. */
  readonly doubled: Float64Array;
  /** Sum of (rank - mean rank)^2; 0 when all values are equal. */
  readonly squares: number;
  /** Over the groups of t equal values: the sums of t (t - 1) and of t (t - 1) (t - 2). */
  readonly tiedPairs: number;
  readonly tiedTriples: number;
}

/** Ranks a column without missing values. -Infinity and Infinity (below and above detection) are tied extremes. */
export function rankColumn(values: ArrayLike<number>): RankedColumn {
  const n = values.length;
  const sorted = new Float64Array(values);
  const order = places(n);
  if (!isAscending(sorted)) radixSort(sorted, order);
  const codes = new Int32Array(n);
  const times = new Int32Array(n);
  let distinct = 0;
  for (let from = 0; from < n; distinct++) {
    let to = from;
    for (; to < n && sorted[to] === sorted[from]; to++) codes[order[to]!] = distinct;
    times[distinct] = to - from;
    from = to;
  }
  return rankCounted(codes, times.subarray(0, distinct));
}

/** Ranks a column given as `codes`, the places of its values among the different ones, which occur `times`. */
export function rankCounted(codes: Int32Array, times: Int32Array): RankedColumn {
  const n = codes.length;
  const doubled = new Float64Array(times.length);
  let [distinct, below, single, tied, tiedPairs, tiedTriples] = [0, 0, 0, 0, 0, 0];
  for (let code = 0; code < times.length; code++) {
    const t = times[code]!;
    if (t === 0) continue;
    distinct++;
    doubled[code] = 2 * below + t - n;
    below += t;
    if (t === 1) single++;
    else {
      tied += spread(t, n);
      tiedPairs += t * (t - 1);
      tiedTriples += t * (t - 1) * (t - 2);
    }
  }
  const squares = (single * spread(1, n) + tied) / 12;
  return { n, codes, distinct, doubled, squares, tiedPairs, tiedTriples };
}
