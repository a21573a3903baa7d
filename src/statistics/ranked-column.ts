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
  const sorted = Float64Array.from(values).sort();
  const unique = new Float64Array(n);
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
    unique[distinct] = value;
    doubled[distinct++] = from + to - n;
    if (t === 1) single++;
    else {
      tied += spread(t, n);
      tiedPairs += t * (t - 1);
      tiedTriples += t * (t - 1) * (t - 2);
    }
    from = to;
  }
  const codes = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    let low = 0;
    let high = distinct - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (unique[middle]! < value) low = middle + 1;
      else high = middle;
    }
    codes[i] = low;
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
