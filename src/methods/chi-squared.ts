import { chiSquaredTest } from "../statistics/chi-squared-test.js";
import { ensure } from "../statistics/refusal.js";
import { across } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const chiSquared = defineMethod({
  name: "chi-squared",
  title: "Pearson's chi-squared test",
  declares: {
    of: { type: "variable", accepts: ["code", "logical"], doc: "The code or condition compared." },
    across,
    correct: { type: "flag", default: true, doc: "Yates' continuity correction where the table is 2 by 2." },
  },
  needs: ({ of, across }) => ({ shape: "crosstab", of, in: across }),
  parts: {
    x2: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
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
    return { result: { x2, df, p, cramers_v, min_expected } };
  },
});

export const chiSquaredWords = defineWords(chiSquared, {
  label: ({ of, across }, names) => `${names.variable(of)} across ${across.map(names.subset).join(", ")}`,
  phrase: (kit) => [
    "chi-squared = ",
    kit.part("x2"),
    ", df = ",
    kit.part("df"),
    ", ",
    ...kit.p(),
    ", Cramér's V = ",
    kit.part("cramers_v"),
  ],
  methodsLine: ({ correct }) =>
    `Codes were compared by Pearson's chi-squared test${correct ? ", with Yates' correction where the table is 2 by 2" : ", without continuity correction"}, with Cramér's V as effect size.`,
  formula:
    "The sum over cells of (observed - expected) squared over expected, where expected counts follow from the margins. Cramér's V is the square root of the uncorrected statistic over n times the smaller number of rows or columns less one.",
  edgeCases: "Codes that nobody has are left out. A group without participants, or a single code: refused.",
  rEquivalent: "chisq.test(table)",
  source: "Pearson K. Philos Mag 1900;50:157-175. Yates F. J R Stat Soc Suppl 1934;1:217-235.",
  inR: `
compute_chi_squared <- function(input, correct) {
  counts <- input[, colSums(input) > 0, drop = FALSE]      # codes that nobody has are left out
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("not a table")
  test <- suppressWarnings(chisq.test(counts, correct = correct))
  plain <- suppressWarnings(chisq.test(counts, correct = FALSE))
  list(x2 = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
       cramers_v = sqrt(plain$statistic[[1]] / (sum(counts) * (min(dim(counts)) - 1))),
       min_expected = min(test$expected))
}`,
});
