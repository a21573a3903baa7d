import { bootstrap as interval } from "../statistics/bootstrap.js";
import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { below, confLevel } from "./fields.js";
import { belowLine, labelIn, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { ofOne, resamples, seed, settled } from "./resampled.js";

export const bootstrap = defineMethod({
  name: "bootstrap",
  title: "Bootstrap interval",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    statistic: {
      type: "choice",
      of: ["mean", "median", "standard-deviation"],
      default: "mean",
      doc: "What is estimated.",
    },
    interval: {
      type: "choice",
      of: ["bca", "percentile"],
      default: "bca",
      doc: "Bias-corrected and accelerated, or the percentiles of the resampled estimates.",
    },
    resamples,
    seed,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, in: subset, below }) => ({ shape: "samples", of, in: [subset], ...(below && { below }) }),
  parts: {
    estimate: { kind: "value", of: "of", label: "estimate" },
    se: { kind: "value", of: "of", label: "bootstrap standard error" },
    conf_low: { kind: "value", of: "of", label: "bootstrap interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "bootstrap interval, upper limit" },
  },
  headline: "estimate",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "estimate",
  compute: function* ({ samples }, { statistic, interval: kind, resamples, seed, conf_level }) {
    const values = arithmetic(samples[0]!);
    const least = statistic === "standard-deviation" ? 3 : 2; // without any one of them
    ensure(values.length >= least, `needs at least ${least} values, found ${values.length}`);
    const of = ofOne[statistic];
    const options = { seed, resamples, confLevel: conf_level, interval: kind };
    const { se, conf_low, conf_high } = yield* interval([values], settled(of), options);
    return { result: { estimate: of(values), se, conf_low, conf_high } };
  },
});

export const bootstrapWords = defineWords(bootstrap, {
  label: (declaration, names) => `${labelIn(declaration, names)}: ${nameOf[declaration.statistic]}`,
  phrase: (kit, { statistic, interval }) => [
    `${nameOf[statistic]} `,
    kit.part("estimate"),
    kit.unit("estimate"),
    ...(kit.result.conf_low === null ? [] : [" (", ...kit.interval(), `, ${kindOf[interval]} bootstrap)`]),
  ],
  methodsLine: ({ statistic, interval, resamples, seed, conf_level, below }) => [
    `The ${nameOf[statistic]} is given with the ${percent(conf_level)} ${kindOf[interval]} bootstrap interval of ${resamples} resamples (seed ${seed}).`,
    ...belowLine(below),
  ],
  formula:
    "Each resample draws as many values as there are, with replacement; the limits are quantiles (type 6) of the resampled estimates: at half the error on either side (percentile), or at levels shifted by their median bias and by the acceleration, a sixth of the skewness of the jackknife's influence values (BCa).",
  edgeCases:
    'Fewer than 2 values (of the standard deviation 3): refused. Values below detection need a substitution (below). No spread, or all resampled estimates on one side of the estimate: no BCa interval. Estimates are compared after rounding to 12 digits. The random numbers are MRG32k3a, which R gives under RNGkind("L\'Ecuyer-CMRG") with the seed in all six words.',
  rEquivalent: 'boot::boot.ci(boot::boot(x, statistic, R), type = "bca"), with other random numbers',
  source:
    "Efron B, Tibshirani RJ. An introduction to the bootstrap. Chapman & Hall, 1993. L'Ecuyer P. Oper Res 1999;47:159-164.",
  inR: `
compute_bootstrap <- function(input, statistic, interval, resamples, seed, conf_level) {
  x <- numbers(input[[1]]); n <- length(x)
  if (n < 2 || (n < 3 && statistic == "standard-deviation")) stop("too few values")
  of <- switch(statistic, mean = mean, median = median, "standard-deviation" = sd)
  settled <- function(x) signif(of(x), 12)                 # equal estimates stay equal
  seed_mrg32k3a(seed)
  replicates <- vapply(seq_len(resamples), function(i) settled(x[floor(runif(n) * n) + 1]), 0)
  estimate <- settled(x)
  levels <- c(1 - conf_level, 1 + conf_level) / 2
  if (interval == "bca") {
    bias <- qnorm(mean((replicates < estimate) + (replicates == estimate) / 2))
    left_out <- vapply(seq_len(n), function(i) settled(x[-i]), 0)
    influence <- mean(left_out) - left_out
    skew <- sum(influence^3) / (6 * sum(influence^2)^1.5)
    levels <- pnorm(bias + (bias + qnorm(levels)) / (1 - skew * (bias + qnorm(levels))))
    if (!is.finite(bias) || !is.finite(skew)) levels <- NULL
  }
  limits <- if (is.null(levels)) c(NA, NA) else quantile(replicates, levels, type = 6, names = FALSE)
  list(estimate = of(x), se = sd(replicates), conf_low = limits[1], conf_high = limits[2])
}`,
});

const nameOf = { mean: "mean", median: "median", "standard-deviation": "standard deviation" } as const;
const kindOf = { bca: "BCa", percentile: "percentile" } as const;
