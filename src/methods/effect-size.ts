import { standardisedDifference } from "../statistics/effect-size.js";
import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { below, between } from "./fields.js";
import { belowLine, labelBetween } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const effectSize = defineMethod({
  name: "effect-size",
  title: "Standardised difference of two means",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    between,
    below,
  },
  needs: ({ of, between, below }) => ({ shape: "samples", of, in: between, ...(below && { below }) }),
  parts: {
    hedges_g: { kind: "effect", label: "Hedges' g" },
    cohen_d: { kind: "effect", label: "Cohen's d" },
    glass_delta: { kind: "effect", label: "Glass's delta" },
    mean_difference: { kind: "value", of: "of", label: "difference of means" },
    pooled_sd: { kind: "value", of: "of", label: "pooled standard deviation" },
  },
  headline: "hedges_g",
  disjoint: true,
  compute: ({ samples }) => {
    const [x, y] = samples.map(arithmetic);
    ensure(
      x!.length >= 2 && y!.length >= 2,
      `needs at least 2 values in each group, found ${x!.length} and ${y!.length}`,
    );
    const { hedges_g, cohen_d, glass_delta, mean_difference, pooled_sd } = standardisedDifference(x!, y!);
    ensure(
      cohen_d !== null && hedges_g !== null && Number.isFinite(cohen_d),
      "needs values that vary within the groups",
    );
    const delta = glass_delta !== null && Number.isFinite(glass_delta) ? glass_delta : null;
    return { result: { hedges_g, cohen_d, glass_delta: delta, mean_difference, pooled_sd } };
  },
});

export const effectSizeWords = defineWords(effectSize, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, standardised difference`,
  phrase: (kit) => ["Hedges' g ", kit.part("hedges_g"), ", Cohen's d ", kit.part("cohen_d")],
  methodsLine: ({ below }) => [
    "Differences of means are standardised as Cohen's d and, corrected for small samples, Hedges' g.",
    ...belowLine(below),
  ],
  formula:
    "Cohen's d is the difference of the means (first less second) over the pooled standard deviation. Hedges' g is d times J = gamma(m / 2) / (sqrt(m / 2) gamma((m - 1) / 2)) with m = n - 2. Glass's delta divides by the standard deviation of the second group.",
  edgeCases:
    "Values below detection need a substitution (below). Fewer than 2 values in a group, or no spread within the groups: refused. A second group that does not vary: no Glass's delta.",
  rEquivalent: "effectsize::cohens_d(x, y); effectsize::hedges_g(x, y); effectsize::glass_delta(x, y)",
  source: "Hedges LV. Distribution theory for Glass's estimator of effect size. J Educ Stat 1981;6:107-128.",
  inR: `
compute_effect_size <- function(input) {
  x <- numbers(input[[1]]); y <- numbers(input[[2]])
  n <- c(length(x), length(y)); m <- sum(n) - 2
  if (any(n < 2) || var(x) + var(y) == 0) stop("too few values, or no spread")
  pooled <- sqrt(((n[1] - 1) * var(x) + (n[2] - 1) * var(y)) / m)
  d <- (mean(x) - mean(y)) / pooled
  list(hedges_g = d * exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2), cohen_d = d,
       glass_delta = if (var(y) > 0) (mean(x) - mean(y)) / sd(y) else NA,
       mean_difference = mean(x) - mean(y), pooled_sd = pooled)
}`,
});
