import { places } from "./places.js";
import { radixSort } from "./radix-sort.js";
import { spread } from "./rank-sum.js";

/** The ranks of a column in its own order, and what its ties amount to: computed once, used for every partner. */
export interface RankedColumn {
  readonly n: number;
  /** For each value, the number of different values below it. */
  readonly codes: Int32Array;
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
  const doubled = new Float64Array(n);
  let distinct = 0;
  let single = 0;
  let tied = 0;
  let tiedPairs = 0;
  let tiedTriples = 0;
  for (let from = 0; from < n; ) {
    const value = sorted[from]!;
    let to = from + 1;
    while (to < n && sorted[to] === value) to++;
    const t = to - from;
    for (let i = from; i < to; i++) codes[order[i]!] = distinct;
    doubled[distinct++] = from + to - n;
    if (t === 1) single++;
    else {
      tied += spread(t, n);
      tiedPairs += t * (t - 1);
      tiedTriples += t * (t - 1) * (t - 2);
    }
    from = to;
  }
  return {
    n,
    codes,
    distinct,
    doubled: doubled.subarray(0, distinct),
    squares: (single * spread(1, n) + tied) / 12,
    tiedPairs,
    tiedTriples,
  };
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i]! < values[i - 1]!) return false;
  return true;
}
