import type { InputOf, Need } from "../cohort/need.js";
import { ensure } from "../statistics/refusal.js";
import { signedRank as test } from "../statistics/signed-rank.js";
import { signedRankShift } from "../statistics/signed-rank-shift.js";
import { type Sorted, sort } from "../statistics/sorted.js";
import { branches } from "./branches.js";
import { arithmetic, arithmeticPairs } from "./censored.js";
import { below, confLevel, exact } from "./fields.js";
import { belowLine, labelIn, labelPair, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

type SignedRankNeed = Extract<Need, { shape: "samples" | "pairs" }>;

export const signedRank = defineMethod({
  name: "signed-rank",
  title: "Wilcoxon signed-rank test",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    with: {
      type: "variable",
      accepts: ["number"],
      optional: true,
      doc: "The variable of the same participants that is subtracted; without it the values themselves are tested.",
    },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    mu: { type: "number", default: 0, doc: "The centre under the null hypothesis." },
    alternative: {
      type: "choice",
      of: ["two-sided", "less", "greater"],
      default: "two-sided",
      doc: "The alternative hypothesis, about the centre against mu.",
    },
    exact,
    below,
    conf_level: confLevel,
  },
  needs: ({ of, with: other, in: subset, below }): SignedRankNeed =>
    other === undefined
      ? { shape: "samples", of, in: [subset], ...(below && { below }) }
      : { shape: "pairs", x: of, y: other, in: subset, ...(below && { below }) },
  parts: {
    v: { kind: "statistic", label: "V" },
    p: { kind: "p", label: "p" },
    estimate: { kind: "value", of: "of", label: "centre (Hodges-Lehmann pseudomedian)" },
    conf_low: { kind: "value", of: "of", label: "confidence interval, lower limit" },
    conf_high: { kind: "value", of: "of", label: "confidence interval, upper limit" },
    conf_level_achieved: { kind: "level", label: "confidence level attained, where it is known" },
    rank_biserial_matched: { kind: "correlation", label: "matched rank-biserial correlation" },
    n_zero: { kind: "count", label: "values equal to mu, left out" },
    branch: { kind: "text", label: "distribution of V" },
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "estimate",
  compute: (input, { mu, alternative, exact, conf_level }) => {
    const values = differencesOf(input);
    const options = { mu, alternative, exact: branches[exact] };
    const { v, p, rank_biserial_matched, n_zero, exact: isExact } = test(values, options);
    ensure(p !== null, `needs values other than ${mu}, found none`);
    const shift = signedRankShift(values, { ...options, confLevel: conf_level });
    const branch = isExact ? "exact" : "normal approximation";
    const rest = { rank_biserial_matched, n_zero, branch };
    const { estimate, conf_low, conf_high, conf_level_achieved } = shift;
    // limits that hold nothing with certainty are none
    if (conf_level_achieved !== null && conf_level_achieved <= 0)
      return { result: { v, p, estimate, conf_low: null, conf_high: null, conf_level_achieved: null, ...rest } };
    return { result: { v, p, estimate, conf_low, conf_high, conf_level_achieved, ...rest } };
  },
});

/** What is tested, ascending: the differences of pairs, or the values of the one sample. */
function differencesOf(input: InputOf<SignedRankNeed>): Sorted {
  if ("samples" in input) return arithmetic(input.samples[0]!);
  const { x, y } = arithmeticPairs(input);
  return sort(x.map((value, i) => value - y[i]!));
}

export const signedRankWords = defineWords(signedRank, {
  label: ({ with: other, mu, ...rest }, names) => {
    const against = mu === 0 ? "" : `, against ${mu}`;
    return `${other === undefined ? labelIn(rest, names) : labelPair({ ...rest, with: other }, names)}${against}`;
  },
  phrase: (kit, { with: other, conf_level }) => {
    const { branch, conf_low, conf_level_achieved } = kit.result;
    const short = typeof conf_level_achieved === "number" && conf_level_achieved < conf_level;
    const limits = kit.interval("conf_low", "conf_high", short ? kit.part("conf_level_achieved") : undefined);
    return [
      other === undefined ? "centre " : "difference ",
      kit.part("estimate"),
      kit.unit("estimate"),
      ...(conf_low === null ? [] : [" (", ...limits, ")"]),
      branch === "exact" ? ", exact signed-rank V = " : ", signed-rank V = ",
      kit.part("v"),
      ", ",
      ...kit.p(),
    ];
  },
  methodsLine: ({ with: other, alternative, exact, conf_level, below }) => [
    `${other === undefined ? "Values were compared with a fixed one" : "Two measurements of the same participants were compared"} by the Wilcoxon signed-rank test${sided(alternative)}, ${branchLine[exact]}, with the Hodges-Lehmann pseudomedian and its ${percent(conf_level)} confidence interval.`,
    ...belowLine(below),
  ],
  formula:
    "The values (of pairs: the first less the second), less mu, are ranked by size without their sign, zeros left out; V is the sum of the ranks of the positive ones. The centre is the median of all means of two values, each with itself included (Walsh averages), and its limits are order statistics of them. The matched rank-biserial correlation is the positive less the negative rank sum over both.",
  edgeCases:
    "Exact probabilities only without ties and zeros, by default below 50 values. Values below detection need a substitution (below). Too few values for the level: the widest interval that they allow, with the level attained; a single value, or so few that no level is: none. Nothing but zeros: refused.",
  rEquivalent:
    "wilcox.test(x, y, paired = TRUE, conf.int = TRUE); R 4.6 is exact with ties and zeros too, by other ranks, unless exact = FALSE",
  source: "Wilcoxon F. Biometrics Bull 1945;1:80-83. Hodges JL, Lehmann EL. Ann Math Stat 1963;34:598-611.",
  inR: `
compute_signed_rank <- function(input, mu, alternative, exact, conf_level) {
  one <- is.list(input[[1]])                              # one sample, else pairs
  if (!one && is.null(input$numbers)) stop("values beyond detection, and no substitution is declared")
  all <- if (one) numbers(input[[1]]) else input$numbers$x - input$numbers$y
  x <- all[all - mu != 0]                                  # R 4.6 would rank zeros: left out here
  n <- length(x)
  if (n == 0) stop("nothing but zeros")
  size <- abs(x - mu)
  small <- switch(exact, auto = n < 50, exact = TRUE, approximate = FALSE)
  by_count <- small && n == length(all) && !anyDuplicated(size)
  side <- sub("-", ".", alternative)
  test <- function(side) wilcox.test(x - mu, exact = by_count, correct = TRUE, alternative = side)
  v <- test("less")$statistic[[1]]
  tail <- if (alternative != "two-sided") alternative else if (v > n * (n + 1) / 4) "greater" else "less"
  p <- test(tail)$p.value                                 # of that side alone: R 4.6 takes two-sided ones from 1 - p
  # order statistics of the Walsh averages: all are formed where they are few; else an interval that holds the k-th is
  # halved until nothing but rounding is left of it
  x <- sort(x)
  pairs <- n * (n + 1) / 2
  few <- n <= 2000
  if (few) averages <- (function(all) sort(all[!lower.tri(all)]) / 2)(outer(x, x, "+"))
  partners <- function(t) findInterval(2 * t - x, x)       # for each x, how many give an average up to t
  upto <- function(t) (sum(as.numeric(partners(t))) + sum(x <= t)) / 2
  kth <- function(k) {
    if (few) return(averages[k])
    low <- x[1] - abs(x[1]) - 1; high <- x[n]
    while (high - low > 8 * .Machine$double.eps * max(abs(x))) {
      middle <- low / 2 + high / 2
      if (upto(middle) >= k) high <- middle else low <- middle
    }
    one <- which(partners(high) > partners(low))[1]
    x[one] / 2 + x[partners(high)[one]] / 2
  }
  estimate <- mean(c(kth(ceiling(pairs / 2)), kth(floor(pairs / 2) + 1)))
  achieved <- NA
  if (by_count) {
    sides <- if (alternative == "two-sided") 2 else 1
    k <- max(1, qsignrank((1 - conf_level) / sides, n))
    limits <- c(kth(k), kth(pairs + 1 - k))
    if (alternative == "less") limits[1] <- -Inf
    if (alternative == "greater") limits[2] <- Inf
    achieved <- 1 - sides * psignrank(k - 1, n)
  } else {
    mirror <- if (alternative == "less") -1 else 1         # R halves the error of an upper limit once too often
    if (alternative == "less") side <- "greater"
    aside <- min(mirror * x) - 1                           # no value equals it: none is dropped
    limits <- wilcox.test(mirror * x, mu = aside, exact = FALSE, correct = TRUE, alternative = side, conf.int = TRUE,
                          conf.level = conf_level, tol.root = 1e-14)$conf.int
    reached <- attr(limits, "conf.level")
    if (mirror < 0) limits <- -rev(limits)
    if (!anyNA(limits) && reached != conf_level) achieved <- reached
  }
  if (!is.na(achieved) && achieved <= 0) limits <- achieved <- c(NA, NA)
  list(v = v, p = if (alternative == "two-sided") min(1, 2 * p) else p, estimate = estimate,
       conf_low = limits[1], conf_high = limits[2], conf_level_achieved = achieved[1],
       rank_biserial_matched = (2 * v - n * (n + 1) / 2) / (n * (n + 1) / 2), n_zero = length(all) - n,
       branch = if (by_count) "exact" else "normal approximation")
}`,
});

const branchLine = {
  auto: "exact below 50 values without ties or zeros and by the normal approximation with continuity correction otherwise",
  exact: "exact without ties or zeros and by the normal approximation with continuity correction otherwise",
  approximate: "by the normal approximation with continuity correction",
} as const;
