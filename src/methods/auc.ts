import { auc as areaUnderCurve } from "../statistics/auc.js";
import { rocCurve } from "../statistics/roc.js";
import { between, confLevel } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const auc = defineMethod({
  name: "auc",
  title: "Area under the ROC curve",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    between,
    curve: {
      type: "choice",
      of: ["none", "whole", "binned"],
      default: "none",
      doc: "Rows of the ROC curve: at every value, or only where 5 participants or more, and a twentieth of all, lie from one to the next.",
    },
    conf_level: confLevel,
  },
  needs: ({ of, between }) => ({ shape: "samples", of, in: between }),
  parts: {
    auc: { kind: "correlation", label: "area under the curve" },
    conf_low: { kind: "correlation", label: "DeLong interval, lower limit" },
    conf_high: { kind: "correlation", label: "DeLong interval, upper limit" },
  },
  rowParts: {
    step: { kind: "count", label: "step", key: true },
    threshold: { kind: "value", of: "of", label: "value from which on a participant counts as of the first group" },
    sensitivity: { kind: "proportion", label: "share of the first group from there on" },
    false_positive: { kind: "proportion", label: "share of the second group from there on" },
  },
  rowNames: ({ curve }) => (curve === "none" ? [] : undefined),
  headline: "auc",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "auc",
  disjoint: true,
  compute: ({ samples }, { curve, conf_level }) => {
    const area = areaUnderCurve(samples[0]!.values, samples[1]!.values, { confLevel: conf_level });
    // at 0 and 1 DeLong's variance is 0, and an interval of no width would be a false promise
    const collapsed = area.auc === 0 || area.auc === 1;
    const points = curve === "none" ? [] : rocCurve(samples[0]!.values, samples[1]!.values, curve === "binned");
    const rows = points.map(({ threshold, sensitivity, false_positive }, i) => ({
      step: i + 1,
      ...(curve === "whole" && { threshold: Number.isFinite(threshold) ? threshold : null }),
      sensitivity,
      false_positive,
    }));
    return {
      ...(curve !== "none" && { rows }),
      result: {
        auc: area.auc,
        conf_low: collapsed ? null : area.conf_low,
        conf_high: collapsed ? null : area.conf_high,
      },
    };
  },
});

export const aucWords = defineWords(auc, {
  label: ({ of, between }, names) =>
    `${names.variable(of)}: area under the curve, ${names.subset(between[0]!)} against ${names.subset(between[1]!)}`,
  phrase: (kit) =>
    kit.result.conf_low === null
      ? ["area under the curve ", kit.part("auc")]
      : ["area under the curve ", kit.part("auc"), " (", ...kit.interval(), ")"],
  methodsLine: ({ conf_level }) =>
    `How well a variable tells two groups apart is given as the area under the ROC curve with DeLong's ${conf_level * 100}% confidence interval.`,
  formula:
    "The proportion of pairs in which the value of the first group is the higher, ties counting one half; DeLong's interval rests on the variance of each value's share, and is clipped to 0 and 1. The curve has, for values from the highest down, the shares of both groups that are as high; binned, only values from one to the next of which there are a twentieth of all participants, and five at least.",
  edgeCases:
    "At an area of exactly 0 or 1 DeLong's variance is 0: no interval is given. A group of one has no interval either. A value beyond detection is no threshold.",
  rEquivalent: 'pROC::ci.auc(roc(...), method = "delong")',
  source: "DeLong ER, DeLong DM, Clarke-Pearson DL. Biometrics 1988;44:837-845.",
  inR: `
compute_auc <- function(input, curve, conf_level) {
  x <- input[[1]]$values; y <- input[[2]]$values
  if (length(x) == 0 || length(y) == 0) stop("a group without values")
  # of each value the share of the other group that is lower, ties counting one half
  lower <- function(v, others) (findInterval(v, others, left.open = TRUE) + findInterval(v, others)) / 2 / length(others)
  shares_x <- lower(x, sort(y)); shares_y <- 1 - lower(y, sort(x))
  area <- mean(shares_x)
  limits <- c(NA, NA)
  if (area > 0 && area < 1 && length(x) > 1 && length(y) > 1) {
    error <- sqrt(var(shares_x) / length(x) + var(shares_y) / length(y))
    limits <- pmin(1, pmax(0, area + c(-1, 1) * qnorm((1 + conf_level) / 2) * error))
  }
  found <- list(auc = area, conf_low = limits[1], conf_high = limits[2])
  if (curve == "none") return(found)
  from <- rev(sort(unique(c(x, y))))
  above <- function(v) length(v) - findInterval(from, sort(v), left.open = TRUE)
  if (curve == "binned") {
    all <- length(x) + length(y)
    least <- all / max(1, min(20, all %/% 5))
    kept <- integer(0); last <- 0
    passed <- above(x) + above(y)
    for (k in seq_along(from)) if (passed[k] - last >= least - 1e-9) { kept <- c(kept, k); last <- passed[k] }
    # what is left at the end, if it is too little for a step of its own, joins the step before
    if (last < all) kept <- c(kept[-length(kept)], length(from))
  } else kept <- seq_along(from)
  rows <- data.frame(step = as.character(seq_along(kept)))
  if (curve == "whole") rows$threshold <- ifelse(is.finite(from), from, NA)
  rows$sensitivity <- (above(x) / length(x))[kept]
  rows$false_positive <- (above(y) / length(y))[kept]
  c(found, list(rows = rows))
}`,
});
