import { chiSquaredParts, codesOf, crosstabNeed, pearsonsTest, tableOf, yates } from "./contingency.js";
import { across } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const chiSquared = defineMethod({
  name: "chi-squared",
  title: "Pearson's chi-squared test",
  declares: {
    of: codesOf,
    across,
    correct: yates,
  },
  needs: crosstabNeed,
  parts: chiSquaredParts,
  headline: "p",
  disjoint: true,
  compute: (input, { correct }) => ({ result: pearsonsTest(tableOf(input), correct) }),
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
