import { ensure } from "../statistics/refusal.js";
import { twoByTwo } from "../statistics/two-by-two.js";
import { between, confLevel } from "./fields.js";
import { labelBetween, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { fourfoldTable } from "./two-by-two.js";

export const oddsRatio = defineMethod({
  name: "odds-ratio",
  title: "Odds ratio",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    between,
    haldane: {
      type: "flag",
      default: false,
      doc: "Add one half to every cell (Haldane, Anscombe); then there is no p.",
    },
    conf_level: confLevel,
  },
  needs: ({ of, between }) => ({ shape: "tallies", of, in: between }),
  parts: {
    odds_ratio: { kind: "ratio", label: "odds ratio" },
    conf_low: { kind: "ratio", label: "confidence interval, lower limit" },
    conf_high: { kind: "ratio", label: "confidence interval, upper limit" },
    p: { kind: "p", label: "p (Wald)" },
  },
  headline: "odds_ratio",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "odds_ratio",
  disjoint: true,
  compute: (input, { haldane, conf_level }) => {
    const found = twoByTwo(fourfoldTable(input), { confLevel: conf_level });
    if (haldane) {
      const [conf_low, conf_high] = found.or_haldane_ci;
      return { result: { odds_ratio: found.odds_ratio_haldane, conf_low, conf_high, p: null } };
    }
    const { odds_ratio, or_ci, or_p_wald } = found;
    ensure(
      odds_ratio !== null,
      "needs participants with and without the condition, found an empty row or column: declare haldane: true",
    );
    return { result: { odds_ratio, conf_low: or_ci[0], conf_high: or_ci[1], p: or_p_wald } };
  },
});

export const oddsRatioWords = defineWords(oddsRatio, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, odds ratio`,
  phrase: (kit) => [
    "odds ratio ",
    kit.part("odds_ratio"),
    ...(kit.result.conf_low === null ? [] : [" (", ...kit.interval(), ")"]),
    ...(kit.result.p === null ? [] : [", ", ...kit.p()]),
  ],
  methodsLine: ({ haldane, conf_level }) =>
    `Odds of two groups are compared as their ratio${haldane ? ", with one half added to every cell," : ""} with Wald's ${percent(conf_level)} confidence interval on the logarithm${haldane ? "" : " and Wald's p"}.`,
  formula:
    "The odds of the first group (with the condition over without it) over those of the second. The standard error of its logarithm is the root of the sum of the reciprocals of the four cells; p refers the logarithm over its standard error to the normal distribution.",
  edgeCases:
    "An empty cell: a ratio of 0 or infinity without interval and p (with haldane: true one half is added to every cell). Everybody or nobody fulfils the condition, or a group without participants: refused.",
  rEquivalent: "epitools::oddsratio.wald(table)",
  source: "Woolf B. Ann Hum Genet 1955;19:251-253. Haldane JBS. Ann Hum Genet 1956;20:309-311.",
  inR: `
compute_odds_ratio <- function(input, haldane, conf_level) {
  if (any(input$n == 0)) stop("a group without participants")
  cells <- c(input$events, input$n - input$events) + if (haldane) 0.5 else 0     # a, c, b, d
  ratio <- cells[1] * cells[4] / (cells[2] * cells[3])
  if (is.nan(ratio)) stop("everybody or nobody")
  limits <- c(NA, NA); p <- NA
  if (all(cells > 0)) {
    error <- sqrt(sum(1 / cells))
    limits <- exp(log(ratio) + c(-1, 1) * qnorm((1 + conf_level) / 2) * error)
    if (!haldane) p <- 2 * pnorm(-abs(log(ratio)) / error)
  }
  list(odds_ratio = ratio, conf_low = limits[1], conf_high = limits[2], p = p)
}`,
});
