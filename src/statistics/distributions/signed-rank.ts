/**
 * The distribution of the Wilcoxon signed-rank statistic V of `n` differences without ties or zeros under the null
 * hypothesis. R: `dsignrank`, `psignrank`, `qsignrank`.
 */
import { ensure } from "../refusal.js";
import { countsCdf, countsPmf, countsQuantile, type SymmetricCounts, symmetricCounts } from "./symmetric-counts.js";
import { type Tail, UPPER } from "./tail.js";

/** The largest n for which the distribution is built: beyond it the number of signs exceeds the doubles. */
export const SIGNED_RANK_EXACT_LIMIT = 1000;

let latest: { n: number; distribution: SymmetricCounts } | undefined;

/** The number of subsets of 1..n with each sum: additions only, so that the tails keep their relative precision. */
function subsets(n: number): SymmetricCounts {
  if (latest?.n === n) return latest.distribution;
  ensure(
    Number.isInteger(n) && n >= 0 && n <= SIGNED_RANK_EXACT_LIMIT,
    `needs at most ${SIGNED_RANK_EXACT_LIMIT} differences for exact signed-rank probabilities, found ${n}`,
  );
  const max = (n * (n + 1)) / 2;
  const half = Math.floor(max / 2);
  const counts = new Float64Array(half + 1);
  counts[0] = 1;
  for (let i = 1; i <= n; i++)
    for (let u = Math.min(half, (i * (i + 1)) / 2); u >= i; u--) counts[u] = counts[u]! + counts[u - i]!;
  latest = { n, distribution: symmetricCounts(counts, max) };
  return latest.distribution;
}

/** P(V = v). R: `dsignrank`. */
export function signedRankPmf(v: number, n: number): number {
  return countsPmf(subsets(n), v);
}

/** P(V <= v). R: `psignrank`. Throws Refusal above {@link SIGNED_RANK_EXACT_LIMIT}. */
export function signedRankCdf(v: number, n: number, tail: Tail = {}): number {
  return countsCdf(subsets(n), v, tail);
}

/** P(V > v), from the upper tail itself. */
export function signedRankUpper(v: number, n: number): number {
  return signedRankCdf(v, n, UPPER);
}

/** The smallest v with P(V <= v) >= p. R: `qsignrank`. */
export function signedRankQuantile(p: number, n: number, tail: Tail = {}): number {
  return countsQuantile(subsets(n), p, tail);
}
