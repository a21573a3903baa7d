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

/** A row of the engine under the names of the parts. */
export function waldRow<R extends { readonly std_error: number | null }>({ std_error, ...rest }: R) {
  return { ...rest, se: std_error };
}
