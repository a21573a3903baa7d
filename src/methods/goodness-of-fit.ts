import { goodnessOfFit as test } from "../statistics/chi-squared-test.js";
import { ensure } from "../statistics/refusal.js";
import { labelIn } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const goodnessOfFit = defineMethod({
  name: "goodness-of-fit",
  title: "Chi-squared test of given probabilities",
  declares: {
    of: { type: "variable", accepts: ["code"], doc: "The code." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    probabilities: { type: "numbers", doc: "The probability of each code, in the codebook's order; they sum to 1." },
  },
  needs: ({ of, in: subset }) => ({ shape: "crosstab", of, in: [subset] }),
  parts: {
    x2: { kind: "statistic", label: "chi-squared" },
    df: { kind: "df", label: "degrees of freedom" },
    p: { kind: "p", label: "p" },
    min_expected: { kind: "statistic", label: "smallest expected count" },
  },
  rowParts: {
    code: { kind: "text", label: "code" },
    observed: { kind: "count", label: "observed" },
    expected: { kind: "statistic", label: "expected" },
    std_residual: { kind: "statistic", label: "standardised residual" },
  },
  rowNames: ({ of }, variable) => variable(of).codes?.map(({ value }) => value),
  headline: "p",
  compute: ({ counts, codes }, { probabilities }) => {
    const observed = counts[0]!;
    const { x2, df, p, expected, std_residuals } = test(observed, probabilities);
    ensure(x2 !== null && p !== null && Number.isFinite(x2), "needs a probability above 0 for every code");
    const rows = codes.map((code, i) => ({
      code,
      observed: observed[i]!,
      expected: expected[i]!,
      std_residual: std_residuals[i]!,
    }));
    return { result: { x2, df, p, min_expected: Math.min(...expected) }, rows };
  },
});

export const goodnessOfFitWords = defineWords(goodnessOfFit, {
  label: (declaration, names) => `${labelIn(declaration, names)}: given probabilities`,
  phrase: (kit) => ["chi-squared = ", kit.part("x2"), ", df = ", kit.part("df"), ", ", ...kit.p()],
  methodsLine: () => "Codes were compared with given probabilities by Pearson's chi-squared test.",
  formula:
    "The sum over codes of (observed - expected) squared over expected, where the expected count is n times the code's probability; referred to chi-squared with one degree of freedom less than there are codes.",
  edgeCases:
    "As many probabilities as codes, from 0, that sum to 1, and above 0: anything else is refused, as is a subset in which nobody has a code.",
  rEquivalent: "chisq.test(counts, p = probabilities)",
  source: "Pearson K. Philos Mag 1900;50:157-175.",
  inR: `
compute_goodness_of_fit <- function(input, probabilities) {
  observed <- input[1, ]
  if (sum(observed) == 0 || length(observed) != length(probabilities) || any(probabilities <= 0)) stop("no test")
  test <- suppressWarnings(chisq.test(observed, p = probabilities))
  list(x2 = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value, min_expected = min(test$expected),
       rows = data.frame(code = colnames(input), observed = as.numeric(observed), expected = as.numeric(test$expected),
                         std_residual = as.numeric(test$stdres)))
}`,
});
