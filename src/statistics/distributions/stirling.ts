/**
 * The two ingredients with which binomial, Poisson, gamma and beta probabilities are computed without cancellation,
 * after C. Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
 */

export const HALF_LOG_TWO_PI = 0.9189385332046727;

/** What Stirling's formula lacks: log Gamma(z + 1) - [(z + 1/2) log z - z + log(2 pi)/2], for z > 0. */
export function stirlingError(z: number): number {
  let shift = 0;
  let x = z;
  while (x < 16) {
    shift += (x + 0.5) * Math.log1p(1 / x) - 1;
    x += 1;
  }
  const r = 1 / (x * x);
  const series =
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - r / 156) * r) * r) * r) * r) * r) / x;
  return shift + series;
}

/** log Gamma(x) for x > 0. */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  return stirlingError(x) + (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI;
}

/** The deviance part x log(x/m) + m - x, for x >= 0 and m > 0, accurate also where x is close to m. */
export function deviance(x: number, m: number): number {
  if (x === 0) return m;
  const difference = x - m;
  if (Math.abs(difference) < 0.4 * (x + m)) {
    const v = difference / (x + m);
    let total = difference * v;
    let term = 2 * x * v;
    const square = v * v;
    for (let j = 1; j < 1000; j++) {
      term *= square;
      const next = total + term / (2 * j + 1);
      if (next === total) break;
      total = next;
    }
    return total;
  }
  const ratio = x / m;
  return x * (Number.isFinite(ratio) ? Math.log(ratio) : Math.log(x) - Math.log(m)) + m - x;
}

/** log of the Poisson probability of `x` (not necessarily whole) at mean `m`, both > 0. */
export function logPoissonTerm(x: number, m: number): number {
  return -stirlingError(x) - deviance(x, m) - HALF_LOG_TWO_PI - 0.5 * Math.log(x);
}

/** log of the binomial probability of a out of a + b (not necessarily whole, both > 0) at p, with q = 1 - p given. */
export function logBinomialTerm(a: number, b: number, p: number, q: number): number {
  const n = a + b;
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return correction - deviance(a, n * p) - deviance(b, n * q) - HALF_LOG_TWO_PI + 0.5 * Math.log(n / a / b);
}
