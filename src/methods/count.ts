import { defineMethod, defineWords } from "./method.js";

export const count = defineMethod({
  name: "count",
  title: "Count of participants",
  declares: {
    in: { type: "subset", doc: "The participants; everyone where absent." },
    of: {
      type: "variable",
      accepts: ["number", "code", "logical", "text"],
      optional: true,
      doc: "Count only those with a value of this variable.",
    },
  },
  needs: ({ of, in: subset }) => ({ shape: "participants", in: [subset], ...(of && { of }) }),
  parts: { count: { kind: "count", label: "participants" } },
  headline: "count",
  compute: ({ counts }) => ({ result: { count: counts[0]! } }),
});

export const countWords = defineWords(count, {
  label: ({ in: subset, of }, names) =>
    of ? `${names.subset(subset)} with ${names.variable(of)}` : names.subset(subset),
  phrase: (kit) => [kit.part("count")],
  methodsLine: () => "Participants are counted at every step; a missing value is never counted as zero.",
  formula: "The number of participants in the subset, with a value of the variable where one is named.",
  edgeCases:
    "Whoever's membership is unknown, because a condition rests on a missing value, is not counted but told as unknown.",
  rEquivalent: "sum(subset, na.rm = TRUE)",
  source: "Definition.",
  inR: `
compute_count <- function(input) list(count = input[[1]])`,
});
