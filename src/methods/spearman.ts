import { ensure } from "../statistics/refusal.js";
import { spearmanOfRanks as correlation } from "../statistics/spearman.js";
import { spearmanBootstrap } from "../statistics/spearman-bootstrap.js";
import { spearmanInterval } from "../statistics/spearman-interval.js";
import { branches } from "./branches.js";
import { alternative, confLevel, exact } from "./fields.js";
import { percent } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { resamples, seed } from "./resampled.js";

export const spearman = defineMethod({
  name: "spearman",
  title: "Spearman's rank correlation",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The first variable." },
    with: { type: "variable", accepts: ["number"], doc: "The second variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    alternative,
    exact,
    interval: {
      type: "choice",
      of: ["bonett-wright", "bootstrap"],
      default: "bonett-wright",
      doc: "Fisher's z with the standard error of Bonett and Wright, or, under heavy ties, percentiles of resampled pairs.",
    },
    resamples,
    seed,
    conf_level: confLevel,
  },
  needs: ({ of, with: other, in: subset }) => ({ shape: "ranks", x: of, y: other, in: subset }),
  parts: {
    rho: { kind: "correlation", label: "Spearman's rho" },
    p: { kind: "p", label: "p" },
    conf_low: { kind: "correlation", label: "confidence interval, lower limit" },
    conf_high: { kind: "correlation", label: "confidence interval, upper limit" },
    branch: { kind: "text", label: "how p was computed" },
  },
  headline: "rho",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "rho",
  compute: function* ({ x, y }, { alternative, exact, interval: kind, resamples, seed, conf_level }) {
    ensure(x.n >= 3, `needs at least 3 pairs, found ${x.n}`);
    const { estimate, p, exact: isExact } = correlation(x, y, { alternative, exact: branches[exact] });
    ensure(estimate !== null && p !== null, "needs variables that vary");
    const bounded = x.n >= 4 && Math.abs(estimate) < 1;
    const interval = !bounded
      ? undefined
      : kind === "bootstrap"
        ? yield* spearmanBootstrap(x, y, { resamples, seed, confLevel: conf_level })
        : spearmanInterval(estimate, x.n, { confLevel: conf_level });
    return {
      result: {
        rho: estimate,
        p,
        conf_low: interval?.conf_low ?? null,
        conf_high: interval?.conf_high ?? null,
        branch: isExact ? "exact or Edgeworth series" : "t approximation",
      },
    };
  },
});

export const spearmanWords = defineWords(spearman, {
  label: ({ of, with: other, in: subset }, names) =>
    `${names.variable(of)} with ${names.variable(other)}, ${names.subset(subset)}`,
  phrase: (kit) =>
    kit.result.conf_low === null
      ? ["rho = ", kit.part("rho"), ", ", ...kit.p()]
      : ["rho = ", kit.part("rho"), " (", ...kit.interval(), "), ", ...kit.p()],
  methodsLine: ({ interval, resamples, seed, conf_level }) =>
    `Associations between two variables are given as Spearman's rank correlation, with a ${percent(conf_level)} confidence interval ${
      interval === "bootstrap"
        ? `from the percentiles of ${resamples} resamples of the pairs (seed ${seed})`
        : "by Fisher's z with the standard error of Bonett and Wright"
    }.`,
  formula:
    "Pearson's correlation of the mid-ranks. p from t with n - 2 degrees of freedom where values are tied, else from the distribution of S (exact up to 9 pairs, an Edgeworth series up to 1290). The interval is tanh(atanh(rho) ± z sqrt((1 + rho²/2) / (n - 3))), or, from the bootstrap, quantiles (type 6) of the correlations of pairs drawn with replacement and ranked anew.",
  edgeCases:
    "Values below detection are tied lowest, after all are cut at the highest limit present. A variable that does not vary: refused. Fewer than 4 pairs, or a rho of -1 or 1: no interval.",
  rEquivalent: 'cor.test(x, y, method = "spearman")',
  source: "Spearman C. Am J Psychol 1904;15:72-101. Bonett DG, Wright TA. Psychometrika 2000;65:23-28.",
  inR: `
compute_spearman <- function(input, alternative, exact, interval, resamples, seed, conf_level) {
  x <- rank(input$x); y <- rank(input$y); n <- length(x)
  if (n < 3) stop("fewer than 3 pairs")
  if (length(unique(x)) < 2 || length(unique(y)) < 2) stop("a variable that does not vary")
  ties <- any(duplicated(x)) || any(duplicated(y))
  by_series <- !ties && exact != "approximate" && n <= 1290
  test <- suppressWarnings(cor.test(x, y, method = "spearman", exact = by_series,
                                    alternative = sub("-", ".", alternative)))
  rho <- if (all(x == y)) 1 else if (all(x == n + 1 - y)) -1 else cor(x, y)
  p <- if (abs(rho) == 1 && !by_series && alternative == "two-sided") 0 else test$p.value
  limits <- c(NA, NA)
  if (n >= 4 && abs(rho) < 1 && interval == "bootstrap") {
    ordered <- order(input$x, input$y)
    x <- input$x[ordered]; y <- input$y[ordered]
    seed_mrg32k3a(seed)
    found <- replicate(resamples, {
      pair <- floor(runif(n) * n) + 1
      suppressWarnings(cor(rank(x[pair]), rank(y[pair])))      # NA where a variable does not vary
    })
    limits <- quantile(signif(found[!is.na(found)], 12), c((1 - conf_level) / 2, (1 + conf_level) / 2), type = 6, names = FALSE)
  } else if (n >= 4 && abs(rho) < 1)
    limits <- tanh(atanh(rho) + c(-1, 1) * qnorm((1 + conf_level) / 2) * sqrt((1 + rho^2 / 2) / (n - 3)))
  list(rho = rho, p = p, conf_low = limits[1], conf_high = limits[2],
       branch = if (by_series) "exact or Edgeworth series" else "t approximation")
}`,
});
