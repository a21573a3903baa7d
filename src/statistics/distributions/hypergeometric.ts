import { smallestCount } from "./binomial.js";
import { logBinomialTerm } from "./stirling.js";
import { certain, isProbability, type Tail, UPPER } from "./tail.js";

/** log of the binomial probability of x out of n at p, the ends included. */
function logBinomial(x: number, n: number, p: number, q: number): number {
  if (x === 0) return n === 0 ? 0 : n * Math.log1p(-p);
  if (x === n) return n * Math.log1p(-q);
  return logBinomialTerm(x, n - x, p, q);
}

/**
 * P(X = x) of the number of white balls among `k` drawn without replacement from `m` white and `n` black ones, or its
 * logarithm. R: `dhyper`. As a product of binomial probabilities, which keeps its digits for large counts.
 */
export function hypergeometricPmf(
  x: number,
  m: number,
  n: number,
  k: number,
  { log = false }: { log?: boolean } = {},
): number {
  if (!(m >= 0 && n >= 0 && k >= 0 && k <= m + n)) return Number.NaN;
  if (!Number.isInteger(x) || x < Math.max(0, k - n) || x > Math.min(k, m)) return certain(false, log);
  if (k === 0 || k === m + n) return certain(true, log);
  const p = k / (m + n);
  const q = (m + n - k) / (m + n);
  const value = logBinomial(x, m, p, q) + logBinomial(k - x, n, p, q) - logBinomial(k, m + n, p, q);
  return log ? value : Math.exp(value);
}

/** P(X <= x), or P(X > x). R: `phyper`. The tail away from the mode is added up itself. */
export function hypergeometricCdf(x: number, m: number, n: number, k: number, tail: Tail = {}): number {
  const lower = tail.lowerTail ?? true;
  const log = tail.log ?? false;
  if (!(m >= 0 && n >= 0 && k >= 0 && k <= m + n) || Number.isNaN(x)) return Number.NaN;
  const count = Math.floor(x + 1e-7);
  const lowest = Math.max(0, k - n);
  const highest = Math.min(k, m);
  if (count < lowest) return certain(!lower, log);
  if (count >= highest) return certain(lower, log);
  const below = count * (m + n) <= k * m;
  // The smaller tail: its largest probability times the sum of the ratios to it.
  const from = below ? count : count + 1;
  let ratio = 1;
  let sum = 1;
  if (below)
    for (let i = from; i > lowest && ratio > sum * 1e-18; i--) {
      ratio *= (i * (n - k + i)) / ((m - i + 1) * (k - i + 1));
      sum += ratio;
    }
  else
    for (let i = from; i < highest && ratio > sum * 1e-18; i++) {
      ratio *= ((m - i) * (k - i)) / ((i + 1) * (n - k + i + 1));
      sum += ratio;
    }
  const logSmaller = hypergeometricPmf(from, m, n, k, { log: true }) + Math.log(sum);
  if (below === lower) return log ? logSmaller : Math.exp(logSmaller);
  return log ? Math.log1p(-Math.exp(logSmaller)) : 0.5 - Math.exp(logSmaller) + 0.5;
}

/** P(X > x). */
export function hypergeometricUpper(x: number, m: number, n: number, k: number): number {
  return hypergeometricCdf(x, m, n, k, UPPER);
}

/** The smallest x with P(X <= x) >= p. R: `qhyper`. */
export function hypergeometricQuantile(p: number, m: number, n: number, k: number, tail: Tail = {}): number {
  if (!isProbability(p, tail) || !(m >= 0 && n >= 0 && k >= 0 && k <= m + n)) return Number.NaN;
  return smallestCount(p, tail, Math.max(0, k - n), Math.min(k, m), (x, t) => hypergeometricCdf(x, m, n, k, t));
}
