import type { Interval } from "../statistics/interval.js";
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  waldInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
} from "../statistics/proportion-interval.js";
import { ensure } from "../statistics/refusal.js";
import { confLevel } from "./fields.js";
import { labelIn, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

type IntervalKind = "wilson" | "clopper-pearson" | "wilson-corrected" | "agresti-coull" | "wald";

const intervals: Readonly<Record<IntervalKind, (x: number, n: number, options: { confLevel: number }) => Interval>> = {
  wilson: wilsonInterval,
  "clopper-pearson": clopperPearsonInterval,
  "wilson-corrected": (x, n, options) => wilsonCorrectedInterval(x, n, { ...options, limited: true }),
  "agresti-coull": agrestiCoullInterval,
  wald: waldInterval,
};

const intervalNames: Readonly<Record<IntervalKind, string>> = {
  wilson: "Wilson's",
  "clopper-pearson": "Clopper and Pearson's exact",
  "wilson-corrected": "Wilson's continuity-corrected",
  "agresti-coull": "Agresti and Coull's",
  wald: "Wald's",
};

export const proportion = defineMethod({
  name: "proportion",
  title: "Proportion",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    interval: {
      type: "choice",
      of: ["wilson", "clopper-pearson", "wilson-corrected", "agresti-coull", "wald"],
      default: "wilson",
      doc: "The confidence interval.",
    },
    conf_level: confLevel,
  },
  needs: ({ of, in: subset }) => ({ shape: "tallies", of, in: [subset] }),
  parts: ({ interval = "wilson" }) => ({
    events: { kind: "count", label: "participants who fulfil the condition" },
    proportion: { kind: "proportion", label: "proportion" },
    conf_low: { kind: "proportion", label: `${intervalNames[interval]} interval, lower limit` },
    conf_high: { kind: "proportion", label: `${intervalNames[interval]} interval, upper limit` },
  }),
  headline: "proportion",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "proportion",
  compute: ({ tallies }, { interval, conf_level }) => {
    const { events, n } = tallies[0]!;
    ensure(n > 0, "needs at least 1 participant in whom the condition is known, found 0");
    const { conf_low, conf_high } = intervals[interval](events, n, { confLevel: conf_level });
    return { result: { events, proportion: events / n, conf_low, conf_high } };
  },
});

export const proportionWords = defineWords(proportion, {
  label: labelIn,
  phrase: (kit) => [
    kit.part("events"),
    " of ",
    kit.part("n"),
    " (",
    kit.part("proportion"),
    ", ",
    ...kit.interval(),
    ")",
  ],
  methodsLine: ({ interval, conf_level }) =>
    `Proportions are given with ${intervalNames[interval]} ${percent(conf_level)} confidence interval.`,
  formula:
    "The number who fulfil the condition over the number in whom it is known. Wilson's interval holds the proportions that a score test does not reject (wilson-corrected: with R's continuity correction), Clopper and Pearson's those that an exact binomial test does not; Wald's is the proportion plus and minus the normal quantile z times its standard error, Agresti and Coull's the same after z² participants, half of them with the condition, are added.",
  edgeCases:
    "Participants in whom the condition is unknown are told as missing, not counted in either number. Nobody in whom it is known: refused. Wald's and Agresti and Coull's limits may lie below 0 or above 1. The correction of wilson-corrected is at most |x - n/2|, as in R, so that there is none where half fulfil the condition.",
  rEquivalent:
    "prop.test(x, n, correct = FALSE); correct = TRUE for wilson-corrected; binom.test(x, n) for clopper-pearson",
  source:
    "Wilson EB. J Am Stat Assoc 1927;22:209-212. Clopper CJ, Pearson ES. Biometrika 1934;26:404-413. Newcombe RG. Stat Med 1998;17:857-872. Agresti A, Coull BA. Am Stat 1998;52:119-126.",
  inR: `
compute_proportion <- function(input, interval, conf_level) {
  x <- input$events[1]; n <- input$n[1]
  if (n == 0) stop("nobody in whom the condition is known")
  z <- qnorm((1 + conf_level) / 2)
  around <- function(p, n) p + c(-1, 1) * z * sqrt(p * (1 - p) / n)
  limits <- switch(interval,
    "wilson" = prop.test(x, n, conf.level = conf_level, correct = FALSE)$conf.int,
    "wilson-corrected" = prop.test(x, n, conf.level = conf_level, correct = TRUE)$conf.int,
    "clopper-pearson" = binom.test(x, n, conf.level = conf_level)$conf.int,
    "agresti-coull" = around((x + z^2 / 2) / (n + z^2), n + z^2),
    "wald" = around(x / n, n))
  list(events = x, proportion = x / n, conf_low = limits[1], conf_high = limits[2])
}`,
});
