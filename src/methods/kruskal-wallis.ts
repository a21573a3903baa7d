import { dunn } from "../statistics/dunn.js";
import { kruskalWallis as test } from "../statistics/kruskal-wallis.js";
import { adjustP } from "../statistics/p-adjust.js";
import { ensure } from "../statistics/refusal.js";
import { adjustmentNames } from "./adjustments.js";
import { across, adjust } from "./fields.js";
import { labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const kruskalWallis = defineMethod({
  name: "kruskal-wallis",
  title: "Kruskal-Wallis test",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    across,
    posthoc: {
      type: "choice",
      of: ["none", "dunn"],
      default: "none",
      doc: "Dunn's comparisons of all pairs of subsets, a row each.",
    },
    adjust,
  },
  needs: ({ of, across }) => ({ shape: "samples", of, in: across }),
  parts: {
    h: { kind: "statistic", label: "H" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    epsilon_squared: { kind: "effect", label: "epsilon squared" },
  },
  rowParts: {
    group1: { kind: "text", label: "first subset" },
    group2: { kind: "text", label: "second subset" },
    z: { kind: "statistic", label: "z" },
    p: { kind: "p", label: "p" },
    p_adjusted: { kind: "p", label: "adjusted p" },
  },
  rowNames: ({ across, posthoc }) =>
    posthoc === "none" ? [] : across.flatMap((first, i) => across.slice(i + 1).map((second) => `${first},${second}`)),
  headline: "p",
  disjoint: true,
  compute: ({ samples }, { across, posthoc, adjust }) => {
    for (const [i, sample] of samples.entries())
      ensure(sample.values.length > 0, `needs values in every group, found none in group ${i + 1}`);
    const values = samples.map((sample) => sample.values);
    const { h, df, p, epsilon_squared } = test(values);
    ensure(h !== null && p !== null, "needs values that differ, found all equal");
    const result = { h, df, p, epsilon_squared };
    if (posthoc === "none") return { result };
    const pairs = dunn(values);
    const adjusted = adjustP(
      pairs.map((pair) => pair.p),
      adjust,
    );
    const rows = pairs.map(({ first, second, z, p }, i) => ({
      group1: across[first]!,
      group2: across[second]!,
      z,
      p,
      p_adjusted: adjusted[i]!,
    }));
    return { result, rows };
  },
});

export const kruskalWallisWords = defineWords(kruskalWallis, {
  label: labelAcross,
  phrase: (kit) => ["Kruskal-Wallis H = ", kit.part("h"), ", df = ", kit.part("df"), ", ", ...kit.p()],
  methodsLine: ({ posthoc, adjust }) => [
    "More than two groups were compared by the Kruskal-Wallis test, corrected for ties, with epsilon squared as effect size.",
    ...(posthoc === "dunn"
      ? [
          `Pairs of groups were then compared by Dunn's test, with p values ${adjust === "none" ? "as they are" : `adjusted by ${adjustmentNames[adjust]}`}.`,
        ]
      : []),
  ],
  formula:
    "H compares the groups' mean ranks in the pooled sample with their common mean, corrected for ties, and is referred to the chi-squared distribution with one degree of freedom less than there are groups. Epsilon squared is H / (n - 1). Dunn's z of a pair is the difference of the two mean ranks over its standard error, from the variance of all ranks; p is two-sided.",
  edgeCases:
    "Values below detection are tied lowest, after all are cut at the highest limit present. All values equal, or a group without values: refused.",
  rEquivalent: 'kruskal.test(list(x, y, z)); rstatix::dunn_test(data, value ~ group, p.adjust.method = "holm")',
  source: "Kruskal WH, Wallis WA. J Am Stat Assoc 1952;47:583-621. Dunn OJ. Technometrics 1964;6:241-252.",
  inR: `
compute_kruskal_wallis <- function(input, across, posthoc, adjust) {
  x <- lapply(input, function(s) s$values)
  if (any(lengths(x) == 0)) stop("a group without values")
  all <- rank(unlist(x))                       # -Inf (below detection) are tied lowest
  if (length(unique(all)) < 2) stop("all values are equal")
  by_group <- split(all, rep(seq_along(x), lengths(x)))
  test <- kruskal.test(by_group)
  result <- list(h = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
                 epsilon_squared = test$statistic[[1]] / (length(all) - 1))
  if (posthoc == "none") return(result)
  pairs <- combn(length(x), 2)
  means <- vapply(by_group, mean, 0)
  error <- sqrt(var(all) * (1 / lengths(x)[pairs[1, ]] + 1 / lengths(x)[pairs[2, ]]))
  z <- (means[pairs[1, ]] - means[pairs[2, ]]) / error
  p <- 2 * pnorm(-abs(z))
  result$rows <- data.frame(group1 = across[pairs[1, ]], group2 = across[pairs[2, ]], z = z, p = p,
                            p_adjusted = p.adjust(p, adjust))
  result
}`,
});
