import type { Adjustment } from "../statistics/p-adjust.js";

/** Adjustments of p values as a sentence calls them. */
export const adjustmentNames: Readonly<Record<Adjustment, string>> = {
  holm: "Holm's method",
  hochberg: "Hochberg's method",
  hommel: "Hommel's method",
  bonferroni: "Bonferroni's method",
  BH: "the method of Benjamini and Hochberg",
  BY: "the method of Benjamini and Yekutieli",
  none: "no method",
};
