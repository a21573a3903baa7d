import { friedman as test } from "../statistics/friedman.js";
import { ensure } from "../statistics/refusal.js";
import { below } from "./fields.js";
import { belowLine } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const friedman = defineMethod({
  name: "friedman",
  title: "Friedman test",
  declares: {
    of: {
      type: "variables",
      accepts: ["number"],
      min: 2,
      doc: "The variables compared, measured in the same participants.",
    },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    below,
  },
  needs: ({ of, in: subset, below }) => ({ shape: "frame", columns: of, in: subset, ...(below && { below }) }),
  parts: {
    q: { kind: "statistic", label: "Q" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    kendall_w: { kind: "correlation", label: "Kendall's W" },
  },
  rowParts: {
    variable: { kind: "text", label: "variable" },
    mean_rank: { kind: "statistic", label: "mean rank" },
  },
  rowNames: ({ of }) => of,
  headline: "p",
  compute: ({ columns }) => {
    const n = columns[0]!.values.length;
    ensure(n >= 2, `needs at least 2 participants with all values, found ${n}`);
    const { q, df, p, kendall_w, mean_ranks } = test(columns.map(({ values }) => values));
    ensure(q !== null && p !== null && kendall_w !== null, "needs values that differ within participants");
    const rows = columns.map(({ name }, i) => ({ variable: name, mean_rank: mean_ranks[i]! }));
    return { result: { q, df, p, kendall_w }, rows };
  },
});

export const friedmanWords = defineWords(friedman, {
  label: ({ of, in: subset }, names) => `${of.map(names.variable).join(", ")}, ${names.subset(subset)}`,
  phrase: (kit) => [
    "Friedman Q = ",
    kit.part("q"),
    ", df = ",
    kit.part("df"),
    ", ",
    ...kit.p(),
    ", Kendall's W = ",
    kit.part("kendall_w"),
  ],
  methodsLine: ({ below }) => [
    "Several measurements of the same participants were compared by the Friedman test, corrected for ties, with Kendall's W as effect size.",
    ...belowLine(below),
  ],
  formula:
    "Each participant's values are ranked; Q compares the variables' mean ranks with their common mean, corrected for ties, and is referred to chi-squared with one degree of freedom less than there are variables. Kendall's W is Q over n times these degrees of freedom.",
  edgeCases:
    "Participants without all values are told as missing. Values below detection need a substitution (below). Fewer than 2 participants with all values, or values that are equal within every participant: refused.",
  rEquivalent: "friedman.test(as.matrix(data))",
  source: "Friedman M. J Am Stat Assoc 1937;32:675-701. Kendall MG, Babington Smith B. Ann Math Stat 1939;10:275-287.",
  inR: `
compute_friedman <- function(input) {
  x <- as.matrix(input)
  if (nrow(x) < 2 || all(x == x[, 1])) stop("too few, or values that are equal within every participant")
  test <- friedman.test(x)
  ranks <- t(apply(x, 1, rank))
  list(q = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
       kendall_w = test$statistic[[1]] / (nrow(x) * (ncol(x) - 1)),
       rows = data.frame(variable = names(input), mean_rank = colMeans(ranks)))
}`,
});
