import { ensure } from "../statistics/refusal.js";
import { INTERCEPT } from "../statistics/regression/design-matrix.js";
import { logisticRegression as fitOf } from "../statistics/regression/logistic-regression.js";
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
import { likelihoodParts, likelihoodResult, waldParts, waldRow } from "./likelihood.js";
import { defineMethod, defineWords } from "./method.js";

export const logisticRegression = defineMethod({
  name: "logistic-regression",
  title: "Logistic regression",
  declares: {
    of: { type: "condition", doc: "The outcome: a condition, a name or an expression." },
    on,
    in: { type: "subset", doc: "The participants; everyone where absent." },
    reference,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, on, in: subset, below }, variable) => ({
    ...frameOf(on, [of], variable),
    in: subset,
    ...(below && { below }),
  }),
  parts: likelihoodParts,
  rowParts: { ...coefficientKeys, ...waldParts("or", "odds ratio") },
  rowNames: (declaration, variable) => [INTERCEPT, ...coefficientNames(declaration, variable)],
  headline: "p",
  rowSpans: { interval: ["or_low", "or_high"] },
  rowEffect: ["or", "or_low", "or_high"],
  compute: (input, declaration) => {
    const { of, conf_level } = declaration;
    const terms = termsOf(input, declaration, [of]);
    const fit = fitOf(columnOf(input, of), terms, { confLevel: conf_level });
    ensure(fit.df_residual > 0, `needs more rows than coefficients, found ${fit.n} of both`);
    return { result: likelihoodResult(fit, fit.events), rows: coefficientRows(fit.rows, terms).map(waldRow) };
  },
});

export const logisticRegressionWords = defineWords(logisticRegression, {
  label: ({ of, on, in: subset }, names) =>
    `${names.variable(of)} on ${listed(on.map(names.variable))}, ${names.subset(subset)}`,
  phrase: (kit) => [
    "logistic regression, ",
    kit.part("n_events"),
    " events, likelihood-ratio \u03c7\u00b2 = ",
    kit.part("lr_chisq"),
    ", df = ",
    kit.part("lr_df"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ conf_level, below }) => [
    `Logistic regression gives odds ratios with Wald's ${percent(conf_level)} confidence intervals and p values; the whole model is judged by its likelihood ratio.`,
    ...belowLine(below),
  ],
  formula:
    "The log odds of the outcome are a linear function of the covariates, whose coefficients maximise the likelihood. Standard errors are from the information at the maximum; an odds ratio is the exponential of its coefficient, with limits exp(b \u00b1 z se). The likelihood ratio compares the model with one without covariates.",
  edgeCases: `${covariateEdges} Participants who lack any value, or in whom the outcome is unknown, are left out. Outcomes that are all alike, and outcomes that the covariates separate so that an odds ratio would be 0 or infinite: refused, with the covariates named. No more rows than coefficients, no covariate that varies: refused.`,
  rEquivalent: "glm(y ~ x + g, binomial, control = glm.control(epsilon = 1e-14)); confint.default(fit)",
  source: "Cox DR. J R Stat Soc B 1958;20:215-242. Albert A, Anderson JA. Biometrika 1984;71:1-10 (separation).",
  inR: `
compute_logistic_regression <- function(input, of, on, reference = NULL, conf_level) {
  if (of %in% on) stop("the outcome is among the covariates")
  y <- as.numeric(input[[of]])
  if (length(unique(y)) < 2) stop("all outcomes are alike")
  fit <- likelihood_fit(design_of(input, on, reference), y, binomial(), conf_level = conf_level)
  names(fit$rows) <- sub("^ratio", "or", names(fit$rows))
  fit
}`,
});
