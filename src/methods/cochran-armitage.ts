import { ensure } from "../statistics/refusal.js";
import { trendInProportions } from "../statistics/trend-in-proportions.js";
import { labelAcross } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const cochranArmitage = defineMethod({
  name: "cochran-armitage",
  title: "Cochran-Armitage test of trend",
  declares: {
    of: { type: "condition", doc: "The condition, a name or an expression." },
    across: { type: "subsets", min: 2, doc: "The subsets in the order of the trend; they do not overlap." },
    scores: { type: "numbers", optional: true, doc: "A score for each subset; 1, 2, 3, ... where absent." },
  },
  needs: ({ of, across }) => ({ shape: "tallies", of, in: across }),
  parts: {
    x2: { kind: "statistic", label: "chi-squared for trend" },
    df: { kind: "df", label: "degrees of freedom" },
    z: { kind: "statistic", label: "z, above 0 where the proportion rises with the score" },
    p: { kind: "p", label: "p" },
  },
  headline: "p",
  disjoint: true,
  compute: ({ tallies }, { scores = tallies.map((_, i) => i + 1) }) => {
    ensure(
      scores.length === tallies.length,
      `needs a score for each of ${tallies.length} subsets, found ${scores.length}`,
    );
    ensure(
      tallies.every(({ n }) => n > 0),
      "needs participants in every group",
    );
    const events = tallies.map((tally) => tally.events);
    const totals = tallies.map(({ n }) => n);
    const { x2, df, p, z } = trendInProportions(events, totals, scores);
    ensure(x2 !== null && z !== null && p !== null, "needs scores that differ, found all equal");
    return { result: { x2, df, z, p } };
  },
});

export const cochranArmitageWords = defineWords(cochranArmitage, {
  label: (declaration, names) => `${labelAcross(declaration, names)}: trend`,
  phrase: (kit) => ["Cochran-Armitage z = ", kit.part("z"), ", ", ...kit.p()],
  methodsLine: ({ scores }) =>
    `A trend of proportions over ordered groups was tested by the Cochran-Armitage test${scores ? `, with the scores ${scores.join(", ")}` : ""}.`,
  formula:
    "z is the sum over groups of the centred score times the number who fulfil the condition, over its standard deviation were the proportion the same in all groups (binomial variance, divisor n); chi-squared is its square.",
  edgeCases:
    "A group without participants, everybody or nobody with the condition, or scores that are all equal: refused.",
  rEquivalent: "prop.trend.test(x, n, scores)",
  source: "Cochran WG. Biometrics 1954;10:417-451. Armitage P. Biometrics 1955;11:375-386.",
  inR: `
compute_cochran_armitage <- function(input, scores = seq_along(input$n)) {
  x <- input$events; n <- input$n
  if (any(n == 0) || sum(x) == 0 || sum(x) == sum(n)) stop("an empty group, or everybody or nobody")
  if (length(scores) != length(n) || length(unique(scores)) < 2) stop("no scores")
  test <- prop.trend.test(x, n, scores)
  rising <- sign(sum((scores - sum(n * scores) / sum(n)) * x))
  list(x2 = test$statistic[[1]], df = test$parameter[[1]], z = rising * sqrt(test$statistic[[1]]), p = test$p.value)
}`,
});
