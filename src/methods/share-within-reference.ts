import { quantile as quantileOf } from "../statistics/quantile.js";
import { ensure } from "../statistics/refusal.js";
import { notAbove, resampledShares } from "../statistics/resampled-shares.js";
import { asSorted } from "../statistics/sorted.js";
import { censored } from "./censored.js";
import { confLevel } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const shareWithinReference = defineMethod({
  name: "share-within-reference",
  title: "Share within a reference range",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants whose share is asked for." },
    reference: { type: "subset", optional: true, doc: "The participants who define the range." },
    quantile: { type: "number", minimum: 0.5, maximum: 0.999, default: 0.95, doc: "Upper end of the range." },
    resamples: { type: "number", minimum: 100, maximum: 100000, default: 2000, doc: "Bootstrap resamples." },
    seed: { type: "number", minimum: 1, maximum: 2147483647, default: 1, doc: "Seed of the random numbers." },
    conf_level: confLevel,
  },
  needs: ({ of, in: subset, reference }) => ({ shape: "samples", of, in: [subset, reference ?? "all"] }),
  parts: {
    threshold: { kind: "value", of: "of", label: "upper end of the reference range" },
    within: { kind: "count", label: "participants within the range" },
    proportion: { kind: "proportion", label: "share within the range" },
    conf_low: { kind: "proportion", label: "bootstrap interval, lower limit" },
    conf_high: { kind: "proportion", label: "bootstrap interval, upper limit" },
  },
  headline: "proportion",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "proportion",
  disjoint: true,
  compute: function* ({ samples }, { quantile, resamples, seed, conf_level }) {
    const [sample, reference] = samples as [(typeof samples)[0], (typeof samples)[0]];
    const x = sample!.values;
    const y = reference!.values;
    ensure(x.length > 0 && y.length > 1, `needs values in both groups, found ${x.length} and ${y.length}`);
    const threshold = quantileOf(y, quantile);
    const within = notAbove(x, threshold);
    const sorted = asSorted((yield* resampledShares(x, y, { quantile, resamples, seed })).sort());
    const tail = (1 - conf_level) / 2;
    return {
      result: {
        threshold: censored(threshold, reference!),
        within,
        proportion: within / x.length,
        conf_low: quantileOf(sorted, tail),
        conf_high: quantileOf(sorted, 1 - tail),
      },
    };
  },
});

export const shareWithinReferenceWords = defineWords(shareWithinReference, {
  label: ({ of, in: subset, reference }, names) =>
    `${names.variable(of)}: share of ${names.subset(subset)} within the range of ${names.subset(reference ?? "all")}`,
  phrase: (kit) => [
    kit.part("within"),
    " within the range (",
    kit.part("proportion"),
    ", ",
    ...kit.interval(),
    ", threshold resampled)",
  ],
  methodsLine: ({ resamples, conf_level, seed }) =>
    `The share within a reference range is given with a ${conf_level * 100}% percentile bootstrap interval of ${resamples} resamples (seed ${seed}) in which those who define the range are resampled too, as their quantile is itself uncertain.`,
  formula:
    "The threshold is the reference group's quantile (type 7); the share is the proportion of the group no higher than it. In each resample both groups are drawn with replacement, the reference first, and the threshold is found anew; the limits are quantiles (type 7) of the shares.",
  edgeCases:
    'Values below detection are lowest, after all are cut at the highest limit present. The random numbers are MRG32k3a, which R gives under RNGkind("L\'Ecuyer-CMRG") with the seed in all six words.',
  rEquivalent: "mean(x <= quantile(y, 0.95)), bootstrapped by hand",
  source:
    "Efron B, Tibshirani RJ. An introduction to the bootstrap. Chapman & Hall, 1993. L'Ecuyer P. Oper Res 1999;47:159-164.",
  inR: `
compute_share_within_reference <- function(input, quantile, resamples, seed, conf_level) {
  x <- input[[1]]$values; y <- input[[2]]$values
  if (length(x) == 0 || length(y) < 2) stop("too few values")
  upper <- function(values) order_quantile(values, quantile)      # type 7, also where values are -Inf
  threshold <- upper(y)
  seed_mrg32k3a(seed)
  draw <- function(values) values[floor(runif(length(values)) * length(values)) + 1]
  shares <- numeric(resamples)
  for (i in seq_len(resamples)) {
    limit <- upper(draw(y))
    shares[i] <- mean(draw(x) <= limit)
  }
  limits <- stats::quantile(shares, c((1 - conf_level) / 2, 1 - (1 - conf_level) / 2), names = FALSE)
  list(threshold = censored(threshold, input[[2]]), within = sum(x <= threshold),
       proportion = mean(x <= threshold), conf_low = limits[1], conf_high = limits[2])
}`,
});
