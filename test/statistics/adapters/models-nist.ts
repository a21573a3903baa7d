/** NIST's certified regressions: polynomials and several predictors, with and without an intercept. */
import type { NumericTerm } from "../../../src/statistics/regression/design-matrix.js";
import { linearRegression } from "../../../src/statistics/regression/linear-regression.js";
import type { Adapter } from "../agreement.js";
import { adapter } from "./models-shapes.js";

interface NistRegression {
  readonly y: readonly number[];
  readonly x: readonly (readonly number[])[];
}

export const nistRegressionAdapters: Readonly<Record<string, Adapter>> = {
  nist_regression: adapter(({ y, x }: NistRegression, options: { intercept: boolean; degree: number }) => {
    const terms = options.degree > 1 ? powers(x[0]!, options.degree) : x.map((values, j) => term(j + 1, values));
    const fit = linearRegression(y, terms, { intercept: options.intercept, tolerance: 1e-20 });
    const line = fit.anova.slice(0, -1).reduce((sum, { df, ss }) => ({ df: sum.df + df, ss: sum.ss + ss }), {
      df: 0,
      ss: 0,
    });
    return {
      coefficients: fit.rows.map(({ estimate }) => estimate),
      se: fit.rows.map(({ std_error }) => std_error),
      residual_sd: fit.sigma,
      r_squared: fit.r_squared,
      ss_regression: line.ss,
      df_regression: line.df,
      ss_residual: fit.rss,
      df_residual: fit.df_residual,
      f: fit.f,
    };
  }),
};

function term(number: number, values: readonly number[]): NumericTerm {
  return { name: `x${number}`, values };
}

function powers(x: readonly number[], degree: number): NumericTerm[] {
  let power = x.map(() => 1);
  return Array.from({ length: degree }, (_, k) => {
    power = power.map((value, i) => value * x[i]!);
    return term(k + 1, power);
  });
}
