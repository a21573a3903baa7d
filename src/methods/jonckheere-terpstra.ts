import { jonckheere } from "../statistics/jonckheere.js";
import { ensure } from "../statistics/refusal.js";
import { labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const jonckheereTerpstra = defineMethod({
  name: "jonckheere-terpstra",
  title: "Jonckheere-Terpstra test of trend",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    across: { type: "subsets", min: 2, doc: "The subsets in the order of the trend; they do not overlap." },
    alternative: {
      type: "choice",
      of: ["two-sided", "increasing", "decreasing"],
      default: "two-sided",
      doc: "The alternative hypothesis, about the values in the order of the subsets.",
    },
  },
  needs: ({ of, across }) => ({ shape: "samples", of, in: across }),
  parts: {
    j: { kind: "statistic", label: "J" },
    z: { kind: "statistic", label: "z" },
    p: { kind: "p", label: "p" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ samples }, { alternative }) => {
    for (const [i, { values }] of samples.entries())
      ensure(values.length > 0, `needs values in every group, found none in group ${i + 1}`);
    const n = samples.reduce((total, { values }) => total + values.length, 0);
    ensure(n >= 3, `needs at least 3 values, found ${n}`);
    const { j, z, p_two_sided, p_increasing, p_decreasing } = jonckheere(samples.map(({ values }) => values));
    const p = { "two-sided": p_two_sided, increasing: p_increasing, decreasing: p_decreasing }[alternative];
    ensure(z !== null && p !== null, "needs values that differ, found all equal");
    return { result: { j, z, p } };
  },
});

export const jonckheereTerpstraWords = defineWords(jonckheereTerpstra, {
  label: (declaration, names) => `${labelAcross(declaration, names)}: trend`,
  phrase: (kit) => ["Jonckheere-Terpstra J = ", kit.part("j"), ", z = ", kit.part("z"), ", ", ...kit.p()],
  methodsLine: ({ alternative }) =>
    `A trend over ordered groups was tested by the Jonckheere-Terpstra test${alternative === "two-sided" ? "" : " (one-sided)"}, by the normal approximation corrected for ties.`,
  formula:
    "J is the number of pairs of values of different groups that increase with the order of the groups, ties counting one half; z is J less its mean over its tie-corrected standard deviation, without continuity correction.",
  edgeCases:
    "Values below detection are tied lowest, after all are cut at the highest limit present. A group without values, fewer than 3 values, or values that are all equal: refused.",
  rEquivalent: 'cor.test(value, order, method = "kendall", exact = FALSE), which has the same z',
  source: "Jonckheere AR. Biometrika 1954;41:133-145. Terpstra TJ. Indag Math 1952;14:327-333.",
  inR: `
compute_jonckheere_terpstra <- function(input, alternative) {
  x <- lapply(input, function(s) s$values)
  if (any(lengths(x) == 0) || sum(lengths(x)) < 3) stop("a group without values, or too few")
  place <- rep(seq_along(x), lengths(x))
  all <- rank(unlist(x))                       # -Inf (below detection) are tied lowest
  if (length(unique(all)) < 2) stop("all values are equal")
  by_group <- split(all, place)
  j <- 0
  for (late in seq_along(x)[-1]) for (early in seq_len(late - 1)) {
    n <- length(x[[late]])
    j <- j + sum(rank(c(by_group[[late]], by_group[[early]]))[seq_len(n)]) - n * (n + 1) / 2
  }
  side <- c("two-sided" = "two.sided", increasing = "greater", decreasing = "less")[[alternative]]
  test <- cor.test(all, place, method = "kendall", exact = FALSE, continuity = FALSE, alternative = side)
  list(j = j, z = test$statistic[[1]], p = test$p.value)
}`,
});
