import { mcnemar as test } from "../statistics/mcnemar.js";
import { ensure } from "../statistics/refusal.js";
import { labelPair } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const mcnemar = defineMethod({
  name: "mcnemar",
  title: "McNemar's test",
  declares: {
    of: { type: "variable", accepts: ["logical", "code"], doc: "The first condition, or a code." },
    with: { type: "variable", accepts: ["logical", "code"], doc: "The second of the same participants." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    exact: {
      type: "choice",
      of: ["approximate", "exact"],
      default: "approximate",
      doc: "p from chi-squared, or, of conditions and codes of two levels, exact from the binomial distribution.",
    },
    correct: { type: "flag", default: true, doc: "Continuity correction of chi-squared where there are two levels." },
  },
  needs: ({ of, with: other, in: subset }) => ({ shape: "frame", columns: [of, other], in: subset }),
  parts: {
    only_first: { kind: "count", label: "discordant pairs: the first level in the first variable alone" },
    only_second: { kind: "count", label: "discordant pairs: the first level in the second variable alone" },
    odds_ratio_paired: { kind: "ratio", label: "paired odds ratio" },
    x2: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    branch: { kind: "text", label: "how p was computed" },
  },
  headline: "p",
  compute: ({ columns }, { exact, correct }) => {
    const [first, second] = [columns[0]!, columns[1]!];
    const levels = first.levels!;
    ensure(JSON.stringify(levels) === JSON.stringify(second.levels), "needs the same codes in both variables");
    ensure(first.values.length > 0, "needs at least 1 pair, found 0");
    const table = levels.map(() => levels.map(() => 0));
    first.values.forEach((level, i) => {
      table[level]![second.values[i]!]!++;
    });
    // codes that nobody has in either variable do not count
    const used = levels.flatMap((_, i) => (table.some((row, j) => row[i]! > 0 || table[i]![j]! > 0) ? [i] : []));
    ensure(used.length >= 2, `needs at least 2 codes that occur, found ${used.length}`);
    const square = used.map((i) => used.map((j) => table[i]![j]!));
    const { x2, df, p, exact_p, odds_ratio_paired } = test(square, { correct });
    const two = used.length === 2;
    ensure(exact === "approximate" || two, `needs 2 codes for an exact p, found ${used.length}`);
    const chosen = exact === "exact" ? exact_p : p;
    ensure(chosen !== null, "needs participants who change between every two codes, found none");
    return {
      result: {
        only_first: two ? square[0]![1]! : null,
        only_second: two ? square[1]![0]! : null,
        odds_ratio_paired,
        x2,
        df,
        p: chosen,
        branch: exact === "exact" ? "exact" : "chi-squared",
      },
    };
  },
});

export const mcnemarWords = defineWords(mcnemar, {
  label: labelPair,
  phrase: (kit) => {
    const { branch, only_first, odds_ratio_paired } = kit.result;
    const pairs =
      only_first === null ? [] : [kit.part("only_first"), " against ", kit.part("only_second"), " discordant pairs, "];
    const ratio = odds_ratio_paired === null ? [] : ["paired odds ratio ", kit.part("odds_ratio_paired"), ", "];
    const name = only_first === null ? "Bowker's" : "McNemar's";
    const test =
      branch === "exact"
        ? [`exact ${name} test `]
        : [`${name} chi-squared = `, kit.part("x2"), ", df = ", kit.part("df"), ", "];
    return [...pairs, ...ratio, ...test, ...kit.p()];
  },
  methodsLine: ({ exact, correct }) =>
    `Two conditions of the same participants were compared by McNemar's test (of more than two codes: Bowker's), ${
      exact === "exact"
        ? "exact from the binomial distribution"
        : `by chi-squared ${correct ? "with" : "without"} continuity correction`
    }.`,
  formula:
    "Of those in whom the two variables disagree, the number who have the first level in the first variable alone is compared with the number who have it in the second alone: the squared difference over their sum, summed over all pairs of codes, is referred to chi-squared; the exact p is that of a binomial test against one half. The paired odds ratio is the first number over the second.",
  edgeCases:
    "Of a condition the first level is that it is fulfilled. Codes that nobody has are left out; different codes in the two variables: refused. Nobody who changes between some two codes: no chi-squared, refused; exact: p is 1. The paired odds ratio is given for two levels.",
  rEquivalent: "mcnemar.test(table); binom.test(b, b + c)",
  source: "McNemar Q. Psychometrika 1947;12:153-157. Bowker AH. J Am Stat Assoc 1948;43:572-574.",
  inR: `
compute_mcnemar <- function(input, exact, correct) {
  x <- input[[1]]; y <- input[[2]]                         # conditions have the levels TRUE and FALSE
  if (!identical(levels(x), levels(y)) || length(x) == 0) stop("not the same codes, or nobody")
  counts <- unclass(table(x, y))
  used <- rowSums(counts) + colSums(counts) > 0
  counts <- counts[used, used, drop = FALSE]
  k <- nrow(counts)
  if (k < 2 || (exact == "exact" && k > 2)) stop("too few or too many codes")
  test <- suppressWarnings(mcnemar.test(counts, correct = correct))
  b <- if (k == 2) counts[1, 2] else NA; c <- if (k == 2) counts[2, 1] else NA
  p <- if (exact == "approximate") test$p.value else if (b + c == 0) 1 else binom.test(b, b + c)$p.value
  if (is.na(p)) stop("nobody changes between some two codes")
  list(only_first = b, only_second = c, odds_ratio_paired = b / c, x2 = test$statistic[[1]], df = test$parameter[[1]],
       p = p, branch = if (exact == "exact") "exact" else "chi-squared")
}`,
});
