import { shapiroWilk as test } from "../statistics/shapiro-wilk.js";
import { arithmetic } from "./censored.js";
import { below } from "./fields.js";
import { belowLine, labelIn } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const shapiroWilk = defineMethod({
  name: "shapiro-wilk",
  title: "Shapiro-Wilk test of normality",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    below,
  },
  needs: ({ of, in: subset, below }) => ({ shape: "samples", of, in: [subset], ...(below && { below }) }),
  parts: {
    w: { kind: "statistic", label: "W" },
    p: { kind: "p", label: "p" },
  },
  headline: "p",
  compute: ({ samples }) => {
    const { w, p } = test(arithmetic(samples[0]!));
    return { result: { w, p } };
  },
});

export const shapiroWilkWords = defineWords(shapiroWilk, {
  label: (declaration, names) => `${labelIn(declaration, names)}: normality`,
  phrase: (kit) => ["Shapiro-Wilk W = ", kit.part("w"), ", ", ...kit.p()],
  methodsLine: ({ below }) => [
    "Whether values are normally distributed was tested by the Shapiro-Wilk test.",
    ...belowLine(below),
  ],
  formula:
    "W is the squared correlation, in essence, of the ordered values with Royston's approximate weights; p from his approximations to the distribution of W by number of values (AS R94).",
  edgeCases:
    "From 3 to 5000 values; fewer, more, or values that are all equal: refused. Values below detection need a substitution (below), and tied values are never normal.",
  rEquivalent: "shapiro.test(x)",
  source: "Royston P. Remark AS R94. Appl Stat 1995;44:547-551.",
  rTolerances: { p: 1e-7 }, // 1 - W is small where the data are normal, and R takes it from W
  inR: `
compute_shapiro_wilk <- function(input) {
  test <- shapiro.test(numbers(input[[1]]))
  list(w = test$statistic[[1]], p = test$p.value)
}`,
});
