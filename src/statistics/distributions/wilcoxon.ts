/**
 * The distribution of the Wilcoxon rank-sum statistic W (the Mann-Whitney U) of two samples of `m` and `n` values
 * without ties under the null hypothesis. R: `dwilcox`, `pwilcox`, `qwilcox`.
 */
import { ensure } from "../refusal.js";
import { countsCdf, countsPmf, countsQuantile, type SymmetricCounts, symmetricCounts } from "./symmetric-counts.js";
import { type Tail, UPPER } from "./tail.js";

/** The largest m n for which the distribution is built (200 and 200; about half a second). */
export const WILCOXON_EXACT_LIMIT = 40_000;

let latest: { m: number; n: number; distribution: SymmetricCounts } | undefined;

/**
 * All counts by the recursion c(u; m, n) = c(u; m, n - 1) + c(u - n; m - 1, n), which only ever adds: every count,
 * and hence the smallest tail, has full relative precision.
 */
function arrangements(first: number, second: number): SymmetricCounts {
  const m = Math.min(first, second);
  const n = Math.max(first, second);
  if (latest?.m === m && latest.n === n) return latest.distribution;
  ensure(
    Number.isInteger(m) && Number.isInteger(n) && m >= 0,
    `needs sample sizes that are whole numbers, found ${first} and ${second}`,
  );
  ensure(
    m * n <= WILCOXON_EXACT_LIMIT,
    `needs at most ${WILCOXON_EXACT_LIMIT} pairs of values for exact rank-sum probabilities, found ${first} x ${second}`,
  );
  const half = Math.floor((m * n) / 2);
  const rows = Array.from({ length: m + 1 }, () => new Float64Array(half + 1));
  for (const row of rows) row[0] = 1;
  for (let b = 1; b <= n; b++)
    for (let a = 1; a <= m; a++) {
      const row = rows[a]!;
      const shorter = rows[a - 1]!;
      const top = Math.min(a * b, half);
      for (let u = b; u <= top; u++) row[u] = row[u]! + shorter[u - b]!;
    }
  latest = { m, n, distribution: symmetricCounts(rows[m]!, m * n) };
  return latest.distribution;
}

/** P(W = w). R: `dwilcox`. */
export function wilcoxonPmf(w: number, m: number, n: number): number {
  return countsPmf(arrangements(m, n), w);
}

/** P(W <= w). R: `pwilcox`. Throws Refusal above {@link WILCOXON_EXACT_LIMIT}. */
export function wilcoxonCdf(w: number, m: number, n: number, tail: Tail = {}): number {
  return countsCdf(arrangements(m, n), w, tail);
}

/** P(W > w), from the upper tail itself. */
export function wilcoxonUpper(w: number, m: number, n: number): number {
  return wilcoxonCdf(w, m, n, UPPER);
}

/** The smallest w with P(W <= w) >= p. R: `qwilcox`. */
export function wilcoxonQuantile(p: number, m: number, n: number, tail: Tail = {}): number {
  return countsQuantile(arrangements(m, n), p, tail);
}
