import { kendallOfRanks as correlation } from "../statistics/kendall.js";
import { kendallInterval } from "../statistics/kendall-interval.js";
import { ensure } from "../statistics/refusal.js";
import { branches } from "./branches.js";
import { confLevel, exact } from "./fields.js";
import { labelPair, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const kendall = defineMethod({
  name: "kendall",
  title: "Kendall's rank correlation",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The first variable." },
    with: { type: "variable", accepts: ["number"], doc: "The second variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    alternative: {
      type: "choice",
      of: ["two-sided", "less", "greater"],
      default: "two-sided",
      doc: "The alternative hypothesis, about the correlation against 0.",
    },
    exact,
    conf_level: confLevel,
  },
  needs: ({ of, with: other, in: subset }) => ({ shape: "ranks", x: of, y: other, in: subset }),
  parts: {
    tau: { kind: "correlation", label: "Kendall's tau-b" },
    p: { kind: "p", label: "p" },
    conf_low: { kind: "correlation", label: "confidence interval, lower limit" },
    conf_high: { kind: "correlation", label: "confidence interval, upper limit" },
    statistic: { kind: "statistic", label: "T (concordant pairs) where p is exact, else z" },
    branch: { kind: "text", label: "how p was computed" },
  },
  headline: "tau",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "tau",
  compute: ({ x, y }, { alternative, exact, conf_level }) => {
    ensure(x.n >= 3, `needs at least 3 pairs, found ${x.n}`);
    const test = correlation(x, y, { alternative, exact: branches[exact] });
    const { estimate: tau, p, statistic } = test;
    ensure(tau !== null && p !== null && statistic !== null, "needs variables that vary");
    const bounded = x.n > 4 && Math.abs(tau) < 1;
    const interval = bounded ? kendallInterval(tau, x.n, { confLevel: conf_level }) : undefined;
    return {
      result: {
        tau,
        p,
        conf_low: interval?.conf_low ?? null,
        conf_high: interval?.conf_high ?? null,
        statistic,
        branch: test.exact ? "exact" : "normal approximation",
      },
    };
  },
});

export const kendallWords = defineWords(kendall, {
  label: labelPair,
  phrase: (kit) => [
    "tau = ",
    kit.part("tau"),
    ...(kit.result.conf_low === null ? [] : [" (", ...kit.interval(), ")"]),
    kit.result.branch === "exact" ? ", exact " : ", ",
    ...kit.p(),
  ],
  methodsLine: ({ alternative, exact, conf_level }) =>
    `Associations between two variables are given as Kendall's tau-b${sided(alternative)}, with p ${branchLine[exact]} and the ${percent(conf_level)} confidence interval by Fisher's z with the standard error of Fieller, Hartley and Pearson.`,
  formula:
    "Concordant less discordant pairs of participants, over the root of the product of the numbers of pairs not tied in either variable. p from the distribution of the number of concordant pairs, or from z with tie-corrected variance. The interval is tanh(atanh(tau) ± z sqrt(0.437 / (n - 4))).",
  edgeCases:
    "Exact only without ties, by default below 50 pairs. Values below detection are tied lowest, after all are cut at the highest limit present. Fewer than 3 pairs, or a variable that does not vary: refused. Fewer than 5 pairs, or a tau of -1 or 1: no interval.",
  rEquivalent: 'cor.test(x, y, method = "kendall")',
  source: "Kendall MG. Biometrika 1938;30:81-93. Fieller EC, Hartley HO, Pearson ES. Biometrika 1957;44:470-481.",
  inR: `
compute_kendall <- function(input, alternative, exact, conf_level) {
  x <- rank(input$x); y <- rank(input$y); n <- length(x)
  if (n < 3) stop("fewer than 3 pairs")
  if (length(unique(x)) < 2 || length(unique(y)) < 2) stop("a variable that does not vary")
  ties <- anyDuplicated(x) > 0 || anyDuplicated(y) > 0
  by_count <- !ties && switch(exact, auto = n < 50, exact = TRUE, approximate = FALSE)
  test <- function(y, side) cor.test(x, y, method = "kendall", exact = by_count, alternative = side)
  # the upper tail is the lower one of the mirrored ranks, without R's difference from 1
  less <- test(y, "less")$p.value
  greater <- if (by_count) test(-y, "less")$p.value else test(y, "greater")$p.value
  p <- switch(alternative, less = less, greater = greater, min(1, 2 * min(less, greater)))
  tau <- cor(x, y, method = "kendall")
  limits <- c(NA, NA)
  if (n > 4 && 1 - abs(tau) > 1e-14) limits <- tanh(atanh(tau) + c(-1, 1) * qnorm((1 + conf_level) / 2) * sqrt(0.437 / (n - 4)))
  list(tau = tau, p = p, conf_low = limits[1], conf_high = limits[2], statistic = test(y, "two.sided")$statistic[[1]],
       branch = if (by_count) "exact" else "normal approximation")
}`,
});

const branchLine = {
  auto: "exact below 50 pairs without ties and by the normal approximation otherwise",
  exact: "exact without ties and by the normal approximation otherwise",
  approximate: "by the normal approximation",
} as const;
