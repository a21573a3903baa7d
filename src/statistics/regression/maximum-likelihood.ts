import { type Cholesky, cholesky, inverseDiagonal, solve, symmetric } from "../linear/cholesky.js";
import { dot, linearPredictor, weightedDot } from "../linear/dot.js";
import { type DoubleDouble, exactly, plus, rounded, times } from "../linear/double-double.js";
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
  const started = y.map(family.start);
  const first = information(columns, started.map(family.variance), TOLERANCE * TOLERANCE);
  const { kept } = first;
  const used = kept.map((j) => columns[j]!);
  const along = (vector: Float64Array): DoubleDouble[] => used.map((column) => dot(column, vector));
  const at = (coefficients: readonly DoubleDouble[]): Point => {
    const eta = linearPredictor(used, coefficients, offset).high;
    return { coefficients, eta, deviance: sum(eta.map((value, i) => family.deviance(y[i]!, value))) };
  };

  // The first step regresses on where the responses alone would put the linear predictor.
  const aim = started.map((eta, i) => family.variance(eta) * (eta - offset[i]!) + family.residual(y[i]!, eta));
  let point = at(solve(first, along(aim)));
  let receded = 0;
  for (let count = 0; count < LARGEST_NUMBER_OF_STEPS; count++) {
    const { eta } = point;
    const triangle = information(used, eta.map(family.variance), 0);
    if (triangle.kept.length < used.length) break;
    const step = solve(triangle, along(eta.map((value, i) => family.residual(y[i]!, value))));
    const change = linearPredictor(used, step, new Float64Array(y.length)).high;
    const recedes = largest(change) >= 0.5 && change.every((value, i) => family.recedes(y[i]!, value, 1e-8));
    receded = recedes ? receded + 1 : 0;
    if (receded === RECEDING_STEPS) return { receding: kept.filter((_, k) => Math.abs(step[k]!.high) >= 0.1) };
    const length = largest(change.map((value, i) => value / (1 + Math.abs(eta[i]!))));
    point = length < 1e-6 ? at(moved(point, step, 1)) : descent(point, step, at);
    if (length <= 1e-9) {
      const variances = inverseDiagonal(information(used, point.eta.map(family.variance), 0));
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

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function information(columns: readonly Float64Array[], weights: Float64Array, tolerance: number): Cholesky {
  const products = symmetric(columns.length, (i, j) => weightedDot(weights, columns[i]!, columns[j]!));
  return cholesky(products, tolerance);
}
