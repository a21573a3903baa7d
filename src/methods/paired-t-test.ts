import { pairedTTest as test } from "../statistics/t-test.js";
import { arithmeticPairs } from "./censored.js";
import { alternative, below, confLevel } from "./fields.js";
import { belowLine, labelPair, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { testParts } from "./t-test.js";

export const pairedTTest = defineMethod({
  name: "paired-t-test",
  title: "Paired t test",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The first variable." },
    with: { type: "variable", accepts: ["number"], doc: "The variable subtracted from it." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    mu: { type: "number", default: 0, doc: "The mean difference under the null hypothesis." },
    alternative,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, with: other, in: subset, below }) => ({
    shape: "pairs",
    x: of,
    y: other,
    in: subset,
    ...(below && { below }),
  }),
  parts: {
    t: { kind: "statistic", label: "t" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    estimate: { kind: "value", of: "of", label: "mean difference" },
    conf_low: { kind: "value", of: "of", label: "confidence interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "confidence interval, upper limit" },
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "estimate",
  compute: (pairs, { mu, alternative, conf_level }) => {
    const { x, y } = arithmeticPairs(pairs);
    return { result: testParts(test(x, y, { mu, alternative, confLevel: conf_level })) };
  },
});

export const pairedTTestWords = defineWords(pairedTTest, {
  label: labelPair,
  phrase: (kit) => [
    "mean difference ",
    kit.part("estimate"),
    kit.unit("estimate"),
    " (",
    ...kit.interval(),
    "), paired t = ",
    kit.part("t"),
    ", df = ",
    kit.part("df"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ alternative, conf_level, below }) => [
    `Two measurements of the same participants were compared by the paired t test${sided(alternative)}, with the mean difference and its ${percent(conf_level)} confidence interval.`,
    ...belowLine(below),
  ],
  formula:
    "Of each participant the first value less the second; t is the mean of these differences, less the one under the null hypothesis, over their standard error, with n - 1 degrees of freedom.",
  edgeCases:
    "Participants without both values are told as missing. Values below detection need a substitution (below). Fewer than 2 pairs, or differences that are constant up to rounding: refused. One-sided intervals are open on one side.",
  rEquivalent: "t.test(x, y, paired = TRUE)",
  source: "Student. The probable error of a mean. Biometrika 1908;6:1-25.",
  inR: `
compute_paired_t_test <- function(input, mu, alternative, conf_level) {
  if (is.null(input$numbers)) stop("values beyond detection, and no substitution is declared")
  differences <- input$numbers$x - input$numbers$y
  test <- t.test(differences, mu = mu, alternative = sub("-", ".", alternative), conf.level = conf_level)
  list(t = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value, estimate = mean(differences),
       conf_low = test$conf.int[1], conf_high = test$conf.int[2])
}`,
});
