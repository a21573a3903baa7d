import { normalCdf, normalDensity } from "./normal.js";
import { logPoissonTerm } from "./stirling.js";
import { certain, type Tail, UPPER } from "./tail.js";

/**
 * The studentized range: the range of `means` independent standard normals over an independent estimate of their
 * standard deviation with `df` degrees of freedom. Both tails by direct quadrature: the integrands are analytic and
 * fall off fast, so the trapezoidal rule converges geometrically and every term is positive.
 */

/** P(range / s <= q). R: `ptukey(q, means, df)`, which is good to about 1e-10 only. */
export function tukeyCdf(q: number, means: number, df: number, tail: Tail = {}): number {
  const lower = tail.lowerTail ?? true;
  const log = tail.log ?? false;
  if (Number.isNaN(q) || !(means >= 2) || !(df > 0)) return Number.NaN;
  if (q <= 0) return certain(!lower, log);
  if (q === Infinity) return certain(lower, log);
  const value = studentized(q, means, df, lower);
  return log ? Math.log(value) : value;
}

/** P(range / s > q), to full relative precision. */
export function tukeyUpper(q: number, means: number, df: number): number {
  return tukeyCdf(q, means, df, UPPER);
}

/** The quantile of the studentized range. R: `qtukey`. */
export function tukeyQuantile(p: number, means: number, df: number, tail: Tail = {}): number {
  const wanted = tail.log ? Math.exp(p) : p;
  if (!(wanted >= 0 && wanted <= 1) || !(means >= 2) || !(df > 0)) return Number.NaN;
  const lower = tail.lowerTail ?? true;
  if (wanted === 0) return lower ? 0 : Infinity;
  if (wanted === 1) return lower ? Infinity : 0;
  // The tail itself decides; log q against log tail is close to straight, so the secant rule converges fast.
  const distance = (u: number): number => Math.log(studentized(Math.exp(u), means, df, lower) / wanted);
  return Math.exp(secant(distance, Math.log(3), lower));
}

/** The root of a monotone function near `start`: bracketed, then the secant rule of Anderson and Björck. */
function secant(f: (u: number) => number, start: number, rising: boolean): number {
  let a = start;
  let fa = f(a);
  if (fa === 0) return a;
  const step = fa < 0 === rising ? 0.5 : -0.5;
  let b = a + step;
  let fb = f(b);
  for (let i = 0; i < 200 && fa < 0 === fb < 0 && fb !== 0; i++) {
    a = b;
    fa = fb;
    b += step * (i + 1);
    fb = f(b);
  }
  for (let i = 0; i < 100 && fb !== 0 && Math.abs(b - a) > 1e-15 * Math.max(1, Math.abs(b)); i++) {
    const next = b - (fb * (b - a)) / (fb - fa);
    if (next === a || next === b) break;
    const value = f(next);
    if (value < 0 !== fb < 0) {
      a = b;
      fa = fb;
    } else {
      const ratio = 1 - value / fb;
      fa *= ratio > 0 ? ratio : 0.5;
    }
    b = next;
    fb = value;
  }
  return b;
}

/**
 * The range's tail averaged over log s; s^2 df is chi-squared. Halving the steps here and below changes no digit that
 * a double holds.
 */
function studentized(q: number, means: number, df: number, lower: boolean): number {
  if (df === Infinity) return rangeTail(q, means, lower);
  const half = df / 2;
  const integrand = (u: number): number => {
    const s = Math.exp(u);
    const density = 2 * half * Math.exp(logPoissonTerm(half, half * s * s));
    return density === 0 ? 0 : density * rangeTail(q * s, means, lower);
  };
  // Where density and tail together are largest, about: (df, or df + means - 1) against df s^2/2 + q^2 s^2/4.
  const centre = lower ? 0.5 * Math.log1p((means - 1) / df) : -0.5 * Math.log1p((q * q) / (2 * df));
  const curvature = lower ? df + means - 1 : df;
  return trapezoid(integrand, centre, Math.min(0.0625, 1 / (3 * Math.sqrt(2 * curvature))));
}

/** P(range of `means` normals <= w), or > w. */
function rangeTail(w: number, means: number, lower: boolean): number {
  const others = means - 1;
  const integrand = (z: number): number => {
    const density = normalDensity(z);
    if (density === 0) return 0;
    if (lower) {
      // Phi(z) - Phi(z - w) as a difference of the smaller tails.
      const between = z - w > 0 ? normalCdf(w - z) - normalCdf(-z) : normalCdf(z) - normalCdf(z - w);
      return means * density * power(between, others);
    }
    const below = normalCdf(z);
    const outside = normalCdf(z - w);
    // Phi^m - (Phi - outside)^m; the logarithm fails only where nothing is left inside.
    const kept = outside < below ? Math.log1p(-outside / below) : -Infinity;
    return means * density * power(below, others) * -Math.expm1(others * kept);
  };
  return Math.min(1, trapezoid(integrand, w / 2, Math.min(0.125, 0.4 / Math.sqrt(means))));
}

function power(base: number, exponent: number): number {
  if (exponent === 1) return base;
  return base <= 0 ? 0 : Math.exp(exponent * Math.log(base));
}

/** The integral of a positive function with one peak, by the trapezoidal rule outwards from near that peak. */
function trapezoid(f: (x: number) => number, centre: number, step: number): number {
  let total = f(centre);
  for (const direction of [step, -step]) {
    let last = total;
    for (let i = 1; i < 20000; i++) {
      const term = f(centre + direction * i);
      total += term;
      if (term < 1e-18 * total && term <= last) break;
      last = term;
    }
  }
  return total * step;
}
