import { incompleteBeta } from "./incomplete-beta.js";
import { logBinomialTerm, logGamma } from "./stirling.js";
import { isProbability, solve, type Tail, type Target, target, UPPER } from "./tail.js";

/** P(X <= x) for the beta distribution. R: `pbeta`. */
export function betaCdf(x: number, a: number, b: number, tail: Tail = {}): number {
  return incompleteBeta(x, 1 - x, a, b, tail.lowerTail ?? true, tail.log ?? false);
}

/** P(X > x). */
export function betaUpper(x: number, a: number, b: number): number {
  return betaCdf(x, a, b, UPPER);
}

/** The quantile of the beta distribution. R: `qbeta`. */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = {}): number {
  if (!isProbability(p, tail) || !(a >= 0 && b >= 0)) return Number.NaN;
  const logit = betaLogitQuantile(target(p, tail), a, b);
  return 1 / (1 + Math.exp(-logit));
}

/**
 * The quantile as log(x / (1 - x)), which keeps the digits of x near 0 and of 1 - x near 1: what t and F are made from.
 */
export function betaLogitQuantile({ logP, lower }: Target, a: number, b: number): number {
  if (logP === -Infinity || a === 0 || b === 0) {
    if (a === 0 && b === 0) return Number.NaN;
    if (logP === -Infinity) return lower ? -Infinity : Infinity;
    return a === 0 ? -Infinity : Infinity;
  }
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  // The leading term of the tail, exact far out; where it does not apply, the mean.
  const shape = lower ? a : b;
  const edge = (logP + Math.log(shape) + logBeta) / shape;
  if (edge < -600) return lower ? edge : -edge;
  const start = edge < -1 ? (lower ? edge : -edge) : Math.log(a / b);
  const evaluate = (u: number): readonly [number, number] => {
    const x = 1 / (1 + Math.exp(-u));
    const y = 1 / (1 + Math.exp(u));
    const value = incompleteBeta(x, y, a, b, lower, true);
    const logSlope = logBinomialTerm(a, b, x, y) + Math.log((a / (a + b)) * b) - value;
    return [value - logP, lower ? Math.exp(logSlope) : -Math.exp(logSlope)];
  };
  return solve(evaluate, Math.max(-700, Math.min(700, start)), lower);
}
