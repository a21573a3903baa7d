import { bootstrap as interval } from "../statistics/bootstrap.js";
import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { below, between, confLevel } from "./fields.js";
import { belowLine, labelBetween, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { ofTwo, resamples, seed, settled } from "./resampled.js";

export const bootstrapDifference = defineMethod({
  name: "bootstrap-difference",
  title: "Bootstrap interval of a difference",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    between,
    statistic: {
      type: "choice",
      of: ["difference-of-means", "difference-of-medians", "ratio-of-means", "ratio-of-medians"],
      default: "difference-of-means",
      doc: "What is estimated, of the first group against the second.",
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
  needs: ({ of, between, below }) => ({ shape: "samples", of, in: between, ...(below && { below }) }),
  parts: ({ statistic = "difference-of-means" }) => {
    const effect = isRatio(statistic) ? { kind: "ratio" as const } : { kind: "value" as const, of: "of" };
    return {
      estimate: { ...effect, label: nameOf[statistic] },
      se: { ...effect, label: "bootstrap standard error" },
      conf_low: { ...effect, label: "bootstrap interval, lower limit" },
      conf_high: { ...effect, label: "bootstrap interval, upper limit" },
    };
  },
  headline: "estimate",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "estimate",
  disjoint: true,
  compute: function* ({ samples }, { statistic, interval: kind, resamples, seed, conf_level }) {
    const [x, y] = samples.map(arithmetic);
    ensure(
      x!.length >= 2 && y!.length >= 2,
      `needs at least 2 values in each group, found ${x!.length} and ${y!.length}`,
    );
    ensure(!isRatio(statistic) || (x![0]! > 0 && y![0]! > 0), "a ratio needs values above 0");
    const of = ofTwo[statistic];
    const options = { seed, resamples, confLevel: conf_level, interval: kind };
    const { se, conf_low, conf_high } = yield* interval([x!, y!], settled(of), options);
    return { result: { estimate: of(x!, y!), se, conf_low, conf_high } };
  },
});

export const bootstrapDifferenceWords = defineWords(bootstrapDifference, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, ${nameOf[declaration.statistic]}`,
  phrase: (kit, { statistic, interval }) => [
    `${nameOf[statistic]} `,
    kit.part("estimate"),
    kit.unit("estimate"),
    ...(kit.result.conf_low === null ? [] : [" (", ...kit.interval(), `, ${kindOf[interval]} bootstrap)`]),
  ],
  methodsLine: ({ statistic, interval, resamples, seed, conf_level, below }) => [
    `The ${nameOf[statistic]} of two groups is given with the ${percent(conf_level)} ${kindOf[interval]} bootstrap interval of ${resamples} resamples (seed ${seed}).`,
    ...belowLine(below),
  ],
  formula:
    "Each resample draws from either group as many values as it has, with replacement, the first group first; the limits are quantiles (type 6) of the resampled estimates: at half the error on either side (percentile), or at levels shifted by their median bias and by the acceleration, a sixth of the skewness of the jackknife's influence values over both groups (BCa).",
  edgeCases:
    'Fewer than 2 values in a group, or, for a ratio, a value of 0 or less: refused. Values below detection need a substitution (below). No spread, or all resampled estimates on one side of the estimate: no BCa interval. Estimates are compared after rounding to 12 digits. The random numbers are MRG32k3a, which R gives under RNGkind("L\'Ecuyer-CMRG") with the seed in all six words.',
  rEquivalent: "boot::boot.ci(boot::boot(data, statistic, R, strata = group)), with other random numbers",
  source:
    "Davison AC, Hinkley DV. Bootstrap methods and their application. Cambridge University Press, 1997, section 5.3.",
  inR: `
compute_bootstrap_difference <- function(input, statistic, interval, resamples, seed, conf_level) {
  samples <- lapply(input, numbers); n <- lengths(samples)
  if (any(n < 2)) stop("fewer than 2 values")
  ratio <- statistic %in% c("ratio-of-means", "ratio-of-medians")
  if (ratio && any(unlist(samples) <= 0)) stop("values of 0 or less")
  centre <- if (statistic %in% c("difference-of-means", "ratio-of-means")) mean else median
  of <- function(s) if (ratio) centre(s[[1]]) / centre(s[[2]]) else centre(s[[1]]) - centre(s[[2]])
  settled <- function(s) signif(of(s), 12)                 # equal estimates stay equal
  seed_mrg32k3a(seed)
  draw <- function(x) x[floor(runif(length(x)) * length(x)) + 1]
  replicates <- vapply(seq_len(resamples), function(i) settled(list(draw(samples[[1]]), draw(samples[[2]]))), 0)
  estimate <- settled(samples)
  levels <- c(1 - conf_level, 1 + conf_level) / 2
  if (interval == "bca") {
    bias <- qnorm(mean((replicates < estimate) + (replicates == estimate) / 2))
    influence <- unlist(lapply(1:2, function(k) {
      left_out <- vapply(seq_len(n[k]), function(i) { s <- samples; s[[k]] <- s[[k]][-i]; settled(s) }, 0)
      (n[k] - 1) / n[k] * (mean(left_out) - left_out)
    }))
    skew <- sum(influence^3) / (6 * sum(influence^2)^1.5)
    levels <- pnorm(bias + (bias + qnorm(levels)) / (1 - skew * (bias + qnorm(levels))))
    if (!is.finite(bias) || !is.finite(skew)) levels <- NULL
  }
  limits <- if (is.null(levels)) c(NA, NA) else quantile(replicates, levels, type = 6, names = FALSE)
  list(estimate = of(samples), se = sd(replicates), conf_low = limits[1], conf_high = limits[2])
}`,
});

const nameOf = {
  "difference-of-means": "difference of means",
  "difference-of-medians": "difference of medians",
  "ratio-of-means": "ratio of means",
  "ratio-of-medians": "ratio of medians",
} as const;
const kindOf = { bca: "BCa", percentile: "percentile" } as const;

function isRatio(statistic: keyof typeof nameOf): boolean {
  return statistic === "ratio-of-means" || statistic === "ratio-of-medians";
}
