import { ensure } from "../statistics/refusal.js";
import { flignerTest } from "../statistics/variance-tests.js";
import { arithmetic } from "./censored.js";
import { across, below } from "./fields.js";
import { belowLine, labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const flignerKilleen = defineMethod({
  name: "fligner-killeen",
  title: "Fligner-Killeen test of spread",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable whose spread is compared." },
    across,
    below,
  },
  needs: ({ of, across, below }) => ({ shape: "samples", of, in: across, ...(below && { below }) }),
  parts: {
    x2: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ samples }) => {
    const { x2, df, p } = flignerTest(samples.map(arithmetic));
    ensure(x2 !== null && p !== null, "needs distances from the median that differ, found all equal");
    return { result: { x2, df, p } };
  },
});

export const flignerKilleenWords = defineWords(flignerKilleen, {
  label: (declaration, names) => `${labelAcross(declaration, names)}: spread`,
  phrase: (kit) => ["Fligner-Killeen chi-squared = ", kit.part("x2"), ", df = ", kit.part("df"), ", ", ...kit.p()],
  methodsLine: ({ below }) => [
    "The spread of several groups was compared by the Fligner-Killeen test.",
    ...belowLine(below),
  ],
  formula:
    "The distances of all values from their group's median are ranked together and turned into quantiles of the half-normal distribution; the groups' mean scores are compared, and the statistic is referred to chi-squared.",
  edgeCases:
    "Values below detection need a substitution (below). A group without values, or distances that are all equal: refused.",
  rEquivalent: "fligner.test(list(x, y, z))",
  source: "Conover WJ, Johnson ME, Johnson MM. Technometrics 1981;23:351-361.",
  inR: `
compute_fligner_killeen <- function(input) {
  x <- lapply(input, numbers)
  if (any(lengths(x) == 0)) stop("a group without values")
  test <- fligner.test(x)
  if (is.nan(test$statistic)) stop("all distances are equal")
  list(x2 = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value)
}`,
});
