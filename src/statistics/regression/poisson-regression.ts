import { poissonPmf } from "../distributions/poisson.js";
import { deviance } from "../distributions/stirling.js";
import { ensure } from "../refusal.js";
import { sum } from "../sum.js";
import type { CanonicalFamily } from "./canonical-family.js";
import type { WaldCoefficient } from "./coefficient.js";
import { designMatrix, type Term } from "./design-matrix.js";
import { type GeneralizedLinear, type GeneralizedLinearOptions, generalizedLinear } from "./generalized-linear.js";
import { NoMaximum } from "./no-maximum.js";
import { scaledDesign } from "./scaled-design.js";

export interface PoissonCoefficient extends WaldCoefficient {
  /** The rate ratio exp(estimate), with the Wald interval. */
  readonly irr: number | null;
  readonly irr_low: number | null;
  readonly irr_high: number | null;
}

export interface PoissonRegression extends GeneralizedLinear {
  /** The sum of the counts. */
  readonly events: number;
  readonly rows: readonly PoissonCoefficient[];
}

export interface PoissonRegressionOptions extends GeneralizedLinearOptions {
  /** Added to the linear predictor of each row: the logarithm of its person-time. Default 0. */
  readonly offset?: ArrayLike<number>;
}

/**
 * Poisson regression of counts with logarithmic link and intercept; rows must be complete, their order does not matter.
 * Wald tests and intervals with standard errors at the final coefficients. R: `glm(poisson, offset)` with a small
 * `epsilon`, `confint.default`.
 * @throws NoMaximum where all counts are 0, or all those that some combination of terms picks out
 * @throws Refusal for a response that is not a count, an offset that is not finite, and fewer rows than coefficients
 */
export function poissonRegression(
  response: ArrayLike<number>,
  terms: readonly Term[],
  { confLevel = 0.95, offset }: PoissonRegressionOptions = {},
): PoissonRegression {
  const columns = designMatrix(response.length, terms, true);
  const design = scaledDesign(response, columns, offset ? [offset] : []);
  for (const y of design.response)
    if (!(Number.isInteger(y) && y >= 0)) ensure(false, `needs whole counts of 0 or more, found ${y}`);
  const events = sum(design.response);
  if (events === 0) throw new NoMaximum([], `all ${design.n} counts are 0`);
  const { rows, ...fit } = generalizedLinear(design, columns, MODEL, confLevel);
  return {
    ...fit,
    events,
    rows: rows.map(({ ratio, ratio_low, ratio_high, ...row }) => ({
      ...row,
      irr: ratio,
      irr_low: ratio_low,
      irr_high: ratio_high,
    })),
  };
}

const POISSON: CanonicalFamily = {
  start: (y) => Math.log(y + 0.1),
  residual: (y, eta) => y - Math.exp(eta),
  variance: Math.exp,
  deviance: (y, eta) => 2 * deviance(y, Math.exp(eta)),
  recedes: (y, change, slack) => (y === 0 ? change <= slack : Math.abs(change) <= slack),
};

const MODEL = {
  family: POISSON,
  logLikelihood: (y: Float64Array, eta: Float64Array) =>
    sum(y.map((count, i) => poissonPmf(count, Math.exp(eta[i]!), { log: true }))),
  // One rate for all: total count over total person-time.
  nullDeviance: (y: Float64Array, offset: Float64Array) => {
    const time = offset.map(Math.exp);
    const rate = sum(y) / sum(time);
    return sum(y.map((count, i) => 2 * deviance(count, rate * time[i]!)));
  },
};
