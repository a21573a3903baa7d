import { pearson as correlation } from "../statistics/pearson.js";
import { ensure } from "../statistics/refusal.js";
import { arithmeticPairs } from "./censored.js";
import { below, confLevel } from "./fields.js";
import { belowLine, labelPair, percent, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const pearson = defineMethod({
  name: "pearson",
  title: "Pearson's correlation",
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
    below,
    conf_level: confLevel,
  },
  needs: ({ of, with: other, in: subset, below }) => ({
    shape: "pairs",
    x: of,
    y: other,
    in: subset,
    ...(below && { below }),
  }),
  parts: {
    r: { kind: "correlation", label: "Pearson's r" },
    t: { kind: "statistic", label: "t" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    conf_low: { kind: "correlation", label: "confidence interval, lower limit" },
    conf_high: { kind: "correlation", label: "confidence interval, upper limit" },
  },
  headline: "r",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "r",
  compute: (pairs, { alternative, conf_level }) => {
    const { x, y } = arithmeticPairs(pairs);
    const { estimate, t, df, p, ...limits } = correlation(x, y, { alternative, confLevel: conf_level });
    ensure(estimate !== null && t !== null && p !== null, "needs variables that vary");
    const { conf_low, conf_high } = Math.abs(estimate) < 1 ? limits : { conf_low: null, conf_high: null };
    return { result: { r: estimate, t, df, p, conf_low, conf_high } };
  },
});

export const pearsonWords = defineWords(pearson, {
  label: labelPair,
  phrase: (kit) => [
    "r = ",
    kit.part("r"),
    ...(kit.result.conf_low === null ? [] : [" (", ...kit.interval(), ")"]),
    ", ",
    ...kit.p(),
  ],
  methodsLine: ({ alternative, conf_level, below }) => [
    `Linear associations between two variables are given as Pearson's correlation${sided(alternative)}, with the ${percent(conf_level)} confidence interval by Fisher's z.`,
    ...belowLine(below),
  ],
  formula:
    "The sum of products of deviations from the means over the root of the product of their sums of squares. t is r sqrt((n - 2) / (1 - r²)) with n - 2 degrees of freedom; the interval is tanh(atanh(r) ± z / sqrt(n - 3)).",
  edgeCases:
    "Values below detection need a substitution (below). Fewer than 3 pairs, or a variable that does not vary: refused. Fewer than 4 pairs, or an r of -1 or 1: no interval. One-sided intervals end at -1 or 1.",
  rEquivalent: "cor.test(x, y)",
  source: "Fisher RA. On the probable error of a coefficient of correlation. Metron 1921;1:3-32.",
  inR: `
compute_pearson <- function(input, alternative, conf_level) {
  if (is.null(input$numbers)) stop("values beyond detection, and no substitution is declared")
  x <- input$numbers$x; y <- input$numbers$y
  if (length(x) < 3 || length(unique(x)) < 2 || length(unique(y)) < 2) stop("too few pairs, or no variation")
  test <- cor.test(x, y, alternative = sub("-", ".", alternative), conf.level = conf_level)
  r <- test$estimate[[1]]; df <- length(x) - 2; t <- test$statistic[[1]]; p <- test$p.value
  perfect <- 1 - abs(r) < 1e-15                            # but for rounding, which would leave t finite
  if (perfect) {
    t <- sign(r) * Inf
    p <- switch(alternative, less = pt(t, df), greater = pt(-t, df), 0)
  }
  bounded <- length(x) > 3 && !perfect
  list(r = r, t = t, df = df, p = p,
       conf_low = if (bounded) test$conf.int[1] else NA, conf_high = if (bounded) test$conf.int[2] else NA)
}`,
});
