import { permutationTest as test } from "../statistics/permutation-test.js";
import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { alternative, below, between } from "./fields.js";
import { belowLine, labelBetween, sided } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";
import { ofTwo, resamples, seed } from "./resampled.js";

export const permutationTest = defineMethod({
  name: "permutation-test",
  title: "Permutation test of two groups",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable compared." },
    between,
    statistic: {
      type: "choice",
      of: ["difference-of-means", "difference-of-medians"],
      default: "difference-of-means",
      doc: "What is compared.",
    },
    alternative,
    resamples,
    seed,
    below,
  },
  needs: ({ of, between, below }) => ({ shape: "samples", of, in: between, ...(below && { below }) }),
  parts: {
    estimate: { kind: "value", of: "of", label: "difference" },
    p: { kind: "p", label: "p" },
    arrangements: { kind: "count", label: "arrangements visited" },
    branch: { kind: "text", label: "which arrangements" },
  },
  headline: "p",
  disjoint: true,
  compute: function* ({ samples }, { statistic, alternative, resamples, seed }) {
    const [x, y] = samples.map(arithmetic);
    ensure(x!.length > 0 && y!.length > 0, `needs values in both groups, found ${x!.length} and ${y!.length}`);
    ensure(Math.min(x![0]!, y![0]!) < Math.max(x!.at(-1)!, y!.at(-1)!), "needs values that differ, found all equal");
    const options = { seed, resamples, alternative };
    const { estimate, p, exact, arrangements } = yield* test(x!, y!, ofTwo[statistic], options);
    return { result: { estimate, p, arrangements, branch: exact ? "all" : "random" } };
  },
});

export const permutationTestWords = defineWords(permutationTest, {
  label: (declaration, names) => `${labelBetween(declaration, names)}, ${nameOf[declaration.statistic]}`,
  phrase: (kit, { statistic }) => [
    `${nameOf[statistic]} `,
    kit.part("estimate"),
    kit.unit("estimate"),
    kit.result.branch === "all" ? ", exact permutation test over all " : ", permutation test over ",
    kit.part("arrangements"),
    kit.result.branch === "all" ? " arrangements, " : " random arrangements, ",
    ...kit.p(),
  ],
  methodsLine: ({ statistic, alternative, resamples, seed, below }) => [
    `Two groups were compared by a permutation test of the ${nameOf[statistic]}${sided(alternative)}, over all arrangements of the values where there are at most ${resamples}, else over ${resamples} random ones (seed ${seed}).`,
    ...belowLine(below),
  ],
  formula:
    "The share of the ways to deal the pooled values out to two groups of these sizes in which the difference is at least as large, without its sign, as the one observed (one-sided: as high or higher, as low or lower). Of random arrangements p is (1 + their count) / (1 + their number).",
  edgeCases:
    'Differences that agree to a relative 1e-10 are the same. Values below detection need a substitution (below). A group without values, or values that are all equal: refused. The random numbers are MRG32k3a, which R gives under RNGkind("L\'Ecuyer-CMRG") with the seed in all six words.',
  rEquivalent: 'coin::oneway_test(x ~ group, distribution = "exact") for means',
  source: "Phipson B, Smyth GK. Permutation p-values should never be zero. Stat Appl Genet Mol Biol 2010;9:39.",
  inR: `
compute_permutation_test <- function(input, statistic, alternative, resamples, seed) {
  x <- numbers(input[[1]]); y <- numbers(input[[2]])
  if (length(x) == 0 || length(y) == 0 || length(unique(c(x, y))) < 2) stop("a group without values, or all equal")
  centre <- if (statistic == "difference-of-means") mean else median
  estimate <- centre(x) - centre(y)
  pooled <- sort(c(x, y)); n <- length(pooled); k <- min(length(x), length(y))
  direction <- if (length(x) <= length(y)) 1 else -1       # places are chosen for the smaller group
  value <- function(places) direction * (centre(pooled[places]) - centre(pooled[-places]))
  every <- choose(n, k) <= resamples
  if (every) values <- combn(n, k, value) else {
    seed_mrg32k3a(seed)
    values <- vapply(seq_len(resamples), function(b) {
      order <- seq_len(n)
      for (i in seq_len(k)) {
        j <- i + floor(runif(1) * (n - i + 1))
        order[c(i, j)] <- order[c(j, i)]
      }
      value(order[seq_len(k)])
    }, 0)
  }
  slack <- 1e-10 * abs(estimate)
  count <- sum(switch(alternative, greater = values >= estimate - slack, less = values <= estimate + slack,
                      abs(values) >= abs(estimate) - slack))
  list(estimate = estimate, p = if (every) count / length(values) else (1 + count) / (1 + resamples),
       arrangements = length(values), branch = if (every) "all" else "random")
}`,
});

const nameOf = {
  "difference-of-means": "difference of means",
  "difference-of-medians": "difference of medians",
} as const;
