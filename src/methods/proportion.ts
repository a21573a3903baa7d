import { wilsonInterval } from "../statistics/proportion-interval.js";
import { ensure } from "../statistics/refusal.js";
import { confLevel } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const proportion = defineMethod({
  name: "proportion",
  title: "Proportion",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    conf_level: confLevel,
  },
  needs: ({ of, in: subset }) => ({ shape: "tallies", of, in: [subset] }),
  parts: {
    events: { kind: "count", label: "participants who fulfil the condition" },
    proportion: { kind: "proportion", label: "proportion" },
    conf_low: { kind: "proportion", label: "Wilson interval, lower limit" },
    conf_high: { kind: "proportion", label: "Wilson interval, upper limit" },
  },
  headline: "proportion",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "proportion",
  compute: ({ tallies }, { conf_level }) => {
    const { events, n } = tallies[0]!;
    ensure(n > 0, "needs at least 1 participant in whom the condition is known, found 0");
    const { conf_low, conf_high } = wilsonInterval(events, n, { confLevel: conf_level });
    return { result: { events, proportion: events / n, conf_low, conf_high } };
  },
});

export const proportionWords = defineWords(proportion, {
  label: ({ of, in: subset }, names) => `${names.variable(of)}, ${names.subset(subset)}`,
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
  methodsLine: ({ conf_level }) => `Proportions are given with Wilson's ${conf_level * 100}% confidence interval.`,
  formula:
    "The number who fulfil the condition over the number in whom it is known; the interval holds the proportions that a score test does not reject.",
  edgeCases: "Participants in whom the condition is unknown are told as missing, not counted in either number.",
  rEquivalent: "prop.test(x, n, correct = FALSE)",
  source: "Wilson EB. J Am Stat Assoc 1927;22:209-212.",
  inR: `
compute_proportion <- function(input, conf_level) {
  x <- input$events[1]; n <- input$n[1]
  if (n == 0) stop("nobody in whom the condition is known")
  interval <- prop.test(x, n, conf.level = conf_level, correct = FALSE)$conf.int
  list(events = x, proportion = x / n, conf_low = interval[1], conf_high = interval[2])
}`,
});
