import { logBinomialTerm } from "./stirling.js";
import { assemble, certain } from "./tail.js";

/**
 * The regularised incomplete beta function I_x(a, b) (lower) or its complement (upper), or its logarithm. `y` is 1 - x,
 * given apart so that neither loses digits. The continued fraction runs on the side where it converges at once.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number, lower: boolean, log: boolean): number {
  if (!(a >= 0 && b >= 0) || Number.isNaN(x + y)) return Number.NaN;
  if (x <= 0) return certain(!lower, log);
  if (y <= 0) return certain(lower, log);
  if (a === 0) return b === 0 ? Number.NaN : certain(lower, log);
  if (b === 0) return certain(!lower, log);
  const logTerm = logBinomialTerm(a, b, x, y);
  if (x < (a + 1) / (a + b + 2)) return assemble(logTerm, (b / (a + b)) * fraction(x, y, a, b), !lower, log);
  return assemble(logTerm, (a / (a + b)) * fraction(y, x, b, a), lower, log);
}

/**
 * The continued fraction of I_x(a, b) a B(a, b) / (x^a y^b), by Lentz's method: the even part of the classical one, so
 * that a y - b x appears as such and nothing cancels for large a or b (DiDonato & Morris 1992, algorithm 708).
 */
function fraction(x: number, y: number, a: number, b: number): number {
  const excess = a * y - b * x + 1;
  let h = (a * excess) / (a + 1);
  if (Math.abs(h) < 1e-300) h = 1e-300;
  let c = h;
  let d = 0;
  for (let m = 1; m < 1e7; m++) {
    const s = a + 2 * m - 1;
    const w = (m * (b - m) * x) / s;
    const numerator = (((a + m - 1) * x) / s) * (a + b + m - 1) * w;
    const denominator = m + w + ((a + m) * (excess + m * (1 + y))) / (s + 2);
    d = denominator + numerator * d;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = denominator + numerator / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    const delta = c * d;
    h *= delta;
    if (Math.abs(delta - 1) < 2.3e-16) break;
  }
  return a / h;
}
