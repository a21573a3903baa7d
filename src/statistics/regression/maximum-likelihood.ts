import { type Cholesky, cholesky, inverseDiagonal, solve } from "../linear/cholesky.js";
import { dot, predictor, weightedProducts } from "../linear/dot.js";
import { type DoubleDouble, exactly, plus, rounded, times } from "../linear/double-double.js";
import { largest, largestShare } from "../linear/largest.js";
import { ensure } from "../refusal.js";
import { sum } from "../sum.js";
import type { CanonicalFamily } from "./canonical-family.js";

export interface MaximumLikelihood {
  /** The columns that do not depend on earlier ones; coefficients and errors have one entry for each. */
  readonly kept: readonly number[];
  readonly coefficients: readonly number[];
  /** Standard errors from the information at the final coefficients. */
  readonly errors: readonly number[];
  /** The linear predictor of every row. */
  readonly eta: Float64Array;
  readonly deviance: number;
}

/** The likelihood grows without bound along these columns. */
export interface Receding {
  readonly receding: readonly number[];
}

const LARGEST_NUMBER_OF_STEPS = 200;
/** A row so far out that it alone holds the steps back (by a factor of up to 1e9) lets go within as many. */
const RECEDING_STEPS = 45;
/** R's `glm`: a column counts as dependent where less than this share of its (weighted) length is left. */
const TOLERANCE = 1e-11;

/**
 * Fits a generalized linear model with canonical link by Newton's method with step halving, until the linear predictor
 * stands to about 1e-16; the information is accumulated in doubled precision. Columns should be scaled to about 1.
 *
 * Where the rows can be separated there is a direction along which no row's likelihood falls and some row's rises for
 * ever. Newton's steps then turn to that direction and keep their length: seen long enough, it is reported.
 * @throws Refusal where the steps neither converge nor recede
 */
export function maximumLikelihood(
  columns: readonly Float64Array[],
  y: Float64Array,
  offset: Float64Array,
  family: CanonicalFamily,
): MaximumLikelihood | Receding {
  const n = y.length;
  const started = new Float64Array(n);
  for (let i = 0; i < n; i++) started[i] = family.start(y[i]!);
  const weights = new Float64Array(n);
  const weigh = (eta: Float64Array): Float64Array => {
    for (let i = 0; i < n; i++) weights[i] = family.variance(eta[i]!);
    return weights;
  };
  const first = information(columns, weigh(started), TOLERANCE * TOLERANCE);
  const { kept } = first;
  const used = kept.map((j) => columns[j]!);
  const along = (vector: Float64Array): DoubleDouble[] => used.map((column) => dot(column, vector));
  const at = (coefficients: readonly DoubleDouble[]): Point => {
    const eta = predictor(used, coefficients.map(highPart), offset);
    const deviances = new Float64Array(n);
    for (let i = 0; i < n; i++) deviances[i] = family.deviance(y[i]!, eta[i]!);
    return { coefficients, eta, deviance: sum(deviances) };
  };

  // The first step regresses on where the responses alone would put the linear predictor.
  const residuals = new Float64Array(n);
  for (let i = 0; i < n; i++)
    residuals[i] = weights[i]! * (started[i]! - offset[i]!) + family.residual(y[i]!, started[i]!);
  let point = at(solve(first, along(residuals)));
  let receded = 0;
  for (let count = 0; count < LARGEST_NUMBER_OF_STEPS; count++) {
    const { eta } = point;
    const triangle = information(used, weigh(eta), 0);
    if (triangle.kept.length < used.length) break;
    for (let i = 0; i < n; i++) residuals[i] = family.residual(y[i]!, eta[i]!);
    const step = solve(triangle, along(residuals));
    const change = predictor(used, step.map(highPart), new Float64Array(n));
    const recedes = largest(change) >= 0.5 && change.every((value, i) => family.recedes(y[i]!, value, 1e-8));
    receded = recedes ? receded + 1 : 0;
    if (receded === RECEDING_STEPS) return { receding: kept.filter((_, k) => Math.abs(step[k]!.high) >= 0.1) };
    const length = largestShare(change, eta);
    point = length < 1e-6 ? at(moved(point, step, 1)) : descent(point, step, at);
    if (length <= 1e-9) {
      const variances = inverseDiagonal(information(used, weigh(point.eta), 0));
      return {
        kept,
        coefficients: point.coefficients.map(rounded),
        errors: variances.map((variance) => Math.sqrt(rounded(variance))),
        eta: point.eta,
        deviance: point.deviance,
      };
    }
  }
  ensure(false, `needs a fit that converges, found none within ${LARGEST_NUMBER_OF_STEPS} steps`);
}

interface Point {
  readonly coefficients: readonly DoubleDouble[];
  readonly eta: Float64Array;
  readonly deviance: number;
}

function moved({ coefficients }: Point, step: readonly DoubleDouble[], fraction: number): DoubleDouble[] {
  return coefficients.map((value, k) => plus(value, times(step[k]!, exactly(fraction))));
}

/** Where the whole step leads, or half of it, or a quarter, ...: the first that does not make the deviance larger. */
function descent(
  point: Point,
  step: readonly DoubleDouble[],
  at: (coefficients: readonly DoubleDouble[]) => Point,
): Point {
  let next = at(moved(point, step, 1));
  for (let fraction = 0.5; fraction > 1e-9 && !(next.deviance <= point.deviance * (1 + 1e-12)); fraction /= 2)
    next = at(moved(point, step, fraction));
  return next;
}

function highPart({ high }: DoubleDouble): number {
  return high;
}

function information(columns: readonly Float64Array[], weights: Float64Array, tolerance: number): Cholesky {
  return cholesky(weightedProducts(weights, columns), tolerance);
}
