import { oneSampleTTest as test } from "../statistics/t-test.js";
import { arithmetic } from "./censored.js";
import { below, confLevel } from "./fields.js";
import { belowLine, labelIn, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { testParts } from "./t-test.js";

export const oneSampleTTest = defineMethod({
  name: "one-sample-t-test",
  title: "One-sample t test",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    mu: { type: "number", default: 0, doc: "The mean under the null hypothesis." },
    alternative: {
      type: "choice",
      of: ["two-sided", "less", "greater"],
      default: "two-sided",
      doc: "The alternative hypothesis, about the mean against mu.",
    },
    below,
    conf_level: confLevel,
  },
  needs: ({ of, in: subset, below }) => ({ shape: "samples", of, in: [subset], ...(below && { below }) }),
  parts: {
    t: { kind: "statistic", label: "t" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    estimate: { kind: "value", of: "of", label: "mean" },
    conf_low: { kind: "value", of: "of", label: "confidence interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "confidence interval, upper limit" },
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "estimate",
  compute: ({ samples }, { mu, alternative, conf_level }) => ({
    result: testParts(test(arithmetic(samples[0]!), { mu, alternative, confLevel: conf_level })),
  }),
});

export const oneSampleTTestWords = defineWords(oneSampleTTest, {
  label: (declaration, names) => `${labelIn(declaration, names)}, against ${declaration.mu}`,
  phrase: (kit, { mu }) => [
    "mean ",
    kit.part("estimate"),
    kit.unit("estimate"),
    " (",
    ...kit.interval(),
    `), against ${mu}: t = `,
    kit.part("t"),
    ", df = ",
    kit.part("df"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ alternative, conf_level, below }) => [
    `Means were compared with a fixed value by the one-sample t test${sided(alternative)}, with the ${percent(conf_level)} confidence interval.`,
    ...belowLine(below),
  ],
  formula:
    "t is the mean, less the one under the null hypothesis, over its standard error, with n - 1 degrees of freedom.",
  edgeCases:
    "Values below detection need a substitution (below). Fewer than 2 values, or values that are constant up to rounding: refused. One-sided intervals are open on one side.",
  rEquivalent: "t.test(x, mu = mu)",
  source: "Student. The probable error of a mean. Biometrika 1908;6:1-25.",
  inR: `
compute_one_sample_t_test <- function(input, mu, alternative, conf_level) {
  x <- numbers(input[[1]])
  test <- t.test(x, mu = mu, alternative = sub("-", ".", alternative), conf.level = conf_level)
  list(t = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value, estimate = mean(x),
       conf_low = test$conf.int[1], conf_high = test$conf.int[2])
}`,
});
