import { chiSquaredTest } from "../statistics/chi-squared-test.js";
import { fisherTable } from "../statistics/fisher-table.js";
import { ensure } from "../statistics/refusal.js";
import { across } from "./fields.js";
import { labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

/** Expected counts from which the chi-squared distribution is thought near enough (Cochran). */
const ENOUGH = 5;

export const chiSquaredOrFisher = defineMethod({
  name: "chi-squared-or-fisher",
  title: "Chi-squared or Fisher's exact test",
  declares: {
    of: { type: "variable", accepts: ["code", "logical"], doc: "The code or condition compared." },
    across,
    correct: { type: "flag", default: true, doc: "Yates' continuity correction where the table is 2 by 2." },
  },
  needs: ({ of, across }) => ({ shape: "crosstab", of, in: across }),
  parts: {
    p: { kind: "p", label: "p" },
    test: { kind: "text", label: "test used" },
    x2: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    cramers_v: { kind: "correlation", label: "Cramér's V" },
    min_expected: { kind: "statistic", label: "smallest expected count" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ counts }, { correct }) => {
    const used = counts[0]!.flatMap((_, code) => (counts.some((row) => row[code]! > 0) ? [code] : []));
    const table = counts.map((row) => used.map((code) => row[code]!));
    ensure(
      table.every((row) => row.some((count) => count > 0)),
      "needs participants in every group",
    );
    ensure(used.length >= 2, `needs at least 2 codes that occur, found ${used.length}`);
    const { x2, df, p, cramers_v, min_expected } = chiSquaredTest(table, { correct });
    ensure(x2 !== null && p !== null, "needs a table whose margins are not 0");
    const measures = { cramers_v, min_expected };
    return min_expected < ENOUGH
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
