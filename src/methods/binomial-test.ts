import { binomialTest as test } from "../statistics/binomial-test.js";
import { clopperPearsonInterval } from "../statistics/proportion-interval.js";
import { ensure } from "../statistics/refusal.js";
import { confLevel } from "./fields.js";
import { labelIn, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const binomialTest = defineMethod({
  name: "binomial-test",
  title: "Exact binomial test",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    p0: { type: "number", minimum: 0, maximum: 1, default: 0.5, doc: "The proportion under the null hypothesis." },
    alternative: {
      type: "choice",
      of: ["two-sided", "less", "greater"],
      default: "two-sided",
      doc: "The alternative hypothesis, about the proportion against p0.",
    },
    conf_level: confLevel,
  },
  needs: ({ of, in: subset }) => ({ shape: "tallies", of, in: [subset] }),
  parts: {
    events: { kind: "count", label: "participants who fulfil the condition" },
    proportion: { kind: "proportion", label: "proportion" },
    p: { kind: "p", label: "p" },
    conf_low: { kind: "proportion", label: "exact interval, lower limit" },
    conf_high: { kind: "proportion", label: "exact interval, upper limit" },
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "proportion",
  compute: ({ tallies }, { p0, alternative, conf_level }) => {
    const { events, n } = tallies[0]!;
    ensure(n > 0, "needs at least 1 participant in whom the condition is known, found 0");
    const p = test(events, n, p0, { alternative });
    const { conf_low, conf_high } = clopperPearsonInterval(events, n, { alternative, confLevel: conf_level });
    return { result: { events, proportion: events / n, p, conf_low, conf_high } };
  },
});

export const binomialTestWords = defineWords(binomialTest, {
  label: (declaration, names) => `${labelIn(declaration, names)}, against ${percent(declaration.p0)}`,
  phrase: (kit, { p0 }) => [
    kit.part("events"),
    " of ",
    kit.part("n"),
    " (",
    kit.part("proportion"),
    ", ",
    ...kit.interval(),
    `), against ${percent(p0)}: exact binomial `,
    ...kit.p(),
  ],
  methodsLine: ({ alternative, conf_level }) =>
    `Proportions were compared with a fixed value by the exact binomial test${sided(alternative)}, with Clopper and Pearson's ${percent(conf_level)} confidence interval.`,
  formula:
    "The probability, were the proportion p0, of all numbers of participants with the condition that are no more probable than the one observed (one-sided: as low or lower, as high or higher). The interval holds the proportions that neither one-sided test rejects at half the error.",
  edgeCases:
    "Participants in whom the condition is unknown are told as missing. Nobody in whom it is known: refused. The limits of a one-sided test end at 0 or 1. The two-sided p and the interval rest on different orderings and can disagree.",
  rEquivalent: "binom.test(x, n, p = p0)",
  source: "Clopper CJ, Pearson ES. Biometrika 1934;26:404-413.",
  inR: `
compute_binomial_test <- function(input, p0, alternative, conf_level) {
  x <- input$events[1]; n <- input$n[1]
  if (n == 0) stop("nobody in whom the condition is known")
  test <- binom.test(x, n, p0, alternative = sub("-", ".", alternative), conf.level = conf_level)
  list(events = x, proportion = x / n, p = test$p.value, conf_low = test$conf.int[1], conf_high = test$conf.int[2])
}`,
});
