import { checkConfLevel } from "../conf-level.js";
import { chiSquaredUpper } from "../distributions/chi-squared.js";
import type { CanonicalFamily } from "./canonical-family.js";
import { type WaldCoefficient, waldCoefficient } from "./coefficient.js";
import type { DesignColumn } from "./design-matrix.js";
import { maximumLikelihood } from "./maximum-likelihood.js";
import { withoutBound } from "./no-maximum.js";
import type { ScaledDesign } from "./scaled-design.js";

/** What every generalized linear model reports. */
export interface GeneralizedLinear {
  readonly n: number;
  readonly deviance: number;
  readonly null_deviance: number;
  readonly df_residual: number;
  readonly df_null: number;
  readonly loglik: number;
  readonly aic: number;
  readonly bic: number;
  /** Likelihood-ratio test against the model without terms; null where there is no term to test. */
  readonly lr_chisq: number | null;
  readonly lr_df: number;
  readonly lr_p: number | null;
}

export interface GeneralizedLinearOptions {
  /** Default 0.95. */
  readonly confLevel?: number;
}

/** A coefficient, and its exponential with the interval's: an odds ratio or a rate ratio. Null: not estimable. */
export interface RatioCoefficient extends WaldCoefficient {
  readonly ratio: number | null;
  readonly ratio_low: number | null;
  readonly ratio_high: number | null;
}

export interface FamilyModel {
  readonly family: CanonicalFamily;
  readonly logLikelihood: (y: Float64Array, eta: Float64Array, deviance: number) => number;
  readonly nullDeviance: (y: Float64Array, offset: Float64Array) => number;
}

/**
 * The fit of a design whose first column is the intercept and whose first other column, if any, is the offset.
 * @throws NoMaximum where the rows are separated
 */
export function generalizedLinear(
  design: ScaledDesign,
  columns: readonly DesignColumn[],
  { family, logLikelihood, nullDeviance }: FamilyModel,
  confLevel: number,
): GeneralizedLinear & { readonly rows: readonly RatioCoefficient[] } {
  checkConfLevel(confLevel);
  const { n, response, scales } = design;
  const offset = design.others[0] ?? new Float64Array(n);
  const fit = maximumLikelihood(design.columns, response, offset, family);
  if ("receding" in fit)
    throw withoutBound(
      "complete or quasi-complete separation",
      fit.receding.map((j) => columns[j]!),
    );

  const rows = columns.map((column, j) => {
    const k = fit.kept.indexOf(j);
    const fitted = { estimate: fit.coefficients[k]! * scales[j]!, error: fit.errors[k]! * scales[j]! };
    return withRatio(waldCoefficient(column, k < 0 ? null : fitted, confLevel));
  });
  const rank = fit.kept.length;
  const loglik = logLikelihood(response, fit.eta, fit.deviance);
  const atNull = nullDeviance(response, offset);
  const lrChisq = rank > 1 ? Math.max(0, atNull - fit.deviance) : null;
  return {
    n,
    deviance: fit.deviance,
    null_deviance: atNull,
    df_residual: n - rank,
    df_null: n - 1,
    loglik,
    aic: -2 * loglik + 2 * rank,
    bic: -2 * loglik + Math.log(n) * rank,
    lr_chisq: lrChisq,
    lr_df: rank - 1,
    lr_p: lrChisq === null ? null : chiSquaredUpper(lrChisq, rank - 1),
    rows,
  };
}

function withRatio(row: WaldCoefficient): RatioCoefficient {
  const exponential = (value: number | null): number | null => (value === null ? null : Math.exp(value));
  return {
    ...row,
    ratio: exponential(row.estimate),
    ratio_low: exponential(row.conf_low),
    ratio_high: exponential(row.conf_high),
  };
}
