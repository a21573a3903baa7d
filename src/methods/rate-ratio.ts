import { rateRatio as ratioOf } from "../statistics/rate-ratio.js";
import { sum } from "../statistics/sum.js";
import { between, confLevel } from "./fields.js";
import { eventsOverTime } from "./frames.js";
import { labelBetween, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const rateRatio = defineMethod({
  name: "rate-ratio",
  title: "Rate ratio",
  declares: {
    of: { type: "variable", accepts: ["logical", "number"], doc: "Whether the event happened, or how many." },
    time: { type: "variable", accepts: ["number"], doc: "The time that each participant was observed." },
    between,
    per: { type: "number", minimum: 1, default: 1, doc: "Units of time to which the rates refer, e.g. 1000." },
    conf_level: confLevel,
  },
  needs: ({ of, time, between }) => ({ shape: "frame", columns: [of, time], in: between }),
  parts: {
    events_1: { kind: "count", label: "events in the first group" },
    events_2: { kind: "count", label: "events in the second group" },
    time_1: { kind: "value", of: "time", label: "time observed in the first group" },
    time_2: { kind: "value", of: "time", label: "time observed in the second group" },
    rate_1: { kind: "coefficient", label: "rate in the first group" },
    rate_2: { kind: "coefficient", label: "rate in the second group" },
    rate_ratio: { kind: "ratio", label: "rate ratio" },
    conf_low: { kind: "ratio", label: "exact interval, lower limit" },
    conf_high: { kind: "ratio", label: "exact interval, upper limit" },
    p: { kind: "p", label: "p" },
  },
  headline: "rate_ratio",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "rate_ratio",
  disjoint: true,
  compute: ({ columns, group }, { per, conf_level }) => {
    const { counts, times } = eventsOverTime(columns);
    const [first, second] = [0, 1].map((own) => ({
      events: sum(counts.filter((_, row) => group[row] === own)),
      time: sum(times.filter((_, row) => group[row] === own)),
    })) as [{ events: number; time: number }, { events: number; time: number }];
    const found = ratioOf(first, second, { confLevel: conf_level });
    return {
      result: {
        events_1: first.events,
        events_2: second.events,
        time_1: first.time,
        time_2: second.time,
        rate_1: (first.events / first.time) * per,
        rate_2: (second.events / second.time) * per,
        ...found,
      },
    };
  },
});

export const rateRatioWords = defineWords(rateRatio, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, rate ratio`,
  phrase: (kit) => [
    kit.part("rate_1"),
    " against ",
    kit.part("rate_2"),
    ", rate ratio ",
    kit.part("rate_ratio"),
    " (",
    ...kit.interval(),
    "), ",
    ...kit.p(),
  ],
  methodsLine: ({ conf_level }) =>
    `Rates of two groups are compared as their ratio, with exact ${percent(conf_level)} confidence interval and test given the number of events in both.`,
  formula:
    "The events of each group over the time observed; the first rate over the second. Given the number of events in both groups, those of the first are binomial with a share of r t1 / (r t1 + t2), where r is the ratio: Clopper and Pearson's limits of the share give those of r, and the exact binomial test of r = 1 gives p.",
  edgeCases:
    "A participant without a time or without a known event does not count. No events in the first group: a ratio of 0; in the second: an infinite one; each with one finite limit. No events at all, a group without time, times below 0, or numbers of events that are not whole: refused.",
  rEquivalent: "poisson.test(c(events_1, events_2), c(time_1, time_2))",
  source:
    "Przyborowski J, Wilenski H. Homogeneity of results in testing samples from Poisson series. Biometrika 1940;31:313-323.",
  inR: `
compute_rate_ratio <- function(input, per, conf_level) {
  counts <- if (is.factor(input[[1]])) as.numeric(input[[1]] == "TRUE") else input[[1]]
  times <- input[[2]]; group <- factor(attr(input, "group"), levels = 1:2)
  if (any(times < 0) || any(counts < 0) || any(counts != round(counts))) stop("no rates")
  events <- tapply(counts, group, sum); time <- tapply(times, group, sum)
  if (anyNA(time) || any(time <= 0) || sum(events) == 0) stop("no time in a group, or no events")
  test <- poisson.test(c(events), c(time), conf.level = conf_level)
  list(events_1 = events[[1]], events_2 = events[[2]], time_1 = time[[1]], time_2 = time[[2]],
       rate_1 = events[[1]] / time[[1]] * per, rate_2 = events[[2]] / time[[2]] * per,
       rate_ratio = test$estimate[[1]], conf_low = test$conf.int[1], conf_high = test$conf.int[2], p = test$p.value)
}`,
});
