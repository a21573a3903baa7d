import { medianInterval as interval } from "../statistics/median-interval.js";
import { ensure } from "../statistics/refusal.js";
import { censored } from "./censored.js";
import { confLevel } from "./fields.js";
import { labelIn, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const medianInterval = defineMethod({
  name: "median-interval",
  title: "Median with confidence interval",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    conf_level: confLevel,
  },
  needs: ({ of, in: subset }) => ({ shape: "samples", of, in: [subset] }),
  parts: {
    median: { kind: "value", of: "of", label: "median" },
    conf_low: { kind: "value", of: "of", label: "confidence interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "confidence interval, upper limit" },
    achieved_level: { kind: "level", label: "confidence level that the order statistics attain" },
  },
  headline: "median",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "median",
  compute: ({ samples }, { conf_level }) => {
    const sample = samples[0]!;
    ensure(sample.values.length > 0, "needs at least 1 value, found 0");
    const { median, conf_low, conf_high, achieved_level } = interval(sample.values, { confLevel: conf_level });
    return {
      result: {
        median: censored(median, sample),
        conf_low: conf_low === null ? null : censored(conf_low, sample),
        conf_high: conf_high === null ? null : censored(conf_high, sample),
        achieved_level,
      },
    };
  },
});

export const medianIntervalWords = defineWords(medianInterval, {
  label: (declaration, names) => `${labelIn(declaration, names)}: median`,
  phrase: (kit) => {
    const interval = kit.result.conf_low === null ? [] : [" (", ...kit.interval(), ")"];
    return ["median ", kit.part("median"), kit.unit(), ...interval];
  },
  methodsLine: ({ conf_level }) =>
    `Medians are given with a distribution-free confidence interval of at least ${percent(conf_level)}, whose limits are order statistics.`,
  formula:
    "The median, and the values at ranks l and n + 1 - l of the ordered sample, where l is the largest rank for which fewer than l of n fair coins come up heads with a probability below half the error: the values that a sign test does not reject.",
  edgeCases:
    "The level attained is at least the one asked for, and is given. Too few values for the level (fewer than 6 at 95%): no interval. A median or limit that falls among values below detection reads <limit. No values: refused.",
  rEquivalent: "median(x); sort(x)[c(l, n + 1 - l)] with l = qbinom(0.025, n, 0.5)",
  source: "Thompson WR. Ann Math Stat 1936;7:122-128. Conover WJ. Practical nonparametric statistics. Wiley, 1999.",
  inR: `
compute_median_interval <- function(input, conf_level) {
  s <- input[[1]]
  x <- sort(s$values); n <- length(x)
  if (n == 0) stop("no values")
  l <- qbinom((1 - conf_level) / 2, n, 0.5)
  if (l == 0) return(list(median = touching(x, 0.5, s), conf_low = NA, conf_high = NA, achieved_level = NA))
  list(median = touching(x, 0.5, s), conf_low = censored(x[l], s), conf_high = censored(x[n + 1 - l], s),
       achieved_level = 1 - 2 * pbinom(l - 1, n, 0.5))
}`,
});
