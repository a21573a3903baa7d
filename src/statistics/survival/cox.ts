import { checkConfLevel } from "../conf-level.js";
import { chiSquaredUpper } from "../distributions/chi-squared.js";
import { ensure } from "../refusal.js";
import { type WaldCoefficient, waldCoefficient } from "../regression/coefficient.js";
import { type DesignColumn, designMatrix, type Term } from "../regression/design-matrix.js";
import { withoutBound } from "../regression/no-maximum.js";
import { concordance } from "./concordance.js";
import { type CoxFit, coxFit } from "./cox-fit.js";
import { type OrderedRisk, orderedRisk } from "./ordered-risk.js";
import type { Ties } from "./partial-likelihood.js";
import { type FollowUp, followUp, type SurvivalData } from "./survival-data.js";

export interface CoxOptions {
  /** Default `efron`. */
  readonly ties?: Ties;
  /** Default 0.95. */
  readonly confLevel?: number;
  /** Each row's stratum, a number: strata have baseline hazards of their own. */
  readonly strata?: ArrayLike<number>;
}

export interface CoxCoefficient extends WaldCoefficient {
  /** The hazard ratio exp(estimate), with the Wald interval. */
  readonly hr: number | null;
  readonly hr_low: number | null;
  readonly hr_high: number | null;
}

export interface CoxRegression {
  readonly n: number;
  readonly events: number;
  readonly loglik_null: number;
  readonly loglik: number;
  readonly lr_chisq: number;
  /** Coefficients that were estimated; the degrees of freedom of all three tests. */
  readonly lr_df: number;
  readonly lr_p: number;
  readonly wald_chisq: number;
  readonly wald_p: number;
  readonly score_chisq: number;
  readonly score_p: number;
  /** Harrell's concordance and its error; null where no pair is comparable. */
  readonly concordance: number | null;
  readonly concordance_se: number | null;
  readonly rows: readonly CoxCoefficient[];
}

/**
 * Cox's proportional hazards regression; rows must be complete, their order does not matter. R: `coxph`, converged.
 * @throws NoMaximum where a hazard ratio would be 0 or infinite (monotone likelihood)
 * @throws Refusal for no term, no event, covariates that do not vary, impossible times or codes
 */
export function coxRegression(data: SurvivalData, terms: readonly Term[], options: CoxOptions = {}): CoxRegression {
  const { confLevel = 0.95 } = options;
  checkConfLevel(confLevel);
  const { followed, events, columns, risk, fit } = fitCox(data, terms, options);
  const df = fit.kept.length;
  const lrChisq = Math.max(0, 2 * (fit.loglik - fit.loglikNull));
  const pairs = concordance(risk, fit.eta);
  return {
    n: followed.n,
    events,
    loglik_null: fit.loglikNull,
    loglik: fit.loglik,
    lr_chisq: lrChisq,
    lr_df: df,
    lr_p: chiSquaredUpper(lrChisq, df),
    wald_chisq: fit.waldChisq,
    wald_p: chiSquaredUpper(fit.waldChisq, df),
    score_chisq: fit.scoreChisq,
    score_p: chiSquaredUpper(fit.scoreChisq, df),
    concordance: pairs?.concordance ?? null,
    concordance_se: pairs?.concordance_se ?? null,
    rows: columns.map((column, j) => {
      const k = fit.kept.indexOf(j);
      const scale = risk.scales[j]!;
      const fitted = { estimate: fit.coefficients[k]! * scale, error: fit.errors[k]! * scale };
      return withHazardRatio(waldCoefficient(column, k < 0 ? null : fitted, confLevel));
    }),
  };
}

/** A fitted model with what it was fitted to. */
export interface FittedCox {
  readonly followed: FollowUp;
  readonly events: number;
  readonly columns: readonly DesignColumn[];
  readonly risk: OrderedRisk;
  readonly fit: CoxFit;
}

/** Fits the model of {@link coxRegression}, with the same refusals. */
export function fitCox(data: SurvivalData, terms: readonly Term[], { ties = "efron", strata }: CoxOptions): FittedCox {
  ensure(terms.length > 0, "needs at least 1 term, found 0");
  const followed = followUp(data, 1);
  const events = followed.status.reduce((sum, status) => sum + status, 0);
  ensure(events > 0, "needs at least 1 event, found 0");
  // The intercept is part of the baseline hazard: it shapes the coding of the factors, and goes.
  const columns = designMatrix(followed.n, terms, true).slice(1);
  const risk = orderedRisk(followed, columns, strata);
  const fit = coxFit(risk, ties);
  if ("receding" in fit)
    throw withoutBound(
      "a hazard ratio would be 0 or infinite",
      fit.receding.map((j) => columns[j]!),
    );
  return { followed, events, columns, risk, fit };
}

function withHazardRatio(row: WaldCoefficient): CoxCoefficient {
  const exponential = (value: number | null): number | null => (value === null ? null : Math.exp(value));
  return {
    ...row,
    hr: exponential(row.estimate),
    hr_low: exponential(row.conf_low),
    hr_high: exponential(row.conf_high),
  };
}
