import { checkConfLevel } from "../conf-level.js";
import { fUpper } from "../distributions/f.js";
import { tQuantile, tTwoSided } from "../distributions/t.js";
import { ensure } from "../refusal.js";
import { type DesignColumn, designMatrix, INTERCEPT, type Term } from "./design-matrix.js";
import { leastSquares } from "./least-squares.js";
import { scaledDesign, scaleToOne } from "./scaled-design.js";

export interface LinearRegressionOptions {
  /** Default 0.95. */
  readonly confLevel?: number;
  /** Default true. */
  readonly intercept?: boolean;
  /**
   * A column is dropped where less than this share of its length is left after earlier columns are taken out.
   * Default 1e-7, as R's `lm`. Below 1e-14 the doubled precision ends, and with it the meaning of a smaller value.
   */
  readonly tolerance?: number;
}

/** A coefficient; null where the column depends on earlier ones, or where no residual degrees of freedom are left. */
export interface LinearCoefficient {
  readonly term: string;
  readonly level: string | null;
  readonly estimate: number | null;
  readonly std_error: number | null;
  readonly t: number | null;
  readonly p: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/** A line of the sequential (type I) analysis of variance. */
export interface SequentialTerm {
  readonly term: string;
  readonly df: number;
  readonly ss: number;
  readonly f: number | null;
  readonly p: number | null;
}

/** A part is null where it is not defined: no residual degrees of freedom, no term, an exact fit. */
export interface LinearRegression {
  readonly n: number;
  readonly df_residual: number;
  /** Residual sum of squares. */
  readonly rss: number;
  /** Residual standard deviation. */
  readonly sigma: number | null;
  readonly r_squared: number | null;
  readonly adj_r_squared: number | null;
  readonly f: number | null;
  readonly f_df1: number | null;
  readonly f_df2: number | null;
  readonly f_p: number | null;
  readonly loglik: number | null;
  readonly aic: number | null;
  readonly bic: number | null;
  /** One for each column of the design, in order. */
  readonly rows: readonly LinearCoefficient[];
  /** One for each term with at least one coefficient, then `Residuals`. */
  readonly anova: readonly SequentialTerm[];
}

/**
 * Linear regression by least squares; rows must be complete, and their order does not matter.
 * R: `summary(lm)`, `confint`, type I `anova`. More digits than R on ill-conditioned designs ({@link leastSquares}).
 * @throws Refusal for fewer rows than coefficients, values that are not finite, a factor with a single level
 */
export function linearRegression(
  response: ArrayLike<number>,
  terms: readonly Term[],
  options: LinearRegressionOptions = {},
): LinearRegression {
  const { confLevel = 0.95, intercept = true, tolerance = 1e-7 } = options;
  checkConfLevel(confLevel);
  const columns = designMatrix(response.length, terms, intercept);
  ensure(columns.length >= 1, "needs an intercept or at least 1 term, found neither");
  const design = scaledDesign(response, columns);
  const { n, scales } = design;
  const unit = 1 / scaleToOne(design.response);
  const fit = leastSquares(
    design.columns,
    design.response.map((value) => value / unit),
    Math.max(tolerance, 1e-14),
  );

  const mean = intercept && fit.kept[0] === 0 ? 1 : 0;
  const dfModel = fit.kept.length - mean;
  const dfResidual = n - fit.kept.length;
  // What is left of an exact fit, or of a response that does not vary, is rounding noise and carries no information.
  const noise = 1e-30 * (total(fit.explained) + fit.rss);
  const explained = fit.explained.map((ss) => (ss <= noise ? 0 : ss));
  const rss = fit.rss <= noise ? 0 : fit.rss;
  const ssModel = total(explained.slice(mean));
  const ssAll = ssModel + rss;
  const variance = dfResidual > 0 ? rss / dfResidual : null;

  const rows = columns.map((column, j) => {
    const k = fit.kept.indexOf(j);
    if (k < 0) return coefficient(column, null, null, dfResidual, confLevel);
    const error = variance === null ? null : Math.sqrt(variance * fit.variances[k]!) * unit * scales[j]!;
    return coefficient(column, fit.coefficients[k]! * unit * scales[j]!, error, dfResidual, confLevel);
  });
  const f = dfModel > 0 ? ratio(ssModel / dfModel, variance) : null;
  const loglik = rss > 0 ? (-n / 2) * (Math.log((2 * Math.PI * rss) / n) + 1 + 2 * Math.log(unit)) : null;
  const parameters = fit.kept.length + 1;
  return {
    n,
    df_residual: dfResidual,
    rss: rss * unit * unit,
    sigma: variance === null ? null : Math.sqrt(variance) * unit,
    r_squared: ssAll > 0 ? ssModel / ssAll : null,
    adj_r_squared: ssAll > 0 && variance !== null ? adjusted(rss / ssAll, n - mean, dfResidual) : null,
    f,
    f_df1: dfModel > 0 ? dfModel : null,
    f_df2: dfModel > 0 ? dfResidual : null,
    f_p: f === null ? null : fUpper(f, dfModel, dfResidual),
    loglik,
    aic: loglik === null ? null : -2 * loglik + 2 * parameters,
    bic: loglik === null ? null : -2 * loglik + Math.log(n) * parameters,
    rows,
    anova: analysisOfVariance(
      fit.kept.map((j) => columns[j]!),
      explained,
      rss,
      dfResidual,
      unit,
    ),
  };
}

function coefficient(
  { term, level }: DesignColumn,
  estimate: number | null,
  error: number | null,
  df: number,
  confLevel: number,
): LinearCoefficient {
  if (estimate === null || error === null)
    return { term, level, estimate, std_error: null, t: null, p: null, conf_low: null, conf_high: null };
  const t = error > 0 ? estimate / error : null;
  const half = -tQuantile((1 - confLevel) / 2, df) * error;
  return {
    term,
    level,
    estimate,
    std_error: error,
    t,
    p: t === null ? null : tTwoSided(t, df),
    conf_low: estimate - half,
    conf_high: estimate + half,
  };
}

function analysisOfVariance(
  columns: readonly DesignColumn[],
  explained: readonly number[],
  rss: number,
  dfResidual: number,
  unit: number,
): SequentialTerm[] {
  const variance = dfResidual > 0 ? rss / dfResidual : null;
  const sums = new Map<string, { df: number; ss: number }>();
  for (const [k, { term }] of columns.entries()) {
    if (term === INTERCEPT) continue;
    const { df, ss } = sums.get(term) ?? { df: 0, ss: 0 };
    sums.set(term, { df: df + 1, ss: ss + explained[k]! });
  }
  const lines = Array.from(sums, ([term, { df, ss }]) => {
    const f = ratio(ss / df, variance);
    return { term, df, ss: ss * unit * unit, f, p: f === null ? null : fUpper(f, df, dfResidual) };
  });
  return [...lines, { term: "Residuals", df: dfResidual, ss: rss * unit * unit, f: null, p: null }];
}

function adjusted(unexplained: number, dfTotal: number, dfResidual: number): number {
  return dfTotal === dfResidual ? 0 : 1 - unexplained * (dfTotal / dfResidual);
}

/** A mean square over the residual one: undefined where both are 0 or no degrees of freedom are left. */
function ratio(meanSquare: number, variance: number | null): number | null {
  return variance === null || (variance === 0 && meanSquare === 0) ? null : meanSquare / variance;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
