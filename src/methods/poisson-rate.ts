import { poissonRate as rateOf } from "../statistics/poisson-rate.js";
import { ensure } from "../statistics/refusal.js";
import { sum } from "../statistics/sum.js";
import { confLevel } from "./fields.js";
import { eventsOverTime } from "./frames.js";
import { percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const poissonRate = defineMethod({
  name: "poisson-rate",
  title: "Rate of events",
  declares: {
    of: { type: "variable", accepts: ["logical", "number"], doc: "Whether the event happened, or how many." },
    time: { type: "variable", accepts: ["number"], doc: "The time that each participant was observed." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    per: { type: "number", minimum: 1, default: 1, doc: "Units of time to which the rate refers, e.g. 1000." },
    conf_level: confLevel,
  },
  needs: ({ of, time, in: subset }) => ({ shape: "frame", columns: [of, time], in: subset }),
  parts: {
    events: { kind: "count", label: "events" },
    time: { kind: "value", of: "time", label: "time observed" },
    rate: { kind: "coefficient", label: "rate" },
    conf_low: { kind: "coefficient", label: "exact interval, lower limit" },
    conf_high: { kind: "coefficient", label: "exact interval, upper limit" },
  },
  headline: "rate",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "rate",
  compute: ({ columns }, { per, conf_level }) => {
    const { counts, times } = eventsOverTime(columns);
    ensure(times.length > 0, "needs at least 1 participant with event and time, found 0");
    const events = sum(counts);
    const time = sum(times);
    const { rate, conf_low, conf_high } = rateOf(events, time, { confLevel: conf_level });
    return { result: { events, time, rate: rate * per, conf_low: conf_low * per, conf_high: conf_high * per } };
  },
});

export const poissonRateWords = defineWords(poissonRate, {
  label: ({ of, in: subset }, names) => `${names.variable(of)}, ${names.subset(subset)}: rate`,
  phrase: (kit, { per }) => {
    const units = kit.unit("time").trim() || "units of time";
    const one = units.length > 1 ? units.replace(/s( of time)?$/, "$1") : units;
    return [
      kit.part("events"),
      " events in ",
      kit.part("time"),
      kit.unit("time"),
      ", ",
      kit.part("rate"),
      per === 1 ? ` per ${one}` : ` per ${per} ${units}`,
      " (",
      ...kit.interval(),
      ")",
    ];
  },
  methodsLine: ({ conf_level }) =>
    `Rates are events over the time observed, with Garwood's exact ${percent(conf_level)} confidence interval.`,
  formula:
    "The sum of events over the sum of times. The limits are those expected numbers of a Poisson distribution that the number observed does not reject: quantiles of the gamma distribution with as many events (upper limit: one more) as its shape.",
  edgeCases:
    "A participant without a time or without a known event counts for neither sum. No events: the rate is 0 and so is the lower limit. A time in all of 0, a time below 0, or a number of events that is not whole: refused.",
  rEquivalent: "poisson.test(events, time)",
  source: "Garwood F. Fiducial limits for the Poisson distribution. Biometrika 1936;28:437-442.",
  inR: `
compute_poisson_rate <- function(input, per, conf_level) {
  counts <- if (is.factor(input[[1]])) as.numeric(input[[1]] == "TRUE") else input[[1]]
  times <- input[[2]]
  if (length(times) == 0 || any(times < 0) || any(counts < 0) || any(counts != round(counts))) stop("not a rate")
  if (sum(times) <= 0) stop("no time")
  test <- poisson.test(sum(counts), sum(times), conf.level = conf_level)
  list(events = sum(counts), time = sum(times), rate = test$estimate[[1]] * per,
       conf_low = test$conf.int[1] * per, conf_high = test$conf.int[2] * per)
}`,
});
