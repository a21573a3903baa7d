import { ensure } from "../statistics/refusal.js";
import { INTERCEPT } from "../statistics/regression/design-matrix.js";
import { poissonRegression as fitOf } from "../statistics/regression/poisson-regression.js";
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

export const poissonRegression = defineMethod({
  name: "poisson-regression",
  title: "Poisson regression",
  declares: {
    of: { type: "variable", accepts: ["number", "logical"], doc: "How many events, or whether the event happened." },
    on,
    exposure: {
      type: "variable",
      accepts: ["number"],
      optional: true,
      doc: "The time (or number) at risk of each participant, above 0; its logarithm is the offset.",
    },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    reference,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, on, exposure, in: subset, below }, variable) => ({
    ...frameOf([of, exposure, ...on], [], variable),
    in: subset,
    ...(below && { below }),
  }),
  parts: likelihoodParts,
  rowParts: { ...coefficientKeys, ...waldParts("irr", "rate ratio") },
  rowNames: (declaration, variable) => [INTERCEPT, ...coefficientNames(declaration, variable)],
  headline: "p",
  rowSpans: { interval: ["irr_low", "irr_high"] },
  rowEffect: ["irr", "irr_low", "irr_high"],
  compute: (input, declaration) => {
    const { of, exposure, conf_level } = declaration;
    const time = exposure === undefined ? undefined : columnOf(input, exposure);
    const none = time?.find((value) => value <= 0);
    ensure(none === undefined, `needs exposures above 0, found ${none}`);
    const terms = termsOf(input, declaration, [of]);
    const fit = fitOf(columnOf(input, of), terms, {
      confLevel: conf_level,
      ...(time && { offset: time.map(Math.log) }),
    });
    ensure(fit.df_residual > 0, `needs more rows than coefficients, found ${fit.n} of both`);
    return { result: likelihoodResult(fit, fit.events), rows: coefficientRows(fit.rows, terms).map(waldRow) };
  },
});

export const poissonRegressionWords = defineWords(poissonRegression, {
  label: ({ of, on, in: subset }, names) =>
    `${names.variable(of)} on ${listed(on.map(names.variable))}, ${names.subset(subset)}`,
  phrase: (kit) => [
    "Poisson regression, ",
    kit.part("n_events"),
    " events, likelihood-ratio \u03c7\u00b2 = ",
    kit.part("lr_chisq"),
    ", df = ",
    kit.part("lr_df"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ exposure, conf_level, below }) => [
    `Poisson regression${exposure === undefined ? "" : ", with the logarithm of the time at risk as offset,"} gives rate ratios with Wald's ${percent(conf_level)} confidence intervals and p values; the whole model is judged by its likelihood ratio.`,
    ...belowLine(below),
  ],
  formula:
    "The logarithm of the expected count is a linear function of the covariates plus the logarithm of the exposure; coefficients maximise the likelihood. Standard errors are from the information at the maximum and assume that counts vary as Poisson's do; a rate ratio is the exponential of its coefficient, with limits exp(b \u00b1 z se).",
  edgeCases: `${covariateEdges} Participants who lack any value are left out. Counts that are not whole numbers, exposures that are not above 0, no events, covariates along which nobody had an event (a rate ratio would be 0 or infinite), no more rows than coefficients, no covariate that varies: refused.`,
  rEquivalent: "glm(y ~ x + g + offset(log(time)), poisson, control = glm.control(epsilon = 1e-14))",
  source: "McCullagh P, Nelder JA. Generalized linear models. 2nd ed. Chapman & Hall, 1989.",
  inR: `
compute_poisson_regression <- function(input, of, on, exposure = NULL, reference = NULL, conf_level) {
  if (of %in% on) stop("the outcome is among the covariates")
  y <- as.numeric(input[[of]])
  time <- if (is.null(exposure)) rep(1, length(y)) else input[[exposure]]
  if (any(time <= 0)) stop("an exposure that is not above 0")
  if (any(y < 0 | y != round(y)) || sum(y) == 0) stop("no counts")
  fit <- likelihood_fit(design_of(input, on, reference), y, poisson(), log(time), conf_level)
  names(fit$rows) <- sub("^ratio", "irr", names(fit$rows))
  fit
}`,
});
