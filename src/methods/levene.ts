import { mean } from "../statistics/mean.js";
import { ensure } from "../statistics/refusal.js";
import { leveneTest as test } from "../statistics/variance-tests.js";
import { arithmetic } from "./censored.js";
import { across, below } from "./fields.js";
import { belowLine, labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { distancesVary } from "./spread.js";

export const levene = defineMethod({
  name: "levene",
  title: "Levene's test of spread",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable whose spread is compared." },
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
    const values = samples.map(arithmetic);
    const { f, df1, df2, p } = test(values);
    const varied = values.some((sample) => distancesVary(sample, mean(sample)));
    ensure(f !== null && p !== null && varied, "needs distances from the mean that vary within the groups");
    return { result: { f, df1, df2, p } };
  },
});

export const leveneWords = defineWords(levene, {
  label: (declaration, names) => `${labelAcross(declaration, names)}: spread`,
  phrase: (kit) => [
    "Levene's F = ",
    kit.part("f"),
    " (df ",
    kit.part("df1"),
    " and ",
    kit.part("df2"),
    "), ",
    ...kit.p(),
  ],
  methodsLine: ({ below }) => [
    "The spread of several groups was compared by Levene's test, which rests on distances from each group's mean.",
    ...belowLine(below),
  ],
  formula: "One-way analysis of variance of the distances of all values from their group's mean.",
  edgeCases:
    "Values below detection need a substitution (below). A group without values, no more values than groups, or distances that do not vary within the groups: refused.",
  rEquivalent: "car::leveneTest(x ~ group, center = mean)",
  source: "Levene H. In: Contributions to probability and statistics. Stanford University Press, 1960:278-292.",
  inR: `
compute_levene <- function(input) {
  x <- lapply(input, numbers)
  if (any(lengths(x) == 0) || sum(lengths(x)) <= length(x)) stop("too few values")
  distance <- lapply(x, function(v) abs(v - mean(v)))
  rounding <- vapply(x, function(v) 1e-13 * max(abs(v)), 0)
  if (all(vapply(distance, function(d) diff(range(d)), 0) <= rounding)) stop("distances do not vary")
  test <- summary(aov(unlist(distance) ~ factor(rep(seq_along(x), lengths(x)))))[[1]]
  list(f = test[["F value"]][1], df1 = test[["Df"]][1], df2 = test[["Df"]][2], p = test[["Pr(>F)"]][1])
}`,
});
