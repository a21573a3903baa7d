import { type Cholesky, cholesky, inverseDiagonal, inverseForm, solve, symmetric } from "../linear/cholesky.js";
import { predictor } from "../linear/dot.js";
import { exactly, rounded } from "../linear/double-double.js";
import { largest, largestShare } from "../linear/largest.js";
import { ensure } from "../refusal.js";
import type { OrderedRisk } from "./ordered-risk.js";
import { type PartialLikelihood, partialLikelihood, type Ties } from "./partial-likelihood.js";

/** The maximum of the partial likelihood, for the columns as {@link OrderedRisk} holds them. */
export interface CoxFit {
  /** The columns that do not depend on earlier ones; coefficients and errors have one entry for each. */
  readonly kept: readonly number[];
  readonly coefficients: readonly number[];
  readonly errors: readonly number[];
  readonly eta: Float64Array;
  readonly loglikNull: number;
  readonly loglik: number;
  /** Score test at 0, and Wald's test at the maximum. */
  readonly scoreChisq: number;
  readonly waldChisq: number;
}

/** The likelihood grows without bound along these columns. */
export interface Receding {
  readonly receding: readonly number[];
}

const LARGEST_NUMBER_OF_STEPS = 200;
/** A row so far out that it alone holds the steps back (by a factor of up to 1e6) lets go within as many. */
const RECEDING_STEPS = 15;
/** R's `coxph`: a pivot of the information below this share of its size means a dependent column. */
const TOLERANCE = 1.8e-12;

/**
 * Newton's method with step halving from 0, until the linear predictor stands to about 1e-16. Where no maximum exists
 * the steps keep their length while the likelihood gains nothing more: seen long enough, this is reported.
 * @throws Refusal where nothing can be estimated, or the steps neither converge nor recede
 */
export function coxFit(risk: OrderedRisk, ties: Ties): CoxFit | Receding {
  const atNull = partialLikelihood(risk, new Float64Array(risk.n), ties);
  const first = factor(atNull, TOLERANCE);
  const { kept } = first;
  ensure(kept.length > 0, "needs a covariate that varies among those at risk at an event, found none");
  const used = { ...risk, columns: kept.map((j) => risk.columns[j]!) };
  const at = (coefficients: readonly number[]) => {
    const eta = predictor(used.columns, coefficients, new Float64Array(risk.n));
    return { coefficients, eta, likelihood: partialLikelihood(used, eta, ties) };
  };

  let point = at(kept.map(() => 0));
  let receded = 0;
  for (let count = 0; count < LARGEST_NUMBER_OF_STEPS; count++) {
    const triangle = factor(point.likelihood, 0);
    if (triangle.kept.length < kept.length) return { receding: kept };
    const step = solve(triangle, Array.from(point.likelihood.score, exactly)).map(rounded);
    const change = predictor(used.columns, step, new Float64Array(risk.n));
    const { coefficients, eta, likelihood } = point;
    const length = largestShare(change, eta);
    const moved = (fraction: number) => at(coefficients.map((value, k) => value + fraction * step[k]!));
    let next = moved(1);
    const worse = (): boolean => !(next.likelihood.loglik >= likelihood.loglik - 1e-9);
    for (let fraction = 0.5; fraction > 1e-9 && length > 1e-6 && worse(); fraction /= 2) next = moved(fraction);
    const gained = next.likelihood.loglik - likelihood.loglik >= 1e-6;
    receded = largest(change) >= 0.5 && !gained ? receded + 1 : 0;
    if (receded === RECEDING_STEPS) return { receding: kept.filter((_, k) => Math.abs(step[k]!) >= 0.1) };
    point = next;
    if (length <= 1e-9) return fitAt(point, kept, atNull, first);
  }
  ensure(false, `needs a fit that converges, found none within ${LARGEST_NUMBER_OF_STEPS} steps`);
}

function fitAt(
  point: { coefficients: readonly number[]; eta: Float64Array; likelihood: PartialLikelihood },
  kept: readonly number[],
  atNull: PartialLikelihood,
  first: Cholesky,
): CoxFit {
  const { coefficients, eta, likelihood } = point;
  let waldChisq = 0;
  for (const [j, one] of coefficients.entries())
    for (let k = 0; k <= j; k++)
      waldChisq += (j === k ? 1 : 2) * one * coefficients[k]! * likelihood.information[(j * (j + 1)) / 2 + k]!;
  return {
    kept,
    coefficients,
    errors: inverseDiagonal(factor(likelihood, 0)).map((variance) => Math.sqrt(rounded(variance))),
    eta,
    loglikNull: atNull.loglik,
    loglik: likelihood.loglik,
    scoreChisq: inverseForm(
      first,
      kept.map((j) => exactly(atNull.score[j]!)),
    ),
    waldChisq,
  };
}

function factor({ information, size }: PartialLikelihood, tolerance: number): Cholesky {
  const matrix = symmetric(size.length, (i, j) => exactly(information[(i * (i + 1)) / 2 + j]!));
  return cholesky(matrix, tolerance, (column) => size[column]!);
}
