import { kruskalWallis as test } from "../statistics/kruskal-wallis.js";
import { ensure } from "../statistics/refusal.js";
import { across } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const kruskalWallis = defineMethod({
  name: "kruskal-wallis",
  title: "Kruskal-Wallis test",
  declares: { of: { type: "variable", accepts: ["number"], doc: "The variable compared." }, across },
  needs: ({ of, across }) => ({ shape: "samples", of, in: across }),
  parts: {
    h: { kind: "statistic", label: "H" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    epsilon_squared: { kind: "effect", label: "epsilon squared" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ samples }) => {
    for (const [i, sample] of samples.entries())
      ensure(sample.values.length > 0, `needs values in every group, found none in group ${i + 1}`);
    const { h, df, p, epsilon_squared } = test(samples.map(({ values }) => values));
    ensure(h !== null && p !== null, "needs values that differ, found all equal");
    return { result: { h, df, p, epsilon_squared } };
  },
});

export const kruskalWallisWords = defineWords(kruskalWallis, {
  label: ({ of, across }, names) => `${names.variable(of)} across ${across.map(names.subset).join(", ")}`,
  phrase: (kit) => ["Kruskal-Wallis H = ", kit.part("h"), ", df = ", kit.part("df"), ", ", ...kit.p()],
  methodsLine: () =>
    "More than two groups were compared by the Kruskal-Wallis test, corrected for ties, with epsilon squared as effect size.",
  formula:
    "H compares the groups' mean ranks in the pooled sample with their common mean, corrected for ties, and is referred to the chi-squared distribution with one degree of freedom less than there are groups. Epsilon squared is H / (n - 1).",
  edgeCases:
    "Values below detection are tied lowest, after all are cut at the highest limit present. All values equal, or a group without values: refused.",
  rEquivalent: "kruskal.test(list(x, y, z))",
  source: "Kruskal WH, Wallis WA. J Am Stat Assoc 1952;47:583-621.",
  inR: `
compute_kruskal_wallis <- function(input) {
  x <- lapply(input, function(s) s$values)
  if (any(lengths(x) == 0)) stop("a group without values")
  all <- rank(unlist(x))                       # -Inf (below detection) are tied lowest
  if (length(unique(all)) < 2) stop("all values are equal")
  test <- kruskal.test(split(all, rep(seq_along(x), lengths(x))))
  list(h = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
       epsilon_squared = test$statistic[[1]] / (length(all) - 1))
}`,
});
