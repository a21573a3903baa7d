import { betaLogitQuantile } from "./beta.js";
import { incompleteBeta } from "./incomplete-beta.js";
import { normalCdf, normalQuantile } from "./normal.js";
import { logGamma } from "./stirling.js";
import { assemble, certain, isProbability, type Tail, target, UPPER } from "./tail.js";

/** P(T <= t) for Student's t with `df` degrees of freedom (not necessarily whole; Infinity is the normal). R: `pt`. */
export function tCdf(t: number, df: number, tail: Tail = {}): number {
  return tTail(t, df, tail.lowerTail ?? true, tail.log ?? false);
}

/** P(T > t). */
export function tUpper(t: number, df: number): number {
  return tCdf(t, df, UPPER);
}

/** P(|T| > |t|) = 2 P(T > |t|). */
export function tTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * tUpper(Math.abs(t), df));
}

function tTail(t: number, df: number, lower: boolean, log: boolean): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (df === Infinity) return normalCdf(t, { lowerTail: lower, log });
  if (!Number.isFinite(t)) return certain(t > 0 === lower, log);
  if (Math.abs(t) > 1e150) return farTail(t, df, lower, log);
  const square = t * t;
  const x = square / (df + square);
  const far = df / (df + square);
  // In the tail the sign of t points to: half of P(F > t^2); on the other side one minus that.
  if (t > 0 !== lower) {
    const both = incompleteBeta(x, far, 0.5, df / 2, false, log);
    return log ? both - Math.LN2 : both / 2;
  }
  if (log) return Math.log1p(-incompleteBeta(x, far, 0.5, df / 2, false, false) / 2);
  return 0.5 + incompleteBeta(x, far, 0.5, df / 2, true, false) / 2;
}

/** Where t squared overflows: the leading term of the tail, exact there. */
function farTail(t: number, df: number, lower: boolean, log: boolean): number {
  const half = df / 2;
  const logBeta = logGamma(half) + logGamma(0.5) - logGamma(half + 0.5);
  const logTail = half * (Math.log(df) - 2 * Math.log(Math.abs(t))) - Math.log(half) - logBeta - Math.LN2;
  return assemble(logTail, 1, t > 0 === lower, log);
}

/** The quantile of Student's t. R: `qt`. */
export function tQuantile(p: number, df: number, tail: Tail = {}): number {
  if (!isProbability(p, tail) || !(df > 0)) return Number.NaN;
  if (df === Infinity) return normalQuantile(p, tail);
  const { logP, lower } = target(p, tail);
  if (logP === -Infinity) return lower ? -Infinity : Infinity;
  const both = tail.log || logP < -1 ? logP + Math.LN2 : Math.log(2 * (p <= 0.5 ? p : 1 - p));
  if (both >= 0) return 0;
  // |t|^2 / df = x / (1 - x) with P(B(1/2, df/2) > x) = 2p; near the centre 1 - 2p is the smaller tail.
  const side = both <= -Math.LN2 ? { logP: both, lower: false } : { logP: Math.log(-Math.expm1(both)), lower: true };
  const t = Math.sqrt(df) * Math.exp(betaLogitQuantile(side, 0.5, df / 2) / 2);
  return lower ? -t : t;
}
