import { fisherTable } from "../statistics/fisher-table.js";
import { chiSquaredParts, codesOf, crosstabNeed, pearsonsTest, tableOf, yates } from "./contingency.js";
import { across } from "./fields.js";
import { labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

/** Expected counts from which the chi-squared distribution is thought near enough (Cochran). */
const ENOUGH = 5;

const { p, ...measures } = chiSquaredParts;

export const chiSquaredOrFisher = defineMethod({
  name: "chi-squared-or-fisher",
  title: "Chi-squared or Fisher's exact test",
  declares: {
    of: codesOf,
    across,
    correct: yates,
  },
  needs: crosstabNeed,
  parts: { p, test: { kind: "text", label: "test used" }, ...measures },
  headline: "p",
  disjoint: true,
  compute: (input, { correct }) => {
    const table = tableOf(input);
    const { p, x2, df, ...measures } = pearsonsTest(table, correct);
    return measures.min_expected < ENOUGH
      ? { result: { p: fisherTable(table), test: "fisher", x2: null, df: null, ...measures } }
      : { result: { p, test: "chi-squared", x2, df, ...measures } };
  },
});

export const chiSquaredOrFisherWords = defineWords(chiSquaredOrFisher, {
  label: labelAcross,
  phrase: (kit) =>
    kit.result.test === "fisher"
      ? ["Fisher's exact test ", ...kit.p()]
      : ["chi-squared = ", kit.part("x2"), ", df = ", kit.part("df"), ", ", ...kit.p()],
  methodsLine: ({ correct }) =>
    `Codes were compared by Pearson's chi-squared test${correct ? " (with Yates' correction where the table is 2 by 2)" : ""}, or by Fisher's exact test where an expected count was below ${ENOUGH}.`,
  formula:
    "The expected counts follow from the margins. Where the smallest of them is 5 or more, Pearson's chi-squared test; else Fisher's exact test, in larger tables in the form of Freeman and Halton.",
  edgeCases:
    "Codes that nobody has are left out. A group without participants, a single code, or a table too large for the exact test: refused.",
  rEquivalent: "if (min(chisq.test(table)$expected) < 5) fisher.test(table) else chisq.test(table)",
  source: "Cochran WG. Some methods for strengthening the common chi-squared tests. Biometrics 1954;10:417-451.",
  rTolerances: { p: 1e-7 }, // R adds up the probabilities of tables in another order, merging nearly equal ones
  inR: `
compute_chi_squared_or_fisher <- function(input, correct) {
  counts <- input[, colSums(input) > 0, drop = FALSE]      # codes that nobody has are left out
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("not a table")
  test <- suppressWarnings(chisq.test(counts, correct = correct))
  plain <- suppressWarnings(chisq.test(counts, correct = FALSE))
  least <- min(test$expected)
  few <- least < ${ENOUGH}
  list(p = if (few) fisher.test(counts, workspace = 2e7)$p.value else test$p.value,
       test = if (few) "fisher" else "chi-squared", x2 = if (few) NA else test$statistic[[1]],
       df = if (few) NA else test$parameter[[1]],
       cramers_v = sqrt(plain$statistic[[1]] / (sum(counts) * (min(dim(counts)) - 1))), min_expected = least)
}`,
});
