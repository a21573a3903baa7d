import { welchAnova as test } from "../statistics/anova.js";
import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { across, below } from "./fields.js";
import { belowLine, labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const welchAnova = defineMethod({
  name: "welch-anova",
  title: "Welch's one-way analysis",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    across,
    below,
  },
  needs: ({ of, across, below }) => ({ shape: "samples", of, in: across, ...(below && { below }) }),
  parts: {
    f: { kind: "statistic", label: "F" },
    df1: { kind: "df", label: "degrees of freedom between groups" },
    df2: { kind: "df", label: "degrees of freedom within groups" },
    p: { kind: "p", label: "p" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ samples }) => {
    const { f, df1, df2, p } = test(samples.map(arithmetic));
    ensure(f !== null && df2 !== null && p !== null, "needs values that vary in every group");
    return { result: { f, df1, df2, p } };
  },
});

export const welchAnovaWords = defineWords(welchAnova, {
  label: labelAcross,
  phrase: (kit) => [
    "Welch's F = ",
    kit.part("f"),
    " (df ",
    kit.part("df1"),
    " and ",
    kit.part("df2"),
    "), ",
    ...kit.p(),
  ],
  methodsLine: ({ below }) => [
    "Means of several groups were compared by Welch's one-way analysis, which does not assume equal variances.",
    ...belowLine(below),
  ],
  formula:
    "Each group's mean is weighted by its number over its variance; F is the weighted mean square of the means about their weighted mean, corrected for the uncertainty of the weights, which also gives the degrees of freedom within.",
  edgeCases:
    "Values below detection need a substitution (below). A group of fewer than 2 values, or one that does not vary: refused.",
  rEquivalent: "oneway.test(x ~ group)",
  source: "Welch BL. On the comparison of several mean values: an alternative approach. Biometrika 1951;38:330-336.",
  inR: `
compute_welch_anova <- function(input) {
  x <- lapply(input, numbers)
  if (any(lengths(x) < 2) || any(vapply(x, function(v) all(v == v[1]), TRUE))) stop("a group that does not vary")
  test <- oneway.test(unlist(x) ~ factor(rep(seq_along(x), lengths(x))))
  list(f = test$statistic[[1]], df1 = test$parameter[[1]], df2 = test$parameter[[2]], p = test$p.value)
}`,
});
