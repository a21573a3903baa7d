import { logPoissonTerm } from "./stirling.js";
import { assemble, certain } from "./tail.js";

/**
 * The regularised incomplete gamma function P(shape, x) (lower) or Q(shape, x) (upper), or its logarithm:
 * power series below, Legendre's continued fraction above the mean.
 */
export function incompleteGamma(x: number, shape: number, lower: boolean, log: boolean): number {
  if (!(shape >= 0) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return certain(!lower || (shape === 0 && x === 0), log);
  if (shape === 0 || x === Infinity) return certain(lower, log);
  if (shape === Infinity) return certain(!lower, log);
  const logTerm = logPoissonTerm(shape, x);
  if (x < shape + 1 && !(shape < 1 && x > 0.5)) return assemble(logTerm, series(x, shape), !lower, log);
  return assemble(logTerm, shape * fraction(x, shape), lower, log);
}

/** 1 + x/(a+1) + x^2/((a+1)(a+2)) + ... */
function series(x: number, a: number): number {
  let term = 1;
  let total = 1;
  for (let k = 1; k < 1e7; k++) {
    term *= x / (a + k);
    total += term;
    if (term < 1e-17 * total) break;
  }
  return total;
}

/** The continued fraction of Gamma(a, x) e^x x^-a, by Lentz's method. */
function fraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1e7; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = b + numerator / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 2.3e-16) break;
  }
  return h;
}
