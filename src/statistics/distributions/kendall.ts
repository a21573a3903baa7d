/** The distribution of Kendall's T, the number of concordant pairs of `n` without ties under independence. */
import { ensure } from "../refusal.js";
import { countsCdf, countsPmf, countsQuantile, type SymmetricCounts, symmetricCounts } from "./symmetric-counts.js";
import { type Tail, UPPER } from "./tail.js";

/** The largest n for which the distribution is built: beyond it the number of orders exceeds the doubles. */
export const KENDALL_EXACT_LIMIT = 170;

let latest: { n: number; distribution: SymmetricCounts } | undefined;

/**
 * The number of orders of n with u inversions: c(u; n) = c(u; n - 1) + ... + c(u - n + 1; n - 1), additions only, so that
 * the tails keep their relative precision.
 */
function orders(n: number): SymmetricCounts {
  if (latest?.n === n) return latest.distribution;
  ensure(
    Number.isInteger(n) && n >= 1 && n <= KENDALL_EXACT_LIMIT,
    `needs at most ${KENDALL_EXACT_LIMIT} pairs for exact probabilities of Kendall's tau, found ${n}`,
  );
  const max = (n * (n - 1)) / 2;
  const half = Math.floor(max / 2);
  let counts = new Float64Array(half + 1);
  counts[0] = 1;
  for (let i = 2; i <= n; i++) {
    const next = new Float64Array(half + 1);
    const top = Math.min(half, (i * (i - 1)) / 2);
    for (let u = 0; u <= top; u++) {
      let sum = 0;
      for (let v = Math.max(0, u - i + 1); v <= u; v++) sum += counts[v]!;
      next[u] = sum;
    }
    counts = next;
  }
  latest = { n, distribution: symmetricCounts(counts, max) };
  return latest.distribution;
}

/** P(T = t). */
export function kendallPmf(t: number, n: number): number {
  return countsPmf(orders(n), t);
}

/** P(T <= t). R: `SuppDists::pKendall`; the C function behind `cor.test(method = "kendall", exact = TRUE)`. */
export function kendallCdf(t: number, n: number, tail: Tail = {}): number {
  return countsCdf(orders(n), t, tail);
}

/** P(T > t), from the upper tail itself. */
export function kendallUpper(t: number, n: number): number {
  return kendallCdf(t, n, UPPER);
}

/** The smallest t with P(T <= t) >= p. */
export function kendallQuantile(p: number, n: number, tail: Tail = {}): number {
  return countsQuantile(orders(n), p, tail);
}
