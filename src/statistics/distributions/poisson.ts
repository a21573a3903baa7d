import { smallestCount } from "./binomial.js";
import { incompleteGamma } from "./incomplete-gamma.js";
import { logPoissonTerm } from "./stirling.js";
import { certain, isProbability, type Tail, UPPER } from "./tail.js";

/** P(X = k) at `mean`, or its logarithm. R: `dpois`. */
export function poissonPmf(k: number, mean: number, { log = false }: { log?: boolean } = {}): number {
  if (!(mean >= 0)) return Number.NaN;
  if (!Number.isInteger(k) || k < 0) return certain(false, log);
  if (mean === 0) return certain(k === 0, log);
  const value = k === 0 ? -mean : logPoissonTerm(k, mean);
  return log ? value : Math.exp(value);
}

/** P(X <= k). R: `ppois`. */
export function poissonCdf(k: number, mean: number, tail: Tail = {}): number {
  const lower = tail.lowerTail ?? true;
  const log = tail.log ?? false;
  if (!(mean >= 0) || Number.isNaN(k)) return Number.NaN;
  const count = Math.floor(k + 1e-7);
  if (count < 0) return certain(!lower, log);
  return incompleteGamma(mean, count + 1, !lower, log);
}

/** P(X > k). */
export function poissonUpper(k: number, mean: number): number {
  return poissonCdf(k, mean, UPPER);
}

/** The smallest k with P(X <= k) >= p. R: `qpois`. */
export function poissonQuantile(p: number, mean: number, tail: Tail = {}): number {
  if (!isProbability(p, tail) || !(mean >= 0)) return Number.NaN;
  const none = (tail.lowerTail ?? true) ? certain(true, tail.log ?? false) : certain(false, tail.log ?? false);
  if (p === none) return Infinity;
  let high = Math.ceil(mean + 1);
  const lower = tail.lowerTail ?? true;
  while (high < 1e15 && (lower ? poissonCdf(high, mean, tail) < p : poissonCdf(high, mean, tail) > p)) high *= 2;
  return smallestCount(p, tail, 0, high, (k, t) => poissonCdf(k, mean, t));
}
