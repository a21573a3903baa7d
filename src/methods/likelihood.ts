/** What regressions that maximise a likelihood share: the parts of the whole model. */
import type { GeneralizedLinear } from "../statistics/regression/generalized-linear.js";
import type { Parts, Row } from "./method.js";

export const likelihoodParts = {
  n_events: { kind: "count", label: "events" },
  lr_chisq: { kind: "statistic", label: "likelihood-ratio chi-squared of the whole model" },
  lr_df: { kind: "df", label: "degrees of freedom of the model" },
  p: { kind: "p", label: "p of the whole model" },
  deviance: { kind: "statistic", label: "deviance" },
  null_deviance: { kind: "statistic", label: "deviance without covariates" },
  df_residual: { kind: "df", label: "residual degrees of freedom" },
  loglik: { kind: "statistic", label: "log-likelihood" },
  aic: { kind: "statistic", label: "Akaike's information criterion" },
  bic: { kind: "statistic", label: "Bayesian information criterion" },
} as const satisfies Parts;

/** The parts of the whole model from its fit. */
export function likelihoodResult(fit: GeneralizedLinear, events: number): Row {
  const { lr_chisq, lr_df, lr_p, deviance, null_deviance, df_residual, loglik, aic, bic } = fit;
  const model = { lr_chisq, lr_df, p: lr_p };
  return { n_events: events, ...model, deviance, null_deviance, df_residual, loglik, aic, bic };
}

/** A coefficient with Wald's test, and its exponential: `or`, `irr`. */
export function waldParts(ratio: string, label: string) {
  return {
    estimate: { kind: "coefficient", label: `logarithm of the ${label}` },
    se: { kind: "coefficient", label: "standard error" },
    z: { kind: "statistic", label: "z" },
    p: { kind: "p", label: "p" },
    conf_low: { kind: "coefficient", label: "confidence interval of the logarithm, lower limit" },
    conf_high: { kind: "coefficient", label: "confidence interval of the logarithm, upper limit" },
    [ratio]: { kind: "ratio", label },
    [`${ratio}_low`]: { kind: "ratio", label: "confidence interval, lower limit" },
    [`${ratio}_high`]: { kind: "ratio", label: "confidence interval, upper limit" },
  } as const satisfies Parts;
}

interface Tested {
  readonly estimate: number | null;
  readonly std_error: number | null;
}

/** A row of the engine under the names of the parts; what rounding leaves of a coefficient that is 0 is 0. */
export function waldRow<R extends Tested & { readonly z: number | null }>({ std_error, ...rest }: R) {
  const row = { ...rest, se: std_error };
  return isNoise(rest.estimate, std_error) ? { ...row, estimate: 0, z: 0 } : row;
}

/** Whether an estimate is so small beside its error that only rounding keeps it from 0. */
export function isNoise(estimate: number | null, error: number | null): boolean {
  return estimate !== null && error !== null && Math.abs(estimate) <= 1e-13 * error;
}
