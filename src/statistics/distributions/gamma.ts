import { incompleteGamma } from "./incomplete-gamma.js";
import { normalQuantile } from "./normal.js";
import { logGamma, logPoissonTerm } from "./stirling.js";
import { isProbability, solve, type Tail, target, UPPER } from "./tail.js";

/** P(X <= x) for the gamma distribution with `shape` and rate 1. R: `pgamma(x, shape)`. */
export function gammaCdf(x: number, shape: number, tail: Tail = {}): number {
  return incompleteGamma(x, shape, tail.lowerTail ?? true, tail.log ?? false);
}

/** P(X > x). */
export function gammaUpper(x: number, shape: number): number {
  return gammaCdf(x, shape, UPPER);
}

/** The quantile of the gamma distribution with rate 1. R: `qgamma(p, shape)`. */
export function gammaQuantile(p: number, shape: number, tail: Tail = {}): number {
  if (!isProbability(p, tail) || !(shape >= 0)) return Number.NaN;
  if (shape === 0) return 0;
  const { logP, lower } = target(p, tail);
  if (logP === -Infinity) return lower ? 0 : Infinity;
  // The leading term near 0 is exact far out. Else Newton's method on log tail against log x, from Wilson and
  // Hilferty's start.
  const edge = (logP + logGamma(shape + 1)) / shape;
  if (lower && edge < -600) return Math.exp(edge);
  const z = normalQuantile(logP, { lowerTail: lower, log: true });
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const start = root > 0.3 ? Math.log(shape) + 3 * Math.log(root) : lower ? edge : 0;
  const evaluate = (u: number): readonly [number, number] => {
    const x = Math.exp(u);
    const value = incompleteGamma(x, shape, lower, true);
    const logSlope = Math.log(shape) + logPoissonTerm(shape, x) - value;
    return [value - logP, lower ? Math.exp(logSlope) : -Math.exp(logSlope)];
  };
  return Math.exp(solve(evaluate, Math.max(-740, Math.min(700, start)), lower));
}
