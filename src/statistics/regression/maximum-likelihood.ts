import { type Cholesky, cholesky, inverseDiagonal, solve, symmetric } from "../linear/cholesky.js";
import { dot, linearPredictor, weightedDot } from "../linear/dot.js";
import { exactly, plus, rounded, times } from "../linear/double-double.js";
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

const LARGEST_NUMBER_OF_STEPS = 100;
/** R's `glm`: a column counts as dependent where less than this share of its (weighted) length is left. */
const TOLERANCE = 1e-11;

/**
 * Fits a generalized linear model with canonical link by Newton's method with step halving, until the linear predictor
 * stands to about 1e-16; the information is accumulated in doubled precision. Columns should be scaled to about 1.
 *
 * Where the rows can be separated there is a direction along which no row's likelihood falls and some row's rises for
 * ever. Newton's steps then turn to that direction and keep their length: seen three times in a row, it is reported.
 * @throws Refusal where the steps neither converge nor recede
 */
export function maximumLikelihood(
  columns: readonly Float64Array[],
  y: Float64Array,
  offset: Float64Array,
  family: CanonicalFamily,
): MaximumLikelihood | Receding {
  const none = new Float64Array(y.length);
  const started = y.map(family.start);
  const first = information(columns, started.map(family.variance), TOLERANCE * TOLERANCE);
  const { kept } = first;
  const used = kept.map((j) => columns[j]!);
  const working = started.map((eta, i) => family.variance(eta) * (eta - offset[i]!) + family.residual(y[i]!, eta));
  let coefficients = solve(
    first,
    used.map((column) => dot(column, working)),
  );
  let eta = linearPredictor(used, coefficients, offset).high;
  let deviance = totalDeviance(family, y, eta);
  let receded = 0;
  for (let count = 0; count < LARGEST_NUMBER_OF_STEPS; count++) {
    const current = eta;
    const residuals = y.map((value, i) => family.residual(value, current[i]!));
    const triangle = information(used, current.map(family.variance), 0);
    if (triangle.kept.length < used.length) break;
    const step = solve(
      triangle,
      used.map((column) => dot(column, residuals)),
    );
    const change = linearPredictor(used, step, none).high;
    const size = change.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    receded = size >= 0.5 && change.every((value, i) => family.recedes(y[i]!, value, 1e-8)) ? receded + 1 : 0;
    if (receded === 3) return { receding: kept.filter((_, k) => Math.abs(step[k]!.high) >= 0.1) };
    const next = halved(
      size < 1e-6,
      (fraction) => {
        const moved = coefficients.map((value, k) => plus(value, times(step[k]!, exactly(fraction))));
        const predictor = linearPredictor(used, moved, offset).high;
        return { moved, predictor, deviance: totalDeviance(family, y, predictor) };
      },
      deviance,
    );
    coefficients = next.moved;
    eta = next.predictor;
    deviance = next.deviance;
    if (size <= 1e-9) {
      const variances = inverseDiagonal(information(used, eta.map(family.variance), 0));
      return {
        kept,
        coefficients: coefficients.map(rounded),
        errors: variances.map((variance) => Math.sqrt(rounded(variance))),
        eta,
        deviance,
      };
    }
  }
  ensure(false, `needs a fit that converges, found none within ${LARGEST_NUMBER_OF_STEPS} steps`);
}

function information(columns: readonly Float64Array[], weights: Float64Array, tolerance: number): Cholesky {
  const products = symmetric(columns.length, (i, j) => weightedDot(weights, columns[i]!, columns[j]!));
  return cholesky(products, tolerance);
}

function totalDeviance(family: CanonicalFamily, y: Float64Array, eta: Float64Array): number {
  return sum(eta.map((value, i) => family.deviance(y[i]!, value)));
}

/** The whole step, or half of it, or a quarter, ...: the first that does not make the deviance larger. */
function halved<Move extends { readonly deviance: number }>(
  surely: boolean,
  move: (fraction: number) => Move,
  deviance: number,
): Move {
  let next = move(1);
  for (let fraction = 0.5; fraction > 1e-9 && !surely; fraction /= 2) {
    if (next.deviance <= deviance * (1 + 1e-12) || !Number.isFinite(deviance)) break;
    next = move(fraction);
  }
  return next;
}
