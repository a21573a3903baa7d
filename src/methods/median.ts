import { median as medianOf } from "../statistics/median.js";
import { quantile } from "../statistics/quantile.js";
import { ensure } from "../statistics/refusal.js";
import { censored } from "./censored.js";
import { extremes } from "./fields.js";
import { defineMethod, defineWords } from "./method.js";

export const median = defineMethod({
  name: "median",
  title: "Median and quartiles",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    extremes,
  },
  needs: (declaration) => ({ shape: "samples", of: declaration.of, in: [declaration.in] }),
  parts: ({ extremes }) => ({
    median: { kind: "value", of: "of", label: "median" },
    q1: { kind: "value", of: "of", label: "first quartile" },
    q3: { kind: "value", of: "of", label: "third quartile" },
    ...(extremes && {
      min: { kind: "value", of: "of", label: "minimum" },
      max: { kind: "value", of: "of", label: "maximum" },
    }),
  }),
  headline: "median",
  spans: { quartiles: ["q1", "q3"], range: ["min", "max"] },
  compute: ({ samples }, { extremes }) => {
    const sample = samples[0]!;
    const { values } = sample;
    ensure(values.length > 0, "needs at least 1 value, found 0");
    return {
      result: {
        median: censored(medianOf(values), sample),
        q1: censored(quantile(values, 0.25), sample),
        q3: censored(quantile(values, 0.75), sample),
        ...(extremes && { min: censored(values[0]!, sample), max: censored(values.at(-1)!, sample) }),
      },
    };
  },
});

export const medianWords = defineWords(median, {
  label: (declaration, names) => `${names.variable(declaration.of)}, ${names.subset(declaration.in)}`,
  phrase: (kit) => [kit.part("median"), kit.unit(), " (", ...kit.range("q1", "q3"), ")"],
  methodsLine: () => "Numeric variables are summarised by the median with the first and third quartiles.",
  formula:
    "The middle value of the sample in ascending order, or the mean of the two middle ones; quartiles by linear interpolation between order statistics at 1 + (n − 1)p (type 7 of Hyndman and Fan).",
  edgeCases:
    "Values below detection rank lowest, after all are cut at the highest limit present. A median or quantile that touches such a value with any weight is printed as <limit, never as a number. No values: refused.",
  rEquivalent: "median(x); quantile(x, c(0.25, 0.75), type = 7); range(x)",
  source: "Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361-365.",
  inR: `
compute_median <- function(input, extremes) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  c(list(median = touching(s$values, 0.5, s), q1 = touching(s$values, 0.25, s), q3 = touching(s$values, 0.75, s)),
    if (extremes) list(min = censored(min(s$values), s), max = censored(max(s$values), s)))
}`,
});
