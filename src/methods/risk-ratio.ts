import { ensure } from "../statistics/refusal.js";
import { twoByTwo } from "../statistics/two-by-two.js";
import { between, confLevel } from "./fields.js";
import { labelBetween, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { fourfoldTable } from "./two-by-two.js";

export const riskRatio = defineMethod({
  name: "risk-ratio",
  title: "Risk ratio",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    between,
    conf_level: confLevel,
  },
  needs: ({ of, between }) => ({ shape: "tallies", of, in: between }),
  parts: {
    risk_1: { kind: "proportion", label: "risk of the first group" },
    risk_2: { kind: "proportion", label: "risk of the second group" },
    risk_ratio: { kind: "ratio", label: "risk ratio" },
    conf_low: { kind: "ratio", label: "confidence interval, lower limit" },
    conf_high: { kind: "ratio", label: "confidence interval, upper limit" },
  },
  headline: "risk_ratio",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "risk_ratio",
  disjoint: true,
  compute: (input, { conf_level }) => {
    const { risk_1, risk_2, risk_ratio, rr_ci } = twoByTwo(fourfoldTable(input), { confLevel: conf_level });
    ensure(risk_ratio !== null, "needs participants who fulfil the condition, found none");
    return { result: { risk_1, risk_2, risk_ratio, conf_low: rr_ci[0], conf_high: rr_ci[1] } };
  },
});

export const riskRatioWords = defineWords(riskRatio, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, risk ratio`,
  phrase: (kit) => [
    kit.part("risk_1"),
    " against ",
    kit.part("risk_2"),
    ", risk ratio ",
    kit.part("risk_ratio"),
    ...(kit.result.conf_low === null ? [] : [" (", ...kit.interval(), ")"]),
  ],
  methodsLine: ({ conf_level }) =>
    `Risks of two groups are compared as their ratio, with the ${percent(conf_level)} confidence interval on the logarithm (Wald, delta method).`,
  formula:
    "The share of the first group who fulfil the condition over that of the second. The standard error of its logarithm is the root of 1/a - 1/n1 + 1/c - 1/n2, where a of n1 and c of n2 fulfil it.",
  edgeCases:
    "Nobody in one of the groups fulfils the condition: a ratio of 0 or infinity without an interval. Nobody in either, or a group without participants: refused.",
  rEquivalent: "epitools::riskratio.wald(table)",
  source: "Katz D, Baptista J, Azen SP, Pike MC. Biometrics 1978;34:469-474.",
  inR: `
compute_risk_ratio <- function(input, conf_level) {
  x <- input$events; n <- input$n; risk <- x / n
  if (any(n == 0) || all(x == 0)) stop("a group without participants, or no events")
  limits <- c(NA, NA)
  if (all(x > 0))
    limits <- exp(log(risk[1] / risk[2]) + c(-1, 1) * qnorm((1 + conf_level) / 2) * sqrt(sum(1 / x - 1 / n)))
  list(risk_1 = risk[1], risk_2 = risk[2], risk_ratio = risk[1] / risk[2], conf_low = limits[1], conf_high = limits[2])
}`,
});
