import type { Need } from "../cohort/need.js";
import { standardisedDifference } from "../statistics/effect-size.js";
import { ensure } from "../statistics/refusal.js";
import { categoricalDifference } from "../statistics/smd-categorical.js";
import { arithmetic } from "./censored.js";
import { below, between } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

type SmdNeed = Extract<Need, { shape: "samples" | "crosstab" }>;

export const standardisedMeanDifference = defineMethod({
  name: "standardised-mean-difference",
  title: "Standardised mean difference",
  declares: {
    of: { type: "variable", accepts: ["number", "code", "logical"], doc: "The variable compared." },
    between,
    below,
  },
  needs: ({ of, between, below }, variable): SmdNeed =>
    variable(of).type === "number"
      ? { shape: "samples", of, in: between, ...(below && { below }) }
      : { shape: "crosstab", of, in: between },
  parts: { smd: { kind: "effect", label: "standardised mean difference" } },
  headline: "smd",
  disjoint: true,
  compute: (input) => {
    if ("samples" in input) {
      const [x, y] = input.samples.map(arithmetic);
      const { smd } = standardisedDifference(x!, y!);
      ensure(smd !== null && Number.isFinite(smd), "needs at least 2 values in each group, not all equal");
      return { result: { smd } };
    }
    const [x, y] = input.counts;
    const { smd, smd_binary_signed } = categoricalDifference(x!, y!);
    const value = smd_binary_signed ?? smd;
    ensure(value !== null, "needs codes that vary within the groups");
    return { result: { smd: value } };
  },
});

export const standardisedMeanDifferenceWords = defineWords(standardisedMeanDifference, {
  label: ({ of, between }, names) =>
    `${names.variable(of)}: ${names.subset(between[0]!)} against ${names.subset(between[1]!)}, standardised`,
  phrase: (kit) => ["standardised mean difference ", kit.part("smd")],
  methodsLine: () =>
    "Groups meant to be alike were compared by the standardised mean difference, for codes in the form of Yang and Dalton.",
  formula:
    "The difference of the means over the square root of the mean of the two variances; for a code of two levels, the difference of the proportions of the second level over the square root of the mean of p(1 - p); for more levels the Mahalanobis distance of the two distributions, without a sign.",
  edgeCases: "Values below detection need a substitution (below). No spread in either group: refused.",
  rEquivalent: "(mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)",
  source:
    "Austin PC. Stat Med 2009;28:3083-3107. Yang D, Dalton JE. A unified approach to measuring the effect size between two groups. SAS Global Forum 2012, paper 335.",
  inR: `
compute_standardised_mean_difference <- function(input) {
  if (!is.matrix(input)) {
    x <- numbers(input[[1]]); y <- numbers(input[[2]])
    if (length(x) < 2 || length(y) < 2 || var(x) + var(y) == 0) stop("too few values, or all equal")
    return(list(smd = (mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)))
  }
  counts <- input[, colSums(input) > 0, drop = FALSE]      # groups in rows, levels in columns
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("codes that do not vary")
  p <- counts[1, ] / sum(counts[1, ]); q <- counts[2, ] / sum(counts[2, ])
  if (ncol(input) == 2) return(list(smd = (p[[2]] - q[[2]]) / sqrt((p[[2]] * p[[1]] + q[[2]] * q[[1]]) / 2)))
  covariance <- function(p) diag(p[-1], length(p) - 1) - outer(p[-1], p[-1])
  spread <- (covariance(p) + covariance(q)) / 2
  list(smd = sqrt(drop(t(p[-1] - q[-1]) %*% solve(spread) %*% (p[-1] - q[-1]))))
}`,
});
