import { type QuantileType, quantile as quantileOf } from "../statistics/quantile.js";
import { ensure } from "../statistics/refusal.js";
import { censored } from "./censored.js";
import { defineMethod, defineWords } from "./method.js";

const types = { "type-7": 7, "type-6": 6, "type-2": 2 } as const satisfies Record<string, QuantileType>;

export const quantile = defineMethod({
  name: "quantile",
  title: "Quantile",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
    p: {
      type: "number",
      minimum: 0,
      maximum: 1,
      reveals: { values: [0, 1], tells: "extremes" },
      doc: "The share of values up to the quantile: 0.95 for the 95th percentile.",
    },
    type: {
      type: "choice",
      of: ["type-7", "type-6", "type-2"],
      default: "type-7",
      doc: "Definition by Hyndman and Fan: 7 is R's default, 6 that of SPSS and Minitab, 2 that of SAS.",
    },
  },
  needs: ({ of, in: subset }) => ({ shape: "samples", of, in: [subset] }),
  parts: { quantile: { kind: "value", of: "of", label: "quantile" } },
  headline: "quantile",
  compute: ({ samples }, { p, type }) => {
    const sample = samples[0]!;
    ensure(sample.values.length > 0, "needs at least 1 value, found 0");
    return { result: { quantile: censored(quantileOf(sample.values, p, types[type]), sample) } };
  },
});

export const quantileWords = defineWords(quantile, {
  label: ({ of, in: subset, p }, names) => `${nameOf(p)} of ${names.variable(of)}, ${names.subset(subset)}`,
  phrase: (kit, { p }) => [`${nameOf(p)} `, kit.part("quantile"), kit.unit()],
  methodsLine: ({ type }) => `Quantiles follow the definition of type ${types[type]} of Hyndman and Fan.`,
  formula:
    "The value below which the share p of the ordered sample lies, by linear interpolation between order statistics at 1 + (n - 1)p (type 7) or at (n + 1)p (type 6), or the order statistic at np, rounded up, with the mean of two where np is whole (type 2).",
  edgeCases:
    "Values below detection rank lowest, after all are cut at the highest limit present; a quantile that touches such a value with any weight reads <limit. No values, or a quantile between a value below and one above detection: refused.",
  rEquivalent: "quantile(x, p, type = 7)",
  source: "Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361-365.",
  inR: `
compute_quantile <- function(input, p, type) {
  s <- input[[1]]
  if (length(s$values) == 0) stop("no values")
  value <- quantile(s$values, p, type = as.integer(sub("type-", "", type)), names = FALSE)
  if (is.nan(value)) stop("between a value below and a value above detection")
  list(quantile = censored(value, s))
}`,
});

/** `95th percentile`, `0.975 quantile`. */
function nameOf(p: number): string {
  const place = Number((100 * p).toPrecision(12));
  if (!Number.isInteger(place)) return `${p} quantile`;
  const teens = place % 100 > 10 && place % 100 < 14;
  const ending = (teens ? undefined : ["th", "st", "nd", "rd"][place % 10]) ?? "th";
  return `${place}${ending} percentile`;
}
