/** The Statistical Reference Datasets of NIST: univariate summaries, one-way analysis of variance, linear regression. */
import { oneWayAnova } from "../../../src/statistics/anova.js";
import { autocorrelation } from "../../../src/statistics/autocorrelation.js";
import { describe } from "../../../src/statistics/describe.js";
import { type LinearRegression, linearRegression } from "../../../src/statistics/regression/linear-regression.js";
import { sort } from "../../../src/statistics/sorted.js";
import type { Adapter } from "../agreement.js";
import { lists, option, present } from "./location-shapes.js";

const univariate: Adapter = (input) => {
  const y = present(input, "y");
  const { mean, sd } = describe(sort(y));
  return { mean, sd, autocorrelation_lag1: autocorrelation(y) };
};

const anova: Adapter = (input) => {
  const result = oneWayAnova(lists(input, "groups"));
  return {
    df_between: result.df1,
    df_within: result.df2,
    ss_between: result.ss_between,
    ss_within: result.ss_within,
    f: result.f,
    r_squared: result.eta_squared,
  };
};

/** Powers of a predictor, by multiplication. */
function powers(x: readonly number[], degree: number): { name: string; values: Float64Array }[] {
  const columns = [{ name: "x", values: Float64Array.from(x) }];
  for (let k = 2; k <= degree; k++) {
    const last = columns[k - 2]!.values;
    columns.push({ name: `x${k}`, values: last.map((value, i) => value * x[i]!) });
  }
  return columns;
}

const regression: Adapter = (input, options) => {
  const intercept = option(options, "intercept", true);
  const predictors = lists(input, "x");
  const terms =
    predictors.length === 1
      ? powers(predictors[0]!, option(options, "degree", 1))
      : predictors.map((values, i) => ({ name: `x${i + 1}`, values }));
  const result: LinearRegression = linearRegression(present(input, "y"), terms, { intercept, tolerance: 1e-14 });
  return {
    coefficients: result.rows.map((row) => row.estimate),
    se: result.rows.map((row) => row.std_error),
    residual_sd: result.sigma,
    df_regression: terms.length,
    df_residual: result.df_residual,
  };
};

export const nistAdapters: Readonly<Record<string, Adapter>> = {
  nist_univariate: univariate,
  nist_anova: anova,
  nist_regression: regression,
};
