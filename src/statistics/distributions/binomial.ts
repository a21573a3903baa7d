import { incompleteBeta } from "./incomplete-beta.js";
import { logBinomialTerm } from "./stirling.js";
import { certain, isProbability, type Tail, UPPER } from "./tail.js";

/** P(X = k) of `n` trials with probability `p`, or its logarithm. R: `dbinom`. */
export function binomialPmf(k: number, n: number, p: number, { log = false }: { log?: boolean } = {}): number {
  if (!(p >= 0 && p <= 1) || !(n >= 0)) return Number.NaN;
  if (!Number.isInteger(k) || k < 0 || k > n) return certain(false, log);
  if (p === 0) return certain(k === 0, log);
  if (p === 1) return certain(k === n, log);
  let value: number;
  if (k === 0) value = n * Math.log1p(-p);
  else if (k === n) value = n * Math.log(p);
  else value = logBinomialTerm(k, n - k, p, 1 - p);
  return log ? value : Math.exp(value);
}

/** P(X <= k). R: `pbinom`. */
export function binomialCdf(k: number, n: number, p: number, tail: Tail = {}): number {
  const lower = tail.lowerTail ?? true;
  const log = tail.log ?? false;
  if (!(p >= 0 && p <= 1) || !(n >= 0) || Number.isNaN(k)) return Number.NaN;
  const count = Math.floor(k + 1e-7);
  if (count < 0) return certain(!lower, log);
  if (count >= n) return certain(lower, log);
  return incompleteBeta(p, 1 - p, count + 1, n - count, !lower, log);
}

/** P(X > k). */
export function binomialUpper(k: number, n: number, p: number): number {
  return binomialCdf(k, n, p, UPPER);
}

/** The smallest k with P(X <= k) >= p, as R's `qbinom` finds it (a few units of the last digit count as reached). */
export function binomialQuantile(p: number, n: number, prob: number, tail: Tail = {}): number {
  if (!isProbability(p, tail) || !(prob >= 0 && prob <= 1) || !(n >= 0)) return Number.NaN;
  return smallestCount(p, tail, 0, n, (k, t) => binomialCdf(k, n, prob, t));
}

/** The smallest count from `low` to `high` whose cumulative probability reaches `p`; for upper tails, falls to it. */
export function smallestCount(
  p: number,
  tail: Tail,
  low: number,
  high: number,
  cdf: (k: number, tail: Tail) => number,
): number {
  const lower = tail.lowerTail ?? true;
  const fuzz = 64 * Number.EPSILON;
  // Logarithms are negative: moving towards 0 raises the probability.
  const wanted = tail.log ? p + (lower ? -fuzz : fuzz) : p * (lower ? 1 - fuzz : 1 + fuzz);
  const reached = (k: number) => (lower ? cdf(k, tail) >= wanted : cdf(k, tail) <= wanted);
  let below = low - 1;
  let at = high;
  while (at - below > 1) {
    const middle = below + Math.floor((at - below) / 2);
    if (reached(middle)) at = middle;
    else below = middle;
  }
  return at;
}
