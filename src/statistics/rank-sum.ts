import type { Sorted } from "./sorted.js";

/** What one merge of two sorted samples tells about their pooled ranks. */
export interface RankSum {
  /** Number of pairs with x > y, plus half the number with x = y: the rank sum of x less n_x (n_x + 1) / 2. */
  readonly w: number;
  /** Sum of (rank - mean rank)^2 over both samples, mid-ranks for ties; 0 when all values are equal. */
  readonly squares: number;
  readonly ties: boolean;
}

/**
 * Ranks two sorted samples together by one merge, counting ties on the way. -Infinity and Infinity are tied extremes.
 *
 * The sum of squares is (N^3 - N - sum(t^3 - t)) / 12, added up as t (N - t) (N + t) / 12 over the groups of equal
 * values, so that nothing cancels however many ties there are.
 */
export function rankSum(x: Sorted, y: Sorted): RankSum {
  const nx = x.length;
  const ny = y.length;
  const n = nx + ny;
  let w = 0;
  let single = 0; // values that are tied with no other
  let tied = 0; // the sum of t (N - t) (N + t) over the others
  let i = 0;
  let j = 0;
  while (i < nx || j < ny) {
    const a = i < nx ? x[i]! : Number.POSITIVE_INFINITY;
    const b = j < ny ? y[j]! : Number.POSITIVE_INFINITY;
    const value = Math.min(a, b);
    const fromX = i;
    const fromY = j;
    while (i < nx && x[i] === value) i++;
    while (j < ny && y[j] === value) j++;
    const inX = i - fromX;
    const inY = j - fromY;
    w += inX * (fromY + inY / 2);
    const t = inX + inY;
    if (t === 1) single++;
    else tied += spread(t, n);
  }
  return { w, squares: (single * spread(1, n) + tied) / 12, ties: single < n };
}

/**
 * The `squares` of two samples of which one is shifted so that no finite value of x equals one of y: the ties left are
 * those within a sample, and those of values beyond the same detection limit.
 */
export function squaresApart(x: Sorted, y: Sorted): number {
  const n = x.length + y.length;
  const infinite = { lowest: 0, highest: 0 };
  let sum = 0;
  for (const sample of [x, y])
    for (let i = 0; i < sample.length; ) {
      const value = sample[i]!;
      const from = i;
      while (i < sample.length && sample[i] === value) i++;
      if (value === Number.NEGATIVE_INFINITY) infinite.lowest += i - from;
      else if (value === Number.POSITIVE_INFINITY) infinite.highest += i - from;
      else sum += spread(i - from, n);
    }
  return (sum + spread(infinite.lowest, n) + spread(infinite.highest, n)) / 12;
}

/** What a group of t equal values out of n adds to 12 times the sum of squared rank deviations. */
export function spread(t: number, n: number): number {
  return t * (n - t) * (n + t);
}
