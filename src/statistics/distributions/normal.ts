import { HALF_LOG_TWO_PI } from "./stirling.js";
import { isProbability, type Tail, target, UPPER } from "./tail.js";

/** The standard normal density. R: `dnorm`. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x - HALF_LOG_TWO_PI);
}

/** P(Z <= x). R: `pnorm`. Full relative precision in both tails and on the log scale (Cody 1969). */
export function normalCdf(x: number, tail: Tail = {}): number {
  if (Number.isNaN(x)) return Number.NaN;
  return normalTail((tail.lowerTail ?? true) ? -x : x, tail.log ?? false);
}

/** P(Z > x). */
export function normalUpper(x: number): number {
  return normalCdf(x, UPPER);
}

/** P(Z > x), or its logarithm. */
function normalTail(x: number, log: boolean): number {
  const y = Math.abs(x);
  if (y < 0.67448975) {
    const value = 0.5 - x * central(x * x);
    return log ? Math.log(value) : value;
  }
  if (log && x > 0) return logSquare(y) + Math.log(scaledTail(y));
  const far = Math.exp(logSquareHigh(y)) * Math.exp(logSquareLow(y)) * scaledTail(y);
  if (x > 0) return far;
  return log ? Math.log1p(-far) : 0.5 - far + 0.5;
}

/** -y^2/2 in two parts, the first exact, so that the exponential keeps its digits. */
function logSquareHigh(y: number): number {
  const whole = Math.trunc(y * 16) / 16;
  return -0.5 * whole * whole;
}
function logSquareLow(y: number): number {
  const whole = Math.trunc(y * 16) / 16;
  return -0.5 * (y - whole) * (y + whole);
}
function logSquare(y: number): number {
  return -0.5 * y * y;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}

/** (Phi(x) - 1/2) / x near the centre. */
function central(square: number): number {
  return polynomial(CENTRAL_TOP, square) / polynomial(CENTRAL_BOTTOM, square);
}

/** P(Z > y) exp(y^2/2) for y > 0.67. */
function scaledTail(y: number): number {
  if (y <= 5.656854249492381) return polynomial(MIDDLE_TOP, y) / polynomial(MIDDLE_BOTTOM, y);
  const r = 1 / (y * y);
  const correction = (r * polynomial(FAR_TOP, r)) / polynomial(FAR_BOTTOM, r);
  return (0.3989422804014327 - correction) / y;
}

/**
 * The normal quantile. R: `qnorm`. Wichura (1988), algorithm AS 241; beyond its range (log probabilities below -700)
 * Newton's method on the logarithm.
 */
export function normalQuantile(p: number, tail: Tail = {}): number {
  if (!isProbability(p, tail)) return Number.NaN;
  if (!tail.log && Math.abs(p - 0.5) <= 0.425) {
    const z = centralQuantile(0.5 - (p <= 0.5 ? p : 1 - p));
    return p <= 0.5 === (tail.lowerTail ?? true) && z !== 0 ? -z : z;
  }
  const { logP, lower } = target(p, tail);
  if (logP === -Infinity) return lower ? -Infinity : Infinity;
  const near = tail.log ? Math.exp(logP) : p <= 0.5 ? p : 1 - p;
  const fromCentre = 0.5 - near;
  let z: number;
  if (fromCentre <= 0.425) z = centralQuantile(fromCentre);
  else {
    const r = Math.sqrt(-logP);
    if (r <= 5) z = polynomial(AS241_C, r - 1.6) / polynomial(AS241_D, r - 1.6);
    else if (r <= 27) z = polynomial(AS241_E, r - 5) / polynomial(AS241_F, r - 5);
    else {
      z = Math.SQRT2 * r;
      for (let i = 0; i < 20; i++) {
        const value = normalTail(z, true) - logP;
        const step = value * scaledTail(z) * Math.exp(HALF_LOG_TWO_PI);
        z += step;
        if (Math.abs(step) < 1e-15 * z) break;
      }
    }
  }
  return lower ? (z === 0 ? 0 : -z) : z;
}

function centralQuantile(fromCentre: number): number {
  const r = 0.180625 - fromCentre * fromCentre;
  return (fromCentre * polynomial(AS241_A, r)) / polynomial(AS241_B, r);
}

const CENTRAL_TOP = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
];
const CENTRAL_BOTTOM = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE_TOP = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const MIDDLE_BOTTOM = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
];
const FAR_TOP = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  0.000029112874951168793,
];
const FAR_BOTTOM = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662,
];
const AS241_A = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const AS241_B = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const AS241_C = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const AS241_D = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const AS241_E = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const AS241_F = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];
