import { ensure } from "../statistics/refusal.js";
import { tukeyHsd as comparisons } from "../statistics/tukey-hsd.js";
import { arithmetic } from "./censored.js";
import { across, below, confLevel } from "./fields.js";
import { belowLine, labelAcross, percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const tukeyHsd = defineMethod({
  name: "tukey-hsd",
  title: "Tukey's honest significant differences",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    across,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, across, below }) => ({ shape: "samples", of, in: across, ...(below && { below }) }),
  parts: {
    comparisons: { kind: "count", label: "pairs compared" },
    smallest_p: { kind: "p", label: "smallest adjusted p" },
  },
  rowParts: {
    group1: { kind: "text", label: "subset" },
    group2: { kind: "text", label: "subset subtracted" },
    diff: { kind: "value", of: "of", label: "difference of means" },
    conf_low: { kind: "value", of: "of", label: "simultaneous interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "simultaneous interval, upper limit" },
    q_statistic: { kind: "statistic", label: "studentized range" },
    p_adjusted: { kind: "p", label: "adjusted p" },
  },
  rowNames: ({ across }) => across.flatMap((second, i) => across.slice(i + 1).map((first) => `${first},${second}`)),
  rowSpans: { interval: ["conf_low", "conf_high"] },
  rowEffect: ["diff", "conf_low", "conf_high"],
  headline: "smallest_p",
  disjoint: true,
  compute: ({ samples }, { across, conf_level }) => {
    const pairs = comparisons(samples.map(arithmetic), { confLevel: conf_level });
    const rows = pairs.map(({ group1, group2, diff, q, conf_low, conf_high, p_adjusted }) => {
      ensure(q !== null && Number.isFinite(q) && p_adjusted !== null, "needs values that vary within the groups");
      return {
        group1: across[group1]!,
        group2: across[group2]!,
        diff,
        conf_low,
        conf_high,
        q_statistic: q,
        p_adjusted,
      };
    });
    return {
      result: { comparisons: rows.length, smallest_p: Math.min(...rows.map((row) => row.p_adjusted)) },
      rows,
    };
  },
});

export const tukeyHsdWords = defineWords(tukeyHsd, {
  label: (declaration, names) => `${labelAcross(declaration, names)}: pairs`,
  phrase: (kit) => [
    "Tukey's comparisons of ",
    kit.part("comparisons"),
    kit.result.comparisons === 1 ? " pair" : " pairs",
    ", smallest adjusted ",
    ...kit.p("smallest_p"),
  ],
  methodsLine: ({ conf_level, below }) => [
    `Means of all pairs of groups were compared by Tukey's honest significant differences, which assume equal variances, with simultaneous ${percent(conf_level)} confidence intervals and adjusted p values.`,
    ...belowLine(below),
  ],
  formula:
    "The difference of two means over the root of half the mean square within the groups times the sum of the reciprocals of their numbers (Kramer's form for unequal groups), referred to the studentized range of as many means as there are groups; the intervals hold for all pairs together.",
  edgeCases:
    "Rows are later subsets less earlier ones. Values below detection need a substitution (below). A group without values, no more values than groups, or no variance within the groups: refused.",
  rEquivalent: "TukeyHSD(aov(x ~ group)); its probabilities are good to about 1e-5 with few degrees of freedom",
  source: "Tukey JW. The problem of multiple comparisons. 1953. Kramer CY. Biometrics 1956;12:307-310.",
  rTolerances: { conf_low: 1e-7, conf_high: 1e-7, p_adjusted: 1e-7, smallest_p: 1e-7 }, // quadrature on either side
  inR: `
compute_tukey_hsd <- function(input, across, conf_level) {
  x <- lapply(input, numbers)
  k <- length(x); size <- lengths(x); df <- sum(size) - k
  if (any(size == 0) || df < 1) stop("too few values")
  within <- sum(vapply(x, function(v) sum((v - mean(v))^2), 0)) / df
  if (all(vapply(x, function(v) all(v == v[1]), TRUE))) stop("no variance within the groups")
  # ptukey is good to some 5 digits with few degrees of freedom. By Gauss's quadrature instead: the probability that the
  # range of k normal deviates exceeds w, and its mean over the distribution of the standard deviation.
  order <- 1:23
  steps <- order / sqrt(4 * order^2 - 1)
  jacobi <- matrix(0, 24, 24)
  jacobi[cbind(order, order + 1)] <- jacobi[cbind(order + 1, order)] <- steps
  gauss <- eigen(jacobi, symmetric = TRUE)
  panels <- function(cuts) {
    half <- diff(cuts) / 2
    list(at = c(outer(gauss$values, half) + rep(cuts[-1] - half, each = 24)), weight = c(outer(2 * gauss$vectors[1, ]^2, half)))
  }
  range_above <- function(w) {
    z <- panels(seq(-9, w / 2 + 9, length.out = 13))
    a <- pnorm(z$at)
    share <- pmin(1, pnorm(z$at - w) / a)
    sum(z$weight * -k * dnorm(z$at) * a^(k - 1) * expm1((k - 1) * log1p(-share)))
  }
  tails <- c(1e-300, 1e-100, 1e-40, 1e-18, 1e-9, 1e-4, 0.02, 0.2)
  deviations <- panels(sqrt(c(0, qchisq(tails, df), qchisq(rev(tails)[-8], df, lower.tail = FALSE)) / df))
  density <- function(s) exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2)
  mass <- deviations$weight * density(pmax(deviations$at, 1e-300))
  tukey_above <- function(q) sum(mass * vapply(q * deviations$at, range_above, 0))
  critical <- exp(root(function(l) log(tukey_above(exp(l))) - log(1 - conf_level), log(0.01), log(1000)))
  pairs <- combn(k, 2); first <- pairs[2, ]; second <- pairs[1, ]
  means <- vapply(x, mean, 0)
  diff <- means[first] - means[second]
  error <- sqrt(within / 2 * (1 / size[first] + 1 / size[second]))
  p <- vapply(abs(diff) / error, tukey_above, 0)
  list(comparisons = length(p), smallest_p = min(p),
       rows = data.frame(group1 = across[first], group2 = across[second], diff = diff,
                         conf_low = diff - critical * error, conf_high = diff + critical * error,
                         q_statistic = abs(diff) / error, p_adjusted = p))
}`,
});
