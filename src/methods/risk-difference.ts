import { ensure } from "../statistics/refusal.js";
import { twoByTwo } from "../statistics/two-by-two.js";
import { between, confLevel } from "./fields.js";
import { labelBetween, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { fourfoldTable } from "./two-by-two.js";

export const riskDifference = defineMethod({
  name: "risk-difference",
  title: "Risk difference",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    between,
    interval: { type: "choice", of: ["newcombe", "wald"], default: "newcombe", doc: "The confidence interval." },
    conf_level: confLevel,
  },
  needs: ({ of, between }) => ({ shape: "tallies", of, in: between }),
  parts: {
    risk_1: { kind: "proportion", label: "risk of the first group" },
    risk_2: { kind: "proportion", label: "risk of the second group" },
    risk_difference: { kind: "proportion", label: "risk difference in percentage points" },
    conf_low: { kind: "proportion", label: "confidence interval, lower limit" },
    conf_high: { kind: "proportion", label: "confidence interval, upper limit" },
  },
  headline: "risk_difference",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "risk_difference",
  disjoint: true,
  compute: (input, { interval, conf_level }) => {
    const found = twoByTwo(fourfoldTable(input), { confLevel: conf_level });
    const { risk_1, risk_2, risk_difference } = found;
    const [conf_low, conf_high] = interval === "wald" ? found.rd_ci_wald : found.rd_ci_newcombe;
    ensure(risk_difference !== null, "needs participants in both groups");
    return { result: { risk_1, risk_2, risk_difference, conf_low, conf_high } };
  },
});

export const riskDifferenceWords = defineWords(riskDifference, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, risk difference`,
  phrase: (kit) => [
    kit.part("risk_1"),
    " against ",
    kit.part("risk_2"),
    ", risk difference ",
    kit.part("risk_difference"),
    " (",
    ...kit.interval(),
    ")",
  ],
  methodsLine: ({ interval, conf_level }) =>
    `Risks of two groups are compared as their difference in percentage points, with ${interval === "wald" ? "Wald's" : "Newcombe's"} ${percent(conf_level)} confidence interval.`,
  formula:
    "The share of the first group who fulfil the condition less that of the second. Newcombe's interval combines Wilson's intervals of the two; Wald's is the difference plus and minus z times the root of the sum of p(1 - p)/n.",
  edgeCases:
    "A group without participants: refused. Wald's limits may lie beyond -1 and 1, and have no width where everybody or nobody in both groups fulfils the condition.",
  rEquivalent: "prop.test(c(x1, x2), c(n1, n2), correct = FALSE)$conf.int for Wald's",
  source:
    "Newcombe RG. Interval estimation for the difference between independent proportions. Stat Med 1998;17:873-890.",
  inR: `
compute_risk_difference <- function(input, interval, conf_level) {
  x <- input$events; n <- input$n; p <- x / n
  if (any(n == 0)) stop("a group without participants")
  difference <- p[1] - p[2]
  if (interval == "wald") {
    limits <- difference + c(-1, 1) * qnorm((1 + conf_level) / 2) * sqrt(sum(p * (1 - p) / n))
  } else {
    wilson <- lapply(1:2, function(i) prop.test(x[i], n[i], conf.level = conf_level, correct = FALSE)$conf.int)
    reach <- function(up, down) sqrt((wilson[[up]][2] - p[up])^2 + (p[down] - wilson[[down]][1])^2)
    limits <- c(difference - reach(2, 1), difference + reach(1, 2))
  }
  list(risk_1 = p[1], risk_2 = p[2], risk_difference = difference, conf_low = limits[1], conf_high = limits[2])
}`,
});
