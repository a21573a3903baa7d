import { normalQuantile, normalUpper } from "./distributions/normal.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";
import { sum } from "./sum.js";

export interface ShapiroWilk {
  readonly n: number;
  readonly w: number;
  readonly p: number;
}

/**
 * The Shapiro-Wilk test of normality, Royston (1995), algorithm AS R94. R: `shapiro.test`.
 * @throws Refusal for fewer than 3 or more than 5000 values, values not finite, or all equal
 */
export function shapiroWilk(sorted: Sorted): ShapiroWilk {
  const n = sorted.length;
  ensure(n >= 3 && n <= 5000, `needs 3 to 5000 values, found ${n}`);
  const lowest = sorted[0]!;
  const highest = sorted[n - 1]!;
  ensure(
    Number.isFinite(lowest) && Number.isFinite(highest),
    "needs finite values, found one below or above detection",
  );
  ensure(lowest < highest, "needs values that differ, found all equal");

  const weights = weightsFor(n);
  // Location and unit do not matter: values as shares of the range, halved first where the range would overflow.
  const half = highest / 2 - lowest / 2;
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) x[i] = (sorted[i]! / 2 - lowest / 2) / half;
  const centre = sum(x) / n;
  let squares = 0;
  let weightSquares = 0;
  let product = 0;
  for (let i = 0; i < n; i++) {
    const d = x[i]! - centre;
    squares += d * d;
    weightSquares += weights[i]! * weights[i]!;
    product += weights[i]! * d;
  }
  // 1 - W as a product, which keeps its digits where W is close to 1.
  const root = Math.sqrt(weightSquares * squares);
  const fromOne = ((root - product) * (root + product)) / (weightSquares * squares);
  return { n, w: 1 - fromOne, p: pValue(n, fromOne) };
}

/** Royston's approximate weights, antisymmetric around the middle. */
function weightsFor(n: number): Float64Array {
  const half = n >> 1;
  const weights = new Float64Array(n);
  const set = (i: number, value: number): void => {
    weights[i] = -value;
    weights[n - 1 - i] = value;
  };
  if (n === 3) {
    set(0, Math.SQRT1_2);
    return weights;
  }
  const m = new Float64Array(half);
  let squares = 0;
  for (let i = 0; i < half; i++) {
    const value = normalQuantile((i + 1 - 0.375) / (n + 0.25));
    m[i] = value;
    squares += 2 * value * value;
  }
  const size = Math.sqrt(squares);
  const u = 1 / Math.sqrt(n);
  const first = polynomial(C1, u) - m[0]! / size;
  const second = n > 5 ? polynomial(C2, u) - m[1]! / size : 0;
  let left = squares - 2 * m[0]! * m[0]!;
  let rest = 1 - 2 * first * first;
  if (n > 5) {
    left -= 2 * m[1]! * m[1]!;
    rest -= 2 * second * second;
  }
  const factor = Math.sqrt(left / rest);
  for (let i = 0; i < half; i++) set(i, -m[i]! / factor);
  set(0, first);
  if (n > 5) set(1, second);
  return weights;
}

function pValue(n: number, fromOne: number): number {
  if (n === 3) return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(1 - fromOne)) - Math.asin(Math.sqrt(0.75))));
  if (fromOne <= 0) return 1;
  const y = Math.log(fromOne);
  if (n <= 11) {
    const gamma = polynomial(G, n);
    if (y >= gamma) return 1e-99; // beyond the approximation's range, as in R
    return normalUpper((-Math.log(gamma - y) - polynomial(C3, n)) / Math.exp(polynomial(C4, n)));
  }
  const logN = Math.log(n);
  return normalUpper((y - polynomial(C5, logN)) / Math.exp(polynomial(C6, logN)));
}

/** Coefficients from the constant upwards. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}

const C1 = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const C2 = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const C3 = [0.544, -0.39978, 0.025054, -6.714e-4];
const C4 = [1.3822, -0.77857, 0.062767, -0.0020322];
const C5 = [-1.5861, -0.31082, -0.083751, 0.0038915];
const C6 = [-0.4803, -0.082676, 0.0030302];
const G = [-2.273, 0.459];
