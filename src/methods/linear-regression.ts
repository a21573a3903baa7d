import { ensure } from "../statistics/refusal.js";
import { INTERCEPT } from "../statistics/regression/design-matrix.js";
import { fittedLine } from "../statistics/regression/fitted-line.js";
import { linearRegression as fitOf, type SequentialTerm } from "../statistics/regression/linear-regression.js";
import {
  coefficientKeys,
  coefficientNames,
  coefficientRows,
  columnOf,
  covariateEdges,
  frameOf,
  listed,
  on,
  reference,
  termsOf,
} from "./covariates.js";
import { below, confLevel } from "./fields.js";
import { belowLine, percent } from "./labels.js";
import { isNoise } from "./likelihood.js";
import { defineMethod, defineWords, type Row } from "./method.js";

export const linearRegression = defineMethod({
  name: "linear-regression",
  title: "Linear regression",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The outcome." },
    on,
    in: { type: "subset", doc: "The participants; everyone where absent." },
    reference,
    fitted: {
      type: "choice",
      of: ["none", "range", "central"],
      default: "none",
      reveals: { values: ["range"], tells: "extremes" },
      doc: "Of one covariate that is a number, rows of the fitted line with its limits: from the lowest to the highest value, or from the 5th to the 95th percentile.",
    },
    below,
    conf_level: confLevel,
  },
  needs: ({ of, on, in: subset, below }, variable) => ({
    ...frameOf([of, ...on], [], variable),
    in: subset,
    ...(below && { below }),
  }),
  parts: {
    r_squared: { kind: "correlation", label: "R squared" },
    adj_r_squared: { kind: "correlation", label: "adjusted R squared" },
    sigma: { kind: "value", of: "of", label: "residual standard deviation" },
    df_residual: { kind: "df", label: "residual degrees of freedom" },
    f: { kind: "statistic", label: "F of the whole model" },
    f_df1: { kind: "df", label: "degrees of freedom of the model" },
    p: { kind: "p", label: "p of the whole model" },
    loglik: { kind: "statistic", label: "log-likelihood" },
    aic: { kind: "statistic", label: "Akaike's information criterion" },
    bic: { kind: "statistic", label: "Bayesian information criterion" },
  },
  rowParts: {
    ...coefficientKeys,
    estimate: { kind: "coefficient", label: "coefficient" },
    se: { kind: "coefficient", label: "standard error" },
    t: { kind: "statistic", label: "t" },
    p: { kind: "p", label: "p" },
    conf_low: { kind: "coefficient", label: "confidence interval, lower limit" },
    conf_high: { kind: "coefficient", label: "confidence interval, upper limit" },
    df: { kind: "df", label: "degrees of freedom of the covariate" },
    ss: { kind: "statistic", label: "sum of squares, after earlier covariates" },
    f: { kind: "statistic", label: "F, after earlier covariates" },
    f_p: { kind: "p", label: "p of F" },
    at: { kind: "value", label: "covariate", key: true },
    fitted: { kind: "value", of: "of", label: "fitted mean" },
    fitted_low: { kind: "value", of: "of", label: "confidence interval of the mean, lower limit" },
    fitted_high: { kind: "value", of: "of", label: "confidence interval of the mean, upper limit" },
  },
  rowNames: ({ on, reference = {}, fitted }, variable) =>
    fitted !== "none"
      ? undefined
      : [
          INTERCEPT,
          ...on.flatMap((name) => [
            name,
            ...coefficientNames({ on: [name], reference }, variable).filter((one) => one !== name),
          ]),
        ],
  headline: "p",
  rowSpans: { interval: ["conf_low", "conf_high"] },
  rowEffect: ["estimate", "conf_low", "conf_high"],
  compute: (input, declaration) => {
    const { of, on, fitted, conf_level } = declaration;
    const terms = termsOf(input, declaration, [of]);
    const fit = fitOf(columnOf(input, of), terms, { confLevel: conf_level });
    const rows = coefficientRows(fit.rows, terms);
    ensure(fit.df_residual > 0, `needs more rows than coefficients, found ${fit.n} of both`);
    ensure(fit.r_squared !== null, "needs an outcome that varies, found all equal");
    ensure(fit.rss > 0, "needs residual variance, found an exact fit");
    const single = on.length === 1 && !input.columns.find(({ name }) => name === on[0])?.levels;
    ensure(fitted === "none" || single, "needs one covariate that is a number for a fitted line");
    const slope = fitted === "none" ? null : (fit.rows.at(-1)!.estimate ?? 0);
    const line =
      slope === null
        ? []
        : fittedLine(
            columnOf(input, on[0]!),
            columnOf(input, of),
            { slope, sigma: fit.sigma! },
            { confLevel: conf_level, central: fitted === "central" },
          );
    return {
      result: {
        r_squared: fit.r_squared,
        adj_r_squared: fit.adj_r_squared,
        sigma: fit.sigma,
        df_residual: fit.df_residual,
        f: fit.f,
        f_df1: fit.f_df1,
        p: fit.f_p,
        loglik: fit.loglik,
        aic: fit.aic,
        bic: fit.bic,
      },
      rows: [
        ...rows.flatMap(({ std_error, ...row }, i): Row[] => {
          const zero = isNoise(row.estimate, std_error) && { estimate: 0, t: 0 };
          const coefficient = { ...row, ...zero, se: std_error };
          if (row.term === INTERCEPT) return [{ ...coefficient, ...NO_TEST }];
          const test = testOf(fit.anova.find(({ term }) => term === row.term));
          if (row.level === null) return [{ ...coefficient, ...test }];
          const whole = { term: row.term, level: null, ...NO_COEFFICIENT, ...test };
          const first = rows[i - 1]?.term !== row.term;
          return [...(first ? [whole] : []), { ...coefficient, ...NO_TEST }];
        }),
        ...line.map((point): Row => ({ ...point })),
      ],
    };
  },
});

const NO_COEFFICIENT = { estimate: null, se: null, t: null, p: null, conf_low: null, conf_high: null };
const NO_TEST = { df: null, ss: null, f: null, f_p: null };

function testOf(line: SequentialTerm | undefined) {
  return line ? { df: line.df, ss: line.ss, f: line.f, f_p: line.p } : NO_TEST;
}

export const linearRegressionWords = defineWords(linearRegression, {
  label: ({ of, on, in: subset }, names) =>
    `${names.variable(of)} on ${listed(on.map(names.variable))}, ${names.subset(subset)}`,
  phrase: (kit) => [
    "linear regression, R\u00b2 = ",
    kit.part("r_squared"),
    ", F = ",
    kit.part("f"),
    " (",
    kit.part("f_df1"),
    " and ",
    kit.part("df_residual"),
    " degrees of freedom), ",
    ...kit.p(),
  ],
  methodsLine: ({ conf_level, below }) => [
    `Linear regression by least squares gives coefficients with ${percent(conf_level)} confidence intervals and p values from t; the whole model is judged by F.`,
    ...belowLine(below),
  ],
  formula:
    "Coefficients minimise the sum of squared residuals; standard errors come from the residual variance with n less the number of coefficients as its degrees of freedom. F compares the variance that the model explains with the residual one. A covariate with codes has a row of its own before theirs. In the rows of covariates F and the sum of squares are those that a covariate adds to the earlier ones (type I), so their order matters. A fitted line is given at twenty-five values, with the limits of its mean.",
  edgeCases: `${covariateEdges} Participants who lack any value are left out. No more rows than coefficients, an outcome that does not vary, an exact fit, no covariate that varies, a covariate with one code only, a fitted line of more than one covariate or of one with codes: refused.`,
  rEquivalent: "summary(lm(y ~ x + g)); confint(fit); anova(fit)",
  source: "Chambers JM, Hastie TJ. Statistical models in S. Wadsworth & Brooks/Cole, 1992.",
  inR: `
compute_linear_regression <- function(input, of, on, reference = NULL, fitted, conf_level) {
  d <- design_of(input, on, reference)
  y <- input[[of]]
  if (of %in% on) stop("the outcome is among the covariates")
  fit <- lm.fit(d$x, y)                                  # drops columns that depend on earlier ones
  r <- fit$rank; kept <- fit$qr$pivot[seq_len(r)]; df <- length(y) - r
  if (df < 1) stop("no more rows than coefficients")
  if (!any(kept > 1)) stop("no covariate varies")
  if (all(y == y[1])) stop("the outcome does not vary")
  rss <- sum(fit$residuals^2); ss <- fit$effects[seq_len(r)]^2
  if (rss <= 1e-26 * sum(y^2)) stop("an exact fit")
  model <- sum(ss[kept > 1]); variance <- rss / df
  estimate <- fit$coefficients
  se <- rep(NA_real_, ncol(d$x)); se[kept] <- sqrt(variance * diag(chol2inv(fit$qr$qr[seq_len(r), seq_len(r), drop = FALSE])))
  half <- qt((1 + conf_level) / 2, df) * se
  n <- length(y); f <- model / (r - 1) / variance
  loglik <- -n / 2 * (log(2 * pi * rss / n) + 1)
  rows <- data.frame(term = d$term, level = d$level, estimate = estimate, se = se, t = estimate / se,
                     p = 2 * pt(-abs(estimate / se), df), conf_low = estimate - half, conf_high = estimate + half,
                     df = NA, ss = NA, f = NA, f_p = NA)
  for (name in on) {                                     # of each covariate, what it adds to the earlier ones
    own <- which(d$term[kept] == name)
    own_f <- mean(ss[own]) / variance
    test <- list(df = length(own), ss = sum(ss[own]), f = own_f, f_p = pf(own_f, length(own), df, lower.tail = FALSE))
    row <- which(rows$term == name & is.na(rows$level))
    if (length(row) == 0) rows[row <- nrow(rows) + 1, c("term", "level")] <- c(name, NA)
    if (length(own) > 0) rows[row, names(test)] <- test
  }
  if (fitted != "none") {
    x <- input[[on[1]]]
    if (length(on) > 1 || !is.numeric(x)) stop("not one covariate that is a number")
    ends <- if (fitted == "range") range(x) else quantile(x, c(0.05, 0.95), names = FALSE)
    at <- ends[1] + (ends[2] - ends[1]) * (0:24) / 24
    line <- predict(lm(y ~ x), data.frame(x = at), interval = "confidence", level = conf_level)
    rows <- list(rows, data.frame(at = vapply(at, shortest, ""), fitted = line[, 1], fitted_low = line[, 2], fitted_high = line[, 3]))
  }
  list(r_squared = model / (model + rss), adj_r_squared = 1 - rss / (model + rss) * (n - 1) / df, sigma = sqrt(variance),
       df_residual = df, f = f, f_df1 = r - 1, p = pf(f, r - 1, df, lower.tail = FALSE), loglik = loglik,
       aic = -2 * loglik + 2 * (r + 1), bic = -2 * loglik + log(n) * (r + 1),
       rows = rows)
}`,
});
