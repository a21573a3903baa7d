import { rankSum } from "./rank-sum.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

/** The largest n_x n_y for which the conditional distribution is built (100 and 100; about half a second). */
export const CONDITIONAL_LIMIT = 10_000;

export interface ConditionalRankSum {
  readonly n_x: number;
  readonly n_y: number;
  readonly w: number;
  /** min(1, 2 min(p_less, p_greater)): as R from 4.6 on. */
  readonly p_two_sided_doubled: number;
  /** P(|W - mean| >= |w - mean|): as `coin::wilcox_test`. Differs where ties make the distribution skew. */
  readonly p_two_sided_abs_deviation: number;
  readonly p_less: number;
  readonly p_greater: number;
}

/**
 * The exact rank-sum test given the ties: every assignment of the pooled mid-ranks to the two samples is equally likely.
 * Without ties it is the classical exact test.
 * Source: Streitberg & Roehmel (1986); R 4.6 `wilcox.test(exact = TRUE)`, `coin::wilcox_test(distribution = "exact")`.
 * Throws Refusal when a sample is empty or n_x n_y exceeds {@link CONDITIONAL_LIMIT}.
 */
export function conditionalRankSum(x: Sorted, y: Sorted): ConditionalRankSum {
  const n_x = x.length;
  const n_y = y.length;
  ensure(n_x > 0 && n_y > 0, `needs at least 1 value in each sample, found ${n_x} and ${n_y}`);
  ensure(
    n_x * n_y <= CONDITIONAL_LIMIT,
    `needs at most ${CONDITIONAL_LIMIT} pairs of values for exact probabilities with ties, found ${n_x} x ${n_y}`,
  );
  const chosen = n_x <= n_y ? x : y;
  const { scores, of } = scoreRanks(x, y);
  const counts = subsetSums(scores, chosen.length);
  const observed = chosen.reduce((sum, value) => sum + of(value), 0);

  // Deviations from the mean in whole numbers: n times a sum less m times the sum of all scores.
  const n = n_x + n_y;
  const expected = chosen.length * scores.reduce((sum, score) => sum + score, 0);
  const distance = Math.abs(n * observed - expected);
  let [total, atMost, atLeast, asFar] = [0, 0, 0, 0];
  for (let u = 0; u < counts.length; u++) {
    const count = counts[u]!;
    total += count;
    if (u <= observed) atMost += count;
    if (u >= observed) atLeast += count;
    if (Math.abs(n * u - expected) >= distance) asFar += count;
  }
  const p_less = (chosen === x ? atMost : atLeast) / total;
  const p_greater = (chosen === x ? atLeast : atMost) / total;
  return {
    n_x,
    n_y,
    w: rankSum(x, y).w,
    p_two_sided_doubled: Math.min(1, 2 * Math.min(p_less, p_greater)),
    p_two_sided_abs_deviation: asFar / total,
    p_less,
    p_greater,
  };
}

/** The pooled mid-ranks, ascending, as the smallest whole numbers from 0 in the same proportions; and that of a value. */
function scoreRanks(x: Sorted, y: Sorted): { scores: Int32Array; of: (value: number) => number } {
  const pooled = new Float64Array([...x, ...y]).sort();
  const scores = new Int32Array(pooled.length);
  const byValue = new Map<number, number>();
  let unit = 0;
  for (let from = 0; from < pooled.length; ) {
    let to = from + 1;
    while (to < pooled.length && pooled[to] === pooled[from]) to++;
    const score = from + to; // twice the mid-rank, less 1
    scores.fill(score, from, to);
    byValue.set(pooled[from]!, score);
    unit = commonDivisor(unit, score - scores[0]!);
    from = to;
  }
  const least = scores[0]!;
  const scaled = (score: number): number => (unit === 0 ? 0 : (score - least) / unit);
  return { scores: scores.map(scaled), of: (value) => scaled(byValue.get(value)!) };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** The number of ways to choose `size` of the ascending `scores` with each sum; additions only. */
function subsetSums(scores: Int32Array, size: number): Float64Array {
  let most = 0;
  for (let i = scores.length - size; i < scores.length; i++) most += scores[i]!;
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  ways[0]![0] = 1;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    for (let j = Math.min(size, i + 1); j >= 1; j--) {
      const fewer = ways[j - 1]!;
      const row = ways[j]!;
      const top = Math.min(most, j * score); // no chosen score so far is larger
      for (let u = top; u >= score; u--) row[u] = row[u]! + fewer[u - score]!;
    }
  }
  return ways[size]!;
}
