import { auc } from "../statistics/auc.js";
import { between, confLevel } from "./fields.js";
import { labelBetween, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const cliffsDelta = defineMethod({
  name: "cliffs-delta",
  title: "Cliff's delta",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    between,
    conf_level: confLevel,
  },
  needs: ({ of, between }) => ({ shape: "samples", of, in: between }),
  parts: {
    cliffs_delta: { kind: "correlation", label: "Cliff's delta" },
    conf_low: { kind: "correlation", label: "confidence interval, lower limit" },
    conf_high: { kind: "correlation", label: "confidence interval, upper limit" },
  },
  headline: "cliffs_delta",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "cliffs_delta",
  disjoint: true,
  compute: ({ samples }, { conf_level }) => {
    const area = auc(samples[0]!.values, samples[1]!.values, { confLevel: conf_level });
    const { cliffs_delta } = area;
    // without overlap DeLong's variance is 0, and an interval of no width would be a false promise
    const bounded = Math.abs(cliffs_delta) < 1 && area.conf_low !== null && area.conf_high !== null;
    return {
      result: {
        cliffs_delta,
        conf_low: bounded ? 2 * area.conf_low! - 1 : null,
        conf_high: bounded ? 2 * area.conf_high! - 1 : null,
      },
    };
  },
});

export const cliffsDeltaWords = defineWords(cliffsDelta, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, Cliff's delta`,
  phrase: (kit) =>
    kit.result.conf_low === null
      ? ["Cliff's delta ", kit.part("cliffs_delta")]
      : ["Cliff's delta ", kit.part("cliffs_delta"), " (", ...kit.interval(), ")"],
  methodsLine: ({ conf_level }) =>
    `How far two groups lie apart is given as Cliff's delta, which is the rank-biserial correlation, with the ${percent(conf_level)} confidence interval from DeLong's variance.`,
  formula:
    "The share of pairs in which the value of the first group is the higher less the share in which it is the lower; twice the area under the ROC curve less 1, and so are its limits, from DeLong's interval clipped to -1 and 1.",
  edgeCases:
    "Values below detection are tied lowest, after all are cut at the highest limit present. Groups that do not overlap (delta of -1 or 1), or a group of one: no interval. A group without values: refused.",
  rEquivalent: "effsize::cliff.delta(x, y), whose interval rests on another variance; 2 * pROC::ci.auc(roc) - 1",
  source: "Cliff N. Psychol Bull 1993;114:494-509. DeLong ER et al. Biometrics 1988;44:837-845.",
  inR: `
compute_cliffs_delta <- function(input, conf_level) {
  x <- input[[1]]$values; y <- input[[2]]$values
  if (length(x) == 0 || length(y) == 0) stop("a group without values")
  # of each value the share of the other group that is lower less the share that is higher
  lead <- function(v, others) (findInterval(v, others, left.open = TRUE) + findInterval(v, others)) / length(others) - 1
  lead_x <- lead(x, sort(y)); lead_y <- -lead(y, sort(x))
  delta <- mean(lead_x)
  limits <- c(NA, NA)
  if (abs(delta) < 1 && length(x) > 1 && length(y) > 1) {
    error <- sqrt(var(lead_x) / length(x) + var(lead_y) / length(y))
    limits <- pmin(1, pmax(-1, delta + c(-1, 1) * qnorm((1 + conf_level) / 2) * error))
  }
  list(cliffs_delta = delta, conf_low = limits[1], conf_high = limits[2])
}`,
});
