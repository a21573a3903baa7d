import { describe as description } from "../statistics/describe.js";
import { ensure } from "../statistics/refusal.js";
import { arithmetic } from "./censored.js";
import { below, extremes } from "./fields.js";
import { belowLine, labelIn } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const describe = defineMethod({
  name: "describe",
  title: "Description of a variable",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    below,
    extremes,
  },
  needs: ({ of, in: subset, below }) => ({ shape: "samples", of, in: [subset], ...(below && { below }) }),
  parts: ({ extremes }) => ({
    mean: { kind: "value", of: "of", label: "mean" },
    sd: { kind: "value", of: "of", label: "standard deviation" },
    var: { kind: "coefficient", label: "variance" },
    se_mean: { kind: "value", of: "of", label: "standard error of the mean" },
    median: { kind: "value", of: "of", label: "median" },
    q1: { kind: "value", of: "of", label: "first quartile" },
    q3: { kind: "value", of: "of", label: "third quartile" },
    iqr: { kind: "value", of: "of", label: "interquartile range" },
    mad: { kind: "value", of: "of", label: "median absolute deviation, times 1.4826" },
    geometric_mean: { kind: "value", of: "of", label: "geometric mean" },
    ...(extremes && {
      min: { kind: "value", of: "of", label: "minimum" },
      max: { kind: "value", of: "of", label: "maximum" },
    }),
    sum: { kind: "value", of: "of", label: "sum" },
    skewness_g1: { kind: "statistic", label: "skewness g1" },
    skewness_G1: { kind: "statistic", label: "skewness G1" },
    kurtosis_g2: { kind: "statistic", label: "excess kurtosis g2" },
    kurtosis_G2: { kind: "statistic", label: "excess kurtosis G2" },
  }),
  headline: "mean",
  spans: { quartiles: ["q1", "q3"], range: ["min", "max"] },
  compute: ({ samples }, { extremes }) => {
    const values = arithmetic(samples[0]!);
    ensure(values.length > 0, "needs at least 1 value, found 0");
    const { n: _, min, max, ...result } = description(values);
    return { result: { ...result, ...(extremes && { min, max }) } };
  },
});

export const describeWords = defineWords(describe, {
  label: (declaration, names) => `${labelIn(declaration, names)}: description`,
  phrase: (kit, { extremes }) => [
    "mean ",
    kit.part("mean"),
    kit.unit(),
    ...(kit.result.sd === null ? [] : [" (SD ", kit.part("sd"), ")"]),
    ", median ",
    kit.part("median"),
    " (quartiles ",
    kit.part("q1"),
    " and ",
    kit.part("q3"),
    ")",
    ...(extremes ? [", range ", ...kit.range("min", "max")] : []),
    ...(kit.result.skewness_G1 === null ? [] : [", skewness ", kit.part("skewness_G1")]),
  ],
  methodsLine: ({ below, extremes }) => [
    `Numeric variables are described by mean, standard deviation, median, quartiles${extremes ? ", range" : ""} and skewness.`,
    ...belowLine(below),
  ],
  formula:
    "With central moments m2, m3 and m4 (divisor n): skewness g1 is m3 over m2 to the power 1.5, G1 is g1 sqrt(n(n - 1)) / (n - 2), excess kurtosis g2 is m4 / m2² - 3, G2 is ((n + 1) g2 + 6)(n - 1) / ((n - 2)(n - 3)). Quartiles are of type 7, variance and standard deviation have the divisor n - 1, the median absolute deviation is multiplied by 1.4826.",
  edgeCases:
    "One value has no spread and no shape; G1 needs 3 values, G2 needs 4; values that do not vary have no shape. The geometric mean exists where all values are above 0. Values below detection need a substitution (below). No values: refused.",
  rEquivalent: "mean(x); sd(x); var(x); median(x); quantile(x); IQR(x); mad(x); range(x)",
  source: "Joanes DN, Gill CA. Comparing measures of sample skewness and kurtosis. Statistician 1998;47:183-189.",
  inR: `
compute_describe <- function(input, extremes) {
  x <- numbers(input[[1]]); n <- length(x)
  if (n == 0) stop("no values")
  several <- function(value, least = 2) if (n >= least) value else NA
  moment <- function(k) mean((x - mean(x))^k)
  varied <- x[1] != x[n]
  g1 <- if (varied) moment(3) / moment(2)^1.5 else NA
  g2 <- if (varied) moment(4) / moment(2)^2 - 3 else NA
  q <- quantile(x, c(0.25, 0.75), type = 7, names = FALSE)
  c(list(mean = mean(x), sd = several(sd(x)), var = several(var(x)), se_mean = several(sd(x) / sqrt(n)),
         median = median(x), q1 = q[1], q3 = q[2], iqr = q[2] - q[1], mad = mad(x),
         geometric_mean = if (all(x > 0)) exp(mean(log(x))) else NA, sum = sum(x),
         skewness_g1 = g1, skewness_G1 = several(g1 * sqrt(n * (n - 1)) / (n - 2), 3),
         kurtosis_g2 = g2, kurtosis_G2 = several(((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3)), 4)),
    if (extremes) list(min = min(x), max = max(x)))
}`,
});
