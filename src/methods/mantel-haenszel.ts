import { mantelHaenszel as test } from "../statistics/mantel-haenszel.js";
import { ensure } from "../statistics/refusal.js";
import { alternative, between, confLevel } from "./fields.js";
import { labelBetween, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const mantelHaenszel = defineMethod({
  name: "mantel-haenszel",
  title: "Mantel-Haenszel test",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    between,
    strata: {
      type: "variable",
      accepts: ["code", "logical"],
      doc: "The code or condition whose levels are the strata.",
    },
    correct: { type: "flag", default: true, doc: "Continuity correction of the test." },
    alternative,
    conf_level: confLevel,
  },
  needs: ({ of, between, strata }) => ({ shape: "frame", columns: [strata], conditions: [of], in: between }),
  parts: {
    common_or: { kind: "ratio", label: "common odds ratio" },
    conf_low: { kind: "ratio", label: "confidence interval, lower limit" },
    conf_high: { kind: "ratio", label: "confidence interval, upper limit" },
    x2: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    rr_mh: { kind: "ratio", label: "common risk ratio" },
    rd_mh: { kind: "proportion", label: "common risk difference in percentage points" },
    strata_used: { kind: "count", label: "strata with participants" },
  },
  headline: "common_or",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "common_or",
  disjoint: true,
  compute: ({ columns, conditions, group }, { correct, alternative, conf_level }) => {
    const { values: stratum, levels } = columns[0]!;
    const event = conditions[0]!.values;
    const counts = levels!.map(() => [
      [0, 0],
      [0, 0],
    ]);
    for (let i = 0; i < group.length; i++) counts[stratum[i]!]![group[i]!]![1 - event[i]!]!++;
    const tables = counts.filter((table) => table.flat().some((count) => count > 0));
    const { x2, df, p, common_or, conf_low, conf_high, rr_mh, rd_mh } = test(tables, {
      correct,
      alternative,
      confLevel: conf_level,
    });
    ensure(
      x2 !== null && p !== null,
      "needs a stratum with participants of both groups, with and without the condition",
    );
    return { result: { common_or, conf_low, conf_high, x2, df, p, rr_mh, rd_mh, strata_used: tables.length } };
  },
});

export const mantelHaenszelWords = defineWords(mantelHaenszel, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, by ${names.variable(declaration.strata)}`,
  phrase: (kit) => [
    "common odds ratio ",
    kit.part("common_or"),
    ...(kit.result.conf_low === null ? [] : [" (", ...kit.interval(), ")"]),
    " over ",
    kit.part("strata_used"),
    " strata, Mantel-Haenszel chi-squared = ",
    kit.part("x2"),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ correct, alternative, conf_level }) =>
    `Proportions of two groups were compared within strata by the Mantel-Haenszel test ${correct ? "with" : "without"} continuity correction${sided(alternative)}, with the common odds ratio and the ${percent(conf_level)} confidence interval of Robins, Breslow and Greenland.`,
  formula:
    "The common odds ratio is the sum over strata of ad/n over the sum of bc/n, for the table of each stratum with a of a + b and c of c + d who fulfil the condition; the test compares the sum of a with its expectation given the margins. Common risk ratio and risk difference are the weighted means of the same name.",
  edgeCases:
    "Strata without participants are left out; fewer than 2 strata, or a stratum of a single participant: refused, as is a table in which no stratum can tell anything. The correction is left out where the sum differs from its expectation by less than one half, as in R.",
  rEquivalent: "mantelhaen.test(array)",
  source:
    "Mantel N, Haenszel W. J Natl Cancer Inst 1959;22:719-748. Robins J, Breslow N, Greenland S. Biometrics 1986;42:311-323.",
  inR: `
compute_mantel_haenszel <- function(input, correct, alternative, conf_level) {
  stratum <- droplevels(input[[1]])                        # strata without participants are left out
  if (nlevels(stratum) < 2) stop("fewer than 2 strata")
  tables <- table(factor(attr(input, "group"), 1:2), factor(input[[2]], c(TRUE, FALSE)), stratum)
  a <- tables[1, 1, ]; n1 <- a + tables[1, 2, ]; c <- tables[2, 1, ]; n2 <- c + tables[2, 2, ]; n <- n1 + n2
  test <- mantelhaen.test(tables, correct = correct, alternative = sub("-", ".", alternative), conf.level = conf_level)
  if (is.na(test$statistic)) stop("no stratum that can tell anything")
  list(common_or = test$estimate[[1]], conf_low = test$conf.int[1], conf_high = test$conf.int[2],
       x2 = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
       rr_mh = sum(a * n2 / n) / sum(c * n1 / n), rd_mh = sum((a * n2 - c * n1) / n) / sum(n1 * n2 / n),
       strata_used = length(n))
}`,
});
