import type { Need } from "../cohort/need.js";
import { normalQuantile } from "../statistics/distributions/normal.js";
import { standardisedDifference } from "../statistics/effect-size.js";
import { ensure } from "../statistics/refusal.js";
import { categoricalDifference } from "../statistics/smd-categorical.js";
import { arithmetic } from "./censored.js";
import { below, between, confLevel } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

type SmdNeed = Extract<Need, { shape: "samples" | "crosstab" }>;

export const standardisedMeanDifference = defineMethod({
  name: "standardised-mean-difference",
  title: "Standardised mean difference",
  declares: {
    of: { type: "variable", accepts: ["number", "code", "logical"], doc: "The variable compared." },
    between,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, between, below }, variable): SmdNeed =>
    variable(of).type === "number"
      ? { shape: "samples", of, in: between, ...(below && { below }) }
      : { shape: "crosstab", of, in: between },
  parts: {
    smd: { kind: "effect", label: "standardised mean difference" },
    conf_low: { kind: "effect", label: "confidence interval, lower limit" },
    conf_high: { kind: "effect", label: "confidence interval, upper limit" },
  },
  headline: "smd",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "smd",
  disjoint: true,
  compute: (input, { conf_level }) => {
    if ("samples" in input) {
      const [x, y] = input.samples.map(arithmetic);
      const { smd } = standardisedDifference(x!, y!);
      ensure(smd !== null && Number.isFinite(smd), "needs at least 2 values in each group, not all equal");
      return { result: withInterval(smd, x!.length, y!.length, conf_level) };
    }
    // of a condition the second level is that it is fulfilled
    const isCondition = input.codes.join() === "yes,no";
    const [x, y] = input.counts.map((counts) => (isCondition ? [...counts].reverse() : counts));
    const used = x!.filter((count, i) => count + y![i]! > 0).length;
    const { smd, smd_binary_signed } = categoricalDifference(x!, y!);
    const value = smd_binary_signed ?? smd;
    ensure(used >= 2 && value !== null && Number.isFinite(value), "needs codes that vary within the groups");
    const size = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
    // without a sign, as with more than two levels, a normal interval around the difference would reach below 0
    return { result: withInterval(value, size(x!), size(y!), conf_level, smd_binary_signed !== null) };
  },
});

/** The large-sample interval of Hedges and Olkin, which Yang and Dalton use for codes too. */
function withInterval(smd: number, n_x: number, n_y: number, confLevel: number, signed = true) {
  const error = Math.sqrt((n_x + n_y) / (n_x * n_y) + (smd * smd) / (2 * (n_x + n_y)));
  const width = normalQuantile((1 + confLevel) / 2) * error;
  return { smd, conf_low: signed ? smd - width : null, conf_high: signed ? smd + width : null };
}

export const standardisedMeanDifferenceWords = defineWords(standardisedMeanDifference, {
  label: ({ of, between }, names) =>
    `${names.variable(of)}: ${names.subset(between[0]!)} against ${names.subset(between[1]!)}, standardised`,
  phrase: (kit) =>
    kit.result.conf_low === null
      ? ["standardised mean difference ", kit.part("smd")]
      : ["standardised mean difference ", kit.part("smd"), " (", ...kit.interval(), ")"],
  methodsLine: () =>
    "Groups meant to be alike were compared by the standardised mean difference, for codes in the form of Yang and Dalton, with its large-sample confidence interval.",
  formula:
    "The difference of the means over the square root of the mean of the two variances; for a code of two levels, the difference of the proportions of the second level (of a condition: that it is fulfilled) over the square root of the mean of p(1 - p); for more levels the Mahalanobis distance of the two distributions, without a sign. The interval is normal, with the variance (n1 + n2) / (n1 n2) + d² / (2 (n1 + n2)).",
  edgeCases:
    "Values below detection need a substitution (below). No spread in either group: refused. More than two levels: no interval, as the difference has no sign.",
  rEquivalent: "(mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)",
  source:
    "Hedges LV, Olkin I. Statistical methods for meta-analysis. Academic Press, 1985. Austin PC. Stat Med 2009;28:3083-3107. Yang D, Dalton JE. A unified approach to measuring the effect size between two groups. SAS Global Forum 2012, paper 335.",
  inR: `
compute_standardised_mean_difference <- function(input, conf_level) {
  with_interval <- function(smd, n_x, n_y, signed = TRUE) {
    error <- sqrt((n_x + n_y) / (n_x * n_y) + smd^2 / (2 * (n_x + n_y)))
    limits <- if (signed) smd + c(-1, 1) * qnorm((1 + conf_level) / 2) * error else c(NA, NA)
    list(smd = smd, conf_low = limits[1], conf_high = limits[2])
  }
  if (!is.matrix(input)) {
    x <- numbers(input[[1]]); y <- numbers(input[[2]])
    if (length(x) < 2 || length(y) < 2 || var(x) + var(y) == 0) stop("too few values, or all equal")
    return(with_interval((mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2), length(x), length(y)))
  }
  if (identical(colnames(input), c("TRUE", "FALSE"))) input <- input[, 2:1]
  counts <- input[, colSums(input) > 0, drop = FALSE]      # groups in rows, levels in columns
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("codes that do not vary")
  p <- counts[1, ] / sum(counts[1, ]); q <- counts[2, ] / sum(counts[2, ])
  if (ncol(input) == 2) {
    if (all(c(p, q) %in% c(0, 1))) stop("codes that do not vary")
    return(with_interval((p[[2]] - q[[2]]) / sqrt((p[[2]] * p[[1]] + q[[2]] * q[[1]]) / 2), sum(counts[1, ]), sum(counts[2, ])))
  }
  if (!any(p > 0 & q > 0)) stop("no code that both groups have")
  covariance <- function(p) diag(p[-1], length(p) - 1) - outer(p[-1], p[-1])
  spread <- (covariance(p) + covariance(q)) / 2
  distance <- sqrt(drop(t(p[-1] - q[-1]) %*% solve(spread) %*% (p[-1] - q[-1])))
  with_interval(distance, sum(counts[1, ]), sum(counts[2, ]), signed = FALSE)
}`,
});
