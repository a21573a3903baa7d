import { fisherTable as test } from "../statistics/fisher-table.js";
import { codesOf, crosstabNeed, tableOf } from "./contingency.js";
import { across } from "./fields.js";
import { labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const fisherTable = defineMethod({
  name: "fisher-table",
  title: "Fisher's exact test of a larger table",
  declares: {
    of: codesOf,
    across,
  },
  needs: crosstabNeed,
  parts: { p: { kind: "p", label: "p" } },
  headline: "p",
  disjoint: true,
  compute: (input) => ({ result: { p: test(tableOf(input)) } }),
});

export const fisherTableWords = defineWords(fisherTable, {
  label: labelAcross,
  phrase: (kit) => ["Fisher's exact test ", ...kit.p()],
  methodsLine: () => "Codes were compared across groups by Fisher's exact test, in the form of Freeman and Halton.",
  formula:
    "The sum of the probabilities of all tables with the same margins that are no more probable than the one observed.",
  edgeCases:
    "Codes that nobody has are left out. A group without participants, or a single code: refused, as is a table with so many others of the same margins that they cannot be gone through.",
  rEquivalent: "fisher.test(table)",
  source: "Freeman GH, Halton JH. Biometrika 1951;38:141-149.",
  rTolerances: { p: 1e-7 }, // R adds up the probabilities of tables in another order, merging nearly equal ones
  inR: `
compute_fisher_table <- function(input) {
  counts <- input[, colSums(input) > 0, drop = FALSE]      # codes that nobody has are left out
  if (any(rowSums(counts) == 0) || ncol(counts) < 2) stop("not a table")
  list(p = fisher.test(counts, workspace = 2e7)$p.value)
}`,
});
