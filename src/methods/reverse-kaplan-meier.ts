import { ensure } from "../statistics/refusal.js";
import {
  reverseKaplanMeier as curveOf,
  reverseKaplanMeierMean,
  reverseKaplanMeierQuantile,
} from "../statistics/reverse-kaplan-meier.js";
import { labelIn } from "./labels.js";
import { defineMethod, defineWords } from "./method.js";

export const reverseKaplanMeier = defineMethod({
  name: "reverse-kaplan-meier",
  title: "Reverse Kaplan-Meier summary",
  declares: {
    of: { type: "variable", accepts: ["number"], doc: "The variable, whose values may be below several limits." },
    in: { type: "subset", doc: "The participants; everyone where absent." },
  },
  needs: ({ of, in: subset }) => ({ shape: "samples", of, in: [subset], uncut: true }),
  parts: {
    median: { kind: "value", of: "of", label: "median" },
    q1: { kind: "value", of: "of", label: "first quartile" },
    q3: { kind: "value", of: "of", label: "third quartile" },
    mean: { kind: "value", of: "of", label: "mean (Efron's convention)" },
    leftover_mass: { kind: "proportion", label: "estimated share below every detected value" },
    limits: { kind: "count", label: "different detection limits" },
  },
  headline: "median",
  spans: { quartiles: ["q1", "q3"] },
  compute: ({ samples }) => {
    const { uncut, above } = samples[0]!;
    const { detected, limits } = uncut!;
    ensure(above === 0, `needs values below detection at most, found ${above} above`);
    ensure(detected.length > 0, "needs at least 1 detected value, found 0");
    const curve = curveOf(detected, limits);
    const lowest = detected[0]!;
    const quantile = (p: number): number | string => reverseKaplanMeierQuantile(curve, p) ?? `<${lowest}`;
    return {
      result: {
        median: quantile(0.5),
        q1: quantile(0.25),
        q3: quantile(0.75),
        mean: reverseKaplanMeierMean(curve, Math.min(lowest, limits[0] ?? lowest)),
        leftover_mass: curve.leftover_mass,
        limits: new Set(limits).size,
      },
    };
  },
});

export const reverseKaplanMeierWords = defineWords(reverseKaplanMeier, {
  label: (declaration, names) => `${labelIn(declaration, names)}: reverse Kaplan-Meier`,
  phrase: (kit) => [
    "median ",
    kit.part("median"),
    kit.unit(),
    " (",
    ...kit.range("q1", "q3"),
    "), mean ",
    kit.part("mean"),
    ", by reverse Kaplan-Meier with ",
    kit.part("below"),
    " values below detection",
  ],
  methodsLine: () =>
    "Variables with values below several detection limits are summarised by the reverse Kaplan-Meier estimate of their distribution.",
  formula:
    "The share of values up to v is the product, over all detected values t above v, of 1 - d/r, where d values equal t and r are at most t, one below a limit of t or less among them. A quantile is the smallest detected value up to which at least that share lies. The mean adds up the values times their shares; what lies below every detected value counts as the smallest number in the data.",
  edgeCases:
    "A quantile that lies below every detected value reads <the smallest one. Efron's convention biases the mean upwards where the smallest number is a limit. Values above detection, or no detected value at all: refused.",
  rEquivalent: "survfit(Surv(max - value, detected) ~ 1), read backwards; NADA::cenfit(value, below)",
  source: "Helsel DR. Statistics for censored environmental data. Wiley, 2012, chapter 6.",
  inR: `
compute_reverse_kaplan_meier <- function(input) {
  s <- input[[1]]
  if (s$above > 0) stop("values above detection")
  if (length(s$detected) == 0) stop("no detected value")
  values <- sort(unique(s$detected), decreasing = TRUE)
  tied <- vapply(values, function(v) sum(s$detected == v), 0)
  at_risk <- vapply(values, function(v) sum(s$detected <= v) + sum(s$limits <= v), 0)
  below <- cumprod(1 - tied / at_risk)                     # the share below each value
  upto <- c(1, below[-length(below)])                      # the share up to each value
  left <- below[length(below)]
  at <- function(p) if (left >= p - 1e-12) paste0("<", shortest(min(values))) else min(values[upto >= p - 1e-12])
  list(median = at(0.5), q1 = at(0.25), q3 = at(0.75),
       mean = sum(values * (upto - below)) + left * min(s$detected, s$limits), leftover_mass = left,
       limits = length(unique(s$limits)))
}`,
});
