import { ensure } from "../statistics/refusal.js";
import { bartlettTest as test } from "../statistics/variance-tests.js";
import { arithmetic } from "./censored.js";
import { across, below } from "./fields.js";
import { belowLine, labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const bartlett = defineMethod({
  name: "bartlett",
  title: "Bartlett's test of equal variances",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable whose variances are compared." },
    across,
    below,
  },
  needs: ({ of, across, below }) => ({ shape: "samples", of, in: across, ...(below && { below }) }),
  parts: {
    k2: { kind: "statistic", label: "K squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ samples }) => {
    const { x2, df, p } = test(samples.map(arithmetic));
    ensure(x2 !== null && p !== null && Number.isFinite(x2), "needs values that vary in every group");
    return { result: { k2: x2, df, p } };
  },
});

export const bartlettWords = defineWords(bartlett, {
  label: (declaration, names) => `${labelAcross(declaration, names)}: variances`,
  phrase: (kit) => ["Bartlett's K squared = ", kit.part("k2"), ", df = ", kit.part("df"), ", ", ...kit.p()],
  methodsLine: ({ below }) => [
    "The variances of several groups were compared by Bartlett's test, which assumes normal values.",
    ...belowLine(below),
  ],
  formula:
    "The logarithm of the pooled variance less the mean of the logarithms of the groups' variances, each weighted by its degrees of freedom, over Bartlett's correction; referred to chi-squared.",
  edgeCases:
    "Values below detection need a substitution (below). A group of fewer than 2 values, or one that does not vary: refused.",
  rEquivalent: "bartlett.test(list(x, y, z))",
  source: "Bartlett MS. Properties of sufficiency and statistical tests. Proc R Soc Lond A 1937;160:268-282.",
  inR: `
compute_bartlett <- function(input) {
  x <- lapply(input, numbers)
  if (any(lengths(x) < 2) || any(vapply(x, function(v) all(v == v[1]), TRUE))) stop("a group that does not vary")
  test <- bartlett.test(x)
  list(k2 = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value)
}`,
});
