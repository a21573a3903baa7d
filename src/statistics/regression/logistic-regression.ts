import { ensure } from "../refusal.js";
import type { CanonicalFamily } from "./canonical-family.js";
import type { WaldCoefficient } from "./coefficient.js";
import { designMatrix, type Term } from "./design-matrix.js";
import { type GeneralizedLinear, type GeneralizedLinearOptions, generalizedLinear } from "./generalized-linear.js";
import { NoMaximum } from "./no-maximum.js";
import { scaledDesign } from "./scaled-design.js";

export interface LogisticCoefficient extends WaldCoefficient {
  /** The odds ratio exp(estimate), with the Wald interval. */
  readonly or: number | null;
  readonly or_low: number | null;
  readonly or_high: number | null;
}

export interface LogisticRegression extends GeneralizedLinear {
  /** Rows with outcome 1. */
  readonly events: number;
  readonly rows: readonly LogisticCoefficient[];
}

/**
 * Logistic regression of an outcome coded 0 and 1, with intercept; rows must be complete, their order does not matter.
 * Wald tests and intervals with standard errors at the final coefficients. R: `glm(binomial)` with a small `epsilon`,
 * `confint.default`.
 * @throws NoMaximum for one outcome only, and for complete or quasi-complete separation
 * @throws Refusal for other outcomes than 0 and 1, and fewer rows than coefficients
 */
export function logisticRegression(
  response: ArrayLike<number>,
  terms: readonly Term[],
  { confLevel = 0.95 }: GeneralizedLinearOptions = {},
): LogisticRegression {
  const columns = designMatrix(response.length, terms, true);
  const design = scaledDesign(response, columns);
  const { n } = design;
  let events = 0;
  for (const y of design.response) {
    if (y !== 0 && y !== 1) ensure(false, `needs outcomes of 0 or 1, found ${y}`);
    events += y;
  }
  if (events === 0 || events === n) throw new NoMaximum([], `all ${n} outcomes are ${events === 0 ? 0 : 1}`);
  const { rows, ...fit } = generalizedLinear(
    design,
    columns,
    {
      family: BERNOULLI,
      logLikelihood: (_y, _eta, deviance) => -deviance / 2,
      nullDeviance: () => -2 * (events * Math.log(events / n) + (n - events) * Math.log((n - events) / n)),
    },
    confLevel,
  );
  return {
    ...fit,
    events,
    rows: rows.map(({ ratio, ratio_low, ratio_high, ...row }) => ({
      ...row,
      or: ratio,
      or_low: ratio_low,
      or_high: ratio_high,
    })),
  };
}

const BERNOULLI: CanonicalFamily = {
  start: (y) => (y === 1 ? Math.log(3) : -Math.log(3)),
  residual: (y, eta) => (y === 1 ? 1 / (1 + Math.exp(eta)) : -1 / (1 + Math.exp(-eta))),
  variance: (eta) => {
    const odds = Math.exp(-Math.abs(eta));
    return odds / ((1 + odds) * (1 + odds));
  },
  deviance: (y, eta) => {
    const against = y === 1 ? -eta : eta;
    return 2 * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(eta))));
  },
  recedes: (y, change, slack) => (y === 1 ? change >= -slack : change <= slack),
};
