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
  if (x < (a + 1) / (a + b + 2)) return assemble(logTerm, (b / (a + b)) * fraction(x, a, b), !lower, log);
  return assemble(logTerm, (a / (a + b)) * fraction(y, b, a), lower, log);
}

/** The continued fraction of I_x(a, b) * a * B(a, b) / (x^a (1 - x)^b), by Lentz's method (DiDonato & Morris). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < 1e-300) d = 1e-300;
  d = 1 / d;
  let h = d;
  for (let m = 1; m < 1e7; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = 1 + even / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < 1e-300) d = 1e-300;
    c = 1 + odd / c;
    if (Math.abs(c) < 1e-300) c = 1e-300;
    d = 1 / d;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 2.3e-16) break;
  }
  return h;
}
