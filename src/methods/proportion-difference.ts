import { ensure } from "../statistics/refusal.js";
import { type CountPair, newcombeInterval, twoProportions } from "../statistics/two-proportions.js";
import { alternative, between, confLevel } from "./fields.js";
import { labelBetween, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const proportionDifference = defineMethod({
  name: "proportion-difference",
  title: "Test of two proportions",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    between,
    correct: { type: "flag", default: true, doc: "Yates' continuity correction of the test." },
    alternative,
    conf_level: confLevel,
  },
  needs: ({ of, between }) => ({ shape: "tallies", of, in: between }),
  parts: {
    proportion_1: { kind: "proportion", label: "proportion of the first group" },
    proportion_2: { kind: "proportion", label: "proportion of the second group" },
    difference: { kind: "proportion", label: "difference in percentage points" },
    conf_low: { kind: "proportion", label: "Newcombe's interval, lower limit" },
    conf_high: { kind: "proportion", label: "Newcombe's interval, upper limit" },
    x2: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
  },
  headline: "difference",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "difference",
  disjoint: true,
  compute: ({ tallies }, { correct, alternative, conf_level }) => {
    const [a, b] = tallies;
    ensure(a!.n > 0 && b!.n > 0, `needs participants in both groups, found ${a!.n} and ${b!.n}`);
    const events: CountPair = [a!.events, b!.events];
    const totals: CountPair = [a!.n, b!.n];
    const { p1, p2, difference, x2, df, p } = twoProportions(events, totals, { correct, alternative });
    const { conf_low, conf_high } = newcombeInterval(events, totals, { confLevel: conf_level });
    return { result: { proportion_1: p1, proportion_2: p2, difference, conf_low, conf_high, x2, df, p } };
  },
});

export const proportionDifferenceWords = defineWords(proportionDifference, {
  label: labelBetween,
  phrase: (kit) => [
    kit.part("proportion_1"),
    " against ",
    kit.part("proportion_2"),
    ", difference ",
    kit.part("difference"),
    " (",
    ...kit.interval(),
    ")",
    ...(kit.result.p === null ? [] : [", chi-squared = ", kit.part("x2"), ", ", ...kit.p()]),
  ],
  methodsLine: ({ correct, alternative, conf_level }) =>
    `Two proportions were compared by the chi-squared test ${correct ? "with Yates' correction" : "without continuity correction"}${sided(alternative)}, with Newcombe's ${percent(conf_level)} confidence interval of their difference.`,
  formula:
    "The proportion of the first group less that of the second, with the hybrid score interval that combines Wilson's intervals of the two (Newcombe's method 10, two-sided, without correction). The test refers the squared difference over its variance under a common proportion to chi-squared with 1 degree of freedom.",
  edgeCases:
    "The correction is never larger than the difference itself, as in R. Where everybody or nobody fulfils the condition there is a difference of 0 with its interval, but no test. A group without participants: refused. The interval is two-sided whatever the alternative.",
  rEquivalent: "prop.test(c(x1, x2), c(n1, n2)); its interval is Wald's, the one given here Newcombe's",
  source:
    "Newcombe RG. Interval estimation for the difference between independent proportions. Stat Med 1998;17:873-890.",
  inR: `
compute_proportion_difference <- function(input, correct, alternative, conf_level) {
  x <- input$events; n <- input$n
  if (any(n == 0)) stop("a group without participants")
  p <- x / n
  wilson <- lapply(1:2, function(i) prop.test(x[i], n[i], conf.level = conf_level, correct = FALSE)$conf.int)
  reach <- function(up, down) sqrt((wilson[[up]][2] - p[up])^2 + (p[down] - wilson[[down]][1])^2)
  test <- prop.test(x, n, correct = correct, alternative = sub("-", ".", alternative))
  list(proportion_1 = p[1], proportion_2 = p[2], difference = p[1] - p[2],
       conf_low = p[1] - p[2] - reach(2, 1), conf_high = p[1] - p[2] + reach(1, 2),
       x2 = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value)
}`,
});
