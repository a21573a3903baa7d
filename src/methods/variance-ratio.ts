import { ensure } from "../statistics/refusal.js";
import { varianceRatioTest } from "../statistics/variance-ratio.js";
import { arithmetic } from "./censored.js";
import { alternative, below, between, confLevel } from "./fields.js";
import { belowLine, labelBetween, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const varianceRatio = defineMethod({
  name: "variance-ratio",
  title: "F test of two variances",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable whose variances are compared." },
    between,
    alternative,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, between, below }) => ({ shape: "samples", of, in: between, ...(below && { below }) }),
  parts: {
    f: { kind: "ratio", label: "ratio of the variances (F)" },
    df1: { kind: "df", label: "degrees of freedom of the first group" },
    df2: { kind: "df", label: "degrees of freedom of the second group" },
    p: { kind: "p", label: "p" },
    conf_low: { kind: "ratio", label: "confidence interval, lower limit" },
    conf_high: { kind: "ratio", label: "confidence interval, upper limit" },
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "f",
  disjoint: true,
  compute: ({ samples }, { alternative, conf_level }) => {
    const [x, y] = samples.map(arithmetic);
    const { f, df1, df2, p, conf_low, conf_high } = varianceRatioTest(x!, y!, { alternative, confLevel: conf_level });
    ensure(f !== null && f > 0 && Number.isFinite(f), "needs values that vary in both groups");
    return { result: { f, df1, df2, p, conf_low, conf_high } };
  },
});

export const varianceRatioWords = defineWords(varianceRatio, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, variances`,
  phrase: (kit) => [
    "ratio of variances ",
    kit.part("f"),
    " (",
    ...kit.interval(),
    "), df ",
    kit.part("df1"),
    " and ",
    kit.part("df2"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ alternative, conf_level, below }) => [
    `Two variances were compared by the F test${sided(alternative)}, which assumes normal values, with their ratio and its ${percent(conf_level)} confidence interval.`,
    ...belowLine(below),
  ],
  formula:
    "The variance of the first group over that of the second, referred to the F distribution with one degree of freedom less than values on either side; the limits are the ratio over quantiles of F.",
  edgeCases:
    "Values below detection need a substitution (below). A group of fewer than 2 values, or one that does not vary: refused. One-sided intervals end at 0 or are open.",
  rEquivalent: "var.test(x, y)",
  source: "Snedecor GW. Calculation and interpretation of analysis of variance and covariance. Collegiate Press, 1934.",
  inR: `
compute_variance_ratio <- function(input, alternative, conf_level) {
  x <- numbers(input[[1]]); y <- numbers(input[[2]])
  if (length(x) < 2 || length(y) < 2 || var(x) == 0 || var(y) == 0) stop("a group that does not vary")
  test <- var.test(x, y, alternative = sub("-", ".", alternative), conf.level = conf_level)
  list(f = test$statistic[[1]], df1 = test$parameter[[1]], df2 = test$parameter[[2]], p = test$p.value,
       conf_low = test$conf.int[1], conf_high = test$conf.int[2])
}`,
});
