import { fisher } from "../statistics/fisher.js";
import { ensure } from "../statistics/refusal.js";
import { alternative, between, confLevel } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const fisherExact = defineMethod({
  name: "fisher-exact",
  title: "Fisher's exact test",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    between,
    alternative,
    conf_level: confLevel,
  },
  needs: ({ of, between }) => ({ shape: "tallies", of, in: between }),
  parts: {
    p: { kind: "p", label: "p" },
    odds_ratio: { kind: "ratio", label: "odds ratio (conditional maximum likelihood)" },
    conf_low: { kind: "ratio", label: "confidence interval, lower limit" },
    conf_high: { kind: "ratio", label: "confidence interval, upper limit" },
  },
  headline: "p",
  spans: { interval: ["conf_low", "conf_high"] },
  effect: "odds_ratio",
  disjoint: true,
  compute: ({ tallies }, { alternative, conf_level }) => {
    const table = tallies.map(({ events, n }) => [events, n - events]);
    for (const { n } of tallies) ensure(n > 0, "needs participants in both groups");
    const { p, odds_ratio, conf_low, conf_high } = fisher(table, { alternative, confLevel: conf_level });
    const events = tallies.reduce((sum, tally) => sum + tally.events, 0);
    const degenerate = events === 0 || events === tallies.reduce((sum, { n }) => sum + n, 0);
    return { result: { p, odds_ratio: degenerate ? null : odds_ratio, conf_low, conf_high } };
  },
});

export const fisherExactWords = defineWords(fisherExact, {
  label: ({ of, between }, names) =>
    `${names.variable(of)}: ${names.subset(between[0]!)} against ${names.subset(between[1]!)}`,
  phrase: (kit) =>
    kit.result.odds_ratio === null
      ? ["Fisher's exact test ", ...kit.p()]
      : ["odds ratio ", kit.part("odds_ratio"), " (", ...kit.interval(), "), Fisher's exact test ", ...kit.p()],
  methodsLine: ({ conf_level }) =>
    `Proportions of two groups were compared by Fisher's exact test, with the conditional odds ratio and its exact ${conf_level * 100}% confidence interval.`,
  formula:
    "p is the sum of the probabilities of all tables with the same margins that are no more probable than the one observed; the odds ratio is the conditional maximum likelihood estimate, and its limits solve the equations of the noncentral hypergeometric distribution exactly.",
  edgeCases:
    "The p value and the interval rest on different orderings of tables and can disagree. The interval is open (0 or infinity) where a cell is empty; with a margin of 0 there is no odds ratio.",
  rEquivalent: "fisher.test(table); its limits are found with a tolerance of 1e-4, those given here exactly",
  source: "Fisher RA. J R Stat Soc 1935;98:39-82. Cornfield J. Proc Third Berkeley Symp 1956;4:135-148.",
  inR: `
compute_fisher_exact <- function(input, alternative, conf_level) {
  if (any(input$n == 0)) stop("a group without participants")
  x <- input$events[1]; m <- input$n[1]; n <- input$n[2]; k <- sum(input$events)
  table <- rbind(c(x, m - x), c(input$events[2], n - input$events[2]))
  p <- fisher.test(table, alternative = sub("-", ".", alternative))$p.value
  if (k == 0 || k == m + n) return(list(p = p, odds_ratio = NA, conf_low = 0, conf_high = Inf))
  # R's own limits are roots to 1e-4; here the same equations are solved to the last digits, on the log odds ratio
  support <- max(0, k - n):min(k, m)
  base <- dhyper(support, m, n, k, log = TRUE)
  density <- function(t) { d <- base + support * t; d <- exp(d - max(d)); d / sum(d) }
  solve_for <- function(f) uniroot(f, c(-50, 50), tol = 1e-14, maxiter = 10000, extendInt = "yes")$root
  estimate <- if (x == min(support)) 0 else if (x == max(support)) Inf else
    exp(solve_for(function(t) sum(support * density(t)) - x))
  tail <- (1 - conf_level) / if (alternative == "two-sided") 2 else 1
  low <- if (x == min(support) || alternative == "less") 0 else
    exp(solve_for(function(t) log(sum(density(t)[support >= x])) - log(tail)))
  high <- if (x == max(support) || alternative == "greater") Inf else
    exp(solve_for(function(t) log(sum(density(t)[support <= x])) - log(tail)))
  list(p = p, odds_ratio = estimate, conf_low = low, conf_high = high)
}`,
});
