/** Keys that several methods declare, worded once. */

export const between = {
  type: "subsets",
  min: 2,
  max: 2,
  doc: "Two subsets that do not overlap; the first is compared with the second.",
} as const;

export const across = { type: "subsets", min: 2, doc: "The subsets compared; they do not overlap." } as const;

export const confLevel = {
  type: "number",
  minimum: 0.5,
  maximum: 0.9999,
  default: 0.95,
  doc: "Confidence level.",
} as const;

export const alternative = {
  type: "choice",
  of: ["two-sided", "less", "greater"],
  default: "two-sided",
  doc: "The alternative hypothesis, about the first against the second.",
} as const;

export const exact = {
  type: "choice",
  of: ["auto", "exact", "approximate"],
  default: "auto",
  doc: "Exact probabilities, the normal approximation, or the rule of R 4.2 (auto).",
} as const;

export const below = {
  type: "choice",
  of: ["limit", "half", "root2"],
  optional: true,
  doc: "What a value below detection counts as in arithmetic: its limit, half of it, or the limit over the square root of 2.",
} as const;

export const extremes = {
  type: "flag",
  default: true,
  reveals: { values: [true], tells: "extremes", otherwise: false },
  doc: "With the smallest and the largest value, which are single participants'. Only, and then by default, where data.publish or data.extremes is true.",
} as const;

export const adjust = {
  type: "choice",
  of: ["holm", "hochberg", "hommel", "bonferroni", "BH", "BY", "none"],
  default: "holm",
  doc: "How the p values of the pairs are adjusted for their number.",
} as const;
