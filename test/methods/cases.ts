import { MODEL_CASES } from "./model-cases.js";
import type { Declaration } from "./study.js";

const two = ["case", "control"];
const three = ["case", "rival", "control"];
const few = ["few-cases", "few-controls"];
const sides = ["less", "greater"];

/** Each declaration once more for each value of one key. */
const vary = (plain: Declaration, key: string, values: readonly unknown[]): Declaration[] =>
  values.map((value) => ({ ...plain, [key]: value }));

const il6 = { of: "il6", below: "half" };

/** By method: declarations over the cohort that have a result, all choices among them. */
export const CASES: Readonly<Record<string, readonly Declaration[]>> = {
  anova: [
    { of: "weight", across: three },
    { of: "age", across: two },
    { ...il6, across: three },
  ],
  auc: [
    { of: "weight", between: two },
    { of: "il6", between: two, conf_level: 0.9 },
    { of: "il6", between: two, curve: "whole" },
    { of: "weight", between: two, curve: "binned" },
    { of: "age", between: few, curve: "binned" },
  ],
  bartlett: [
    { of: "weight", across: three },
    { ...il6, across: three },
  ],
  "binomial-test": [
    { of: "improved", in: "case" },
    { of: "dead", p0: 0.3 },
    ...vary({ of: "dead", in: "few-cases", p0: 0.4 }, "alternative", sides),
    { of: "never", in: "case" },
  ],
  bootstrap: [
    ...vary({ of: "before", in: "case", resamples: 499 }, "statistic", ["mean", "median", "standard-deviation"]),
    { of: "age", interval: "percentile", resamples: 999, seed: 7, conf_level: 0.9 },
    { ...il6, in: "control", resamples: 499, statistic: "median" },
    { of: "constant", in: "case", resamples: 100 },
    { of: "visit1", in: "few-cases", resamples: 499, seed: 3 },
  ],
  "bootstrap-difference": [
    ...vary({ of: "weight", between: two, resamples: 499 }, "statistic", [
      "difference-of-means",
      "difference-of-medians",
      "ratio-of-means",
      "ratio-of-medians",
    ]),
    { of: "age", between: few, interval: "percentile", resamples: 999, seed: 11, conf_level: 0.8 },
  ],
  histogram: [
    { of: "weight" },
    { of: "weight", across: three },
    { of: "age", in: "case", width: 2.5 },
    { ...il6, across: two },
    { of: "constant", in: "case" },
    { of: "visit1", in: "few-cases" },
  ],
  "box-plot": [
    { of: "weight", in: "case" },
    { of: "il6" },
    { of: "weight", scale: "log" },
    { of: "weight", whiskers: "percentiles" },
    { of: "il6", in: "case", whiskers: "percentiles" },
  ],
  "brown-forsythe": [
    { of: "weight", across: three },
    { of: "age", across: two },
  ],
  "chi-squared": [
    { of: "grade", across: three },
    { of: "improved", across: two },
    { of: "sex", across: two, correct: false },
  ],
  "chi-squared-or-fisher": [
    { of: "grade", across: three },
    { of: "sex", across: two, correct: false },
    { of: "outcome", across: few },
    { of: "heavy", across: two },
    { of: "improved", across: few },
  ],
  "cliffs-delta": [
    { of: "weight", between: two },
    { of: "il6", between: two, conf_level: 0.9 },
    { of: "weight", between: ["two", "few-controls"] },
  ],
  "cochran-armitage": [
    { of: "heavy", across: three },
    { of: "age > 50", across: three, scores: [0, 1, 5] },
  ],
  count: [{}, { in: "case", of: "il6" }],
  describe: [
    { of: "weight", in: "case" },
    { of: "weight", extremes: false },
    { of: "age" },
    { ...il6 },
    { of: "constant", in: "two" },
  ],
  "effect-size": [
    { of: "weight", between: two },
    { ...il6, between: few },
  ],
  "fisher-exact": [
    { of: "heavy", between: two },
    { of: "never", between: two },
    ...vary({ of: "dead", between: few, conf_level: 0.9 }, "alternative", sides),
  ],
  "fisher-table": [
    { of: "grade", across: three },
    { of: "outcome", across: few },
    { of: "improved", across: two },
  ],
  "fligner-killeen": [
    { of: "weight", across: three },
    { of: "age", across: two },
  ],
  friedman: [
    { of: ["visit1", "visit2", "visit3"] },
    { of: ["before", "after"], in: "case" },
    { of: ["il6", "tnf"], in: "control", below: "root2" },
  ],
  "geometric-mean": [
    { of: "weight", in: "case" },
    { ...il6, conf_level: 0.9 },
    { of: "constant", in: "case" },
  ],
  "goodness-of-fit": [
    { of: "sex", probabilities: [0.5, 0.5] },
    { of: "grade", in: "case", probabilities: [0.4, 0.3, 0.2, 0.1] },
  ],
  "jonckheere-terpstra": [
    { of: "weight", across: ["control", "rival", "case"] },
    ...vary({ of: "il6", across: three }, "alternative", ["increasing", "decreasing"]),
    { of: "visit1", across: two },
  ],
  kendall: [
    { of: "before", with: "after" },
    { of: "before", with: "after", in: "case" },
    { of: "age", with: "visit1", in: "case" },
    { of: "il6", with: "weight", conf_level: 0.9 },
    ...vary({ of: "before", with: "weight", in: "few-cases" }, "alternative", sides),
    ...vary({ of: "before", with: "weight", in: "case" }, "exact", ["exact", "approximate"]),
  ],
  "kruskal-wallis": [
    { of: "weight", across: three },
    ...vary({ of: "il6", across: three, posthoc: "dunn" }, "adjust", [
      "holm",
      "hochberg",
      "hommel",
      "bonferroni",
      "BH",
      "BY",
      "none",
    ]),
    { of: "age", across: two, posthoc: "dunn" },
  ],
  levene: [
    { of: "weight", across: three },
    { of: "age", across: two },
  ],
  "mann-whitney": [
    { of: "weight", between: two },
    { of: "age", between: two },
    { of: "il6", between: two, scale: "ratio", below: "half" },
    ...vary({ of: "weight", between: few }, "alternative", sides),
    ...vary({ of: "weight", between: two }, "exact", ["exact", "approximate"]),
  ],
  "mantel-haenszel": [
    { of: "heavy", between: two, strata: "sex" },
    { of: "age > 55", between: two, strata: "grade", correct: false },
    { of: "heavy", between: two, strata: "improved", conf_level: 0.9 },
    ...vary({ of: "heavy", between: two, strata: "site" }, "alternative", sides),
  ],
  mcnemar: [
    { of: "improved", with: "heavy" },
    { of: "improved", with: "heavy", in: "case", correct: false },
    { of: "improved", with: "dead", in: "few-cases", exact: "exact" },
    { of: "grade", with: "grade_later" },
    { of: "improved", with: "improved", exact: "exact" },
  ],
  mean: [{ of: "weight", in: "case" }, { ...il6, conf_level: 0.9 }, { of: "constant" }],
  median: [{ of: "weight", in: "case" }, { of: "il6" }, { of: "il6", extremes: false }],
  "median-interval": [
    { of: "weight", in: "case" },
    { of: "il6", conf_level: 0.99 },
    { of: "weight", in: "two" },
    { of: "age" },
  ],
  "odds-ratio": [
    { of: "heavy", between: two },
    { of: "dead", between: few, conf_level: 0.9 },
    { of: "never", between: two, haldane: true },
  ],
  "one-sample-t-test": [
    { of: "weight", in: "case", mu: 70 },
    { ...il6, conf_level: 0.9 },
    ...vary({ of: "age", mu: 50 }, "alternative", sides),
  ],
  "paired-t-test": [
    { of: "after", with: "before" },
    { of: "il6", with: "tnf", below: "limit", in: "case", mu: 0.5 },
    ...vary({ of: "after", with: "before", in: "few-cases" }, "alternative", sides),
  ],
  pearson: [
    { of: "before", with: "after" },
    { of: "il6", with: "weight", below: "half", conf_level: 0.9 },
    ...vary({ of: "before", with: "weight", in: "case" }, "alternative", sides),
    { of: "before", with: "before" },
  ],
  "permutation-test": [
    { of: "weight", between: two, resamples: 499 },
    { of: "age", between: two, resamples: 499, seed: 5, statistic: "difference-of-medians" },
    ...vary({ of: "visit1", between: ["two", "few-controls"] }, "alternative", ["two-sided", ...sides]),
  ],
  "poisson-rate": [
    { of: "event", time: "follow_up", per: 100 },
    { of: "relapses", time: "follow_up", in: "case", conf_level: 0.9 },
    { of: "never", time: "follow_up", per: 1000 },
  ],
  proportion: [
    ...vary({ of: "heavy" }, "interval", ["wilson", "clopper-pearson", "wilson-corrected", "agresti-coull", "wald"]),
    ...vary({ of: "never", in: "case" }, "interval", ["wilson", "clopper-pearson", "agresti-coull"]),
    { of: "age > 50", in: "control", conf_level: 0.9 },
  ],
  "proportion-difference": [
    { of: "heavy", between: two },
    { of: "dead", between: few, correct: false, conf_level: 0.9 },
    { of: "never", between: two },
    ...vary({ of: "heavy", between: two }, "alternative", sides),
  ],
  quantile: [
    ...vary({ of: "weight", p: 0.95, in: "case" }, "type", ["type-7", "type-6", "type-2"]),
    ...vary({ of: "il6", p: 0.12 }, "type", ["type-7", "type-6", "type-2"]),
    { of: "age", p: 1 },
  ],
  "reverse-kaplan-meier": [{ of: "tnf" }, { of: "tnf", in: "few-cases" }, { of: "weight", in: "case" }, { of: "il6" }],
  "risk-difference": [
    { of: "heavy", between: two },
    { of: "never", between: two },
    { of: "dead", between: few, interval: "wald", conf_level: 0.9 },
  ],
  "risk-ratio": [
    { of: "heavy", between: two },
    { of: "age > 50", between: ["case", "few-controls"] },
  ],
  "shapiro-wilk": [{ of: "weight", in: "case" }, { ...il6 }, { of: "age", in: "few-cases" }],
  "share-within-reference": [
    { of: "weight", in: "case", reference: "control", resamples: 499 },
    { of: "il6", in: "case", reference: "control", resamples: 499, quantile: 0.9 },
  ],
  "signed-rank": [
    { of: "after", with: "before" },
    { of: "after", with: "before", in: "case" },
    { of: "visit2", with: "visit1" },
    { of: "weight", mu: 70, in: "case" },
    { of: "visit3", mu: 3 },
    { of: "il6", with: "tnf", below: "half", in: "control", conf_level: 0.9 },
    ...vary({ of: "after", with: "before", in: "few-cases" }, "alternative", sides),
    ...vary({ of: "visit2", with: "visit1", in: "case" }, "alternative", sides),
    ...vary({ of: "after", with: "before", in: "case" }, "exact", ["exact", "approximate"]),
    { of: "after", with: "before", in: "two" },
    { of: "after", with: "before", in: "two", exact: "approximate" },
  ],
  spearman: [
    { of: "before", with: "after" },
    { of: "age", with: "visit1", in: "case" },
    { of: "il6", with: "weight" },
    { of: "il6", with: "visit1", interval: "bootstrap", resamples: 200, seed: 7 },
    ...vary({ of: "before", with: "weight", in: "few-cases" }, "alternative", sides),
    ...vary({ of: "before", with: "weight", in: "case" }, "exact", ["exact", "approximate"]),
  ],
  "standardised-mean-difference": [
    { of: "weight", between: two },
    { of: "grade", between: two },
    { of: "improved", between: two },
    { of: "sex", between: two },
  ],
  "t-test": [
    { of: "weight", between: two },
    { of: "age", between: few, type: "student", mu: 1 },
    { ...il6, between: two, conf_level: 0.9 },
    ...vary({ of: "weight", between: two }, "alternative", sides),
  ],
  "tukey-hsd": [
    { of: "weight", across: three },
    { of: "age", across: ["few-cases", "rival", "few-controls"], conf_level: 0.9 },
    { ...il6, across: two },
  ],
  "variance-ratio": [
    { of: "weight", between: two },
    ...vary({ of: "before", between: few, conf_level: 0.9 }, "alternative", sides),
  ],
  "welch-anova": [
    { of: "weight", across: three },
    { ...il6, across: two },
  ],
  ...MODEL_CASES,
};

/** Every case as a statistic with an id: `t-test-2`. */
export const statistics: ReadonlyMap<string, Declaration> = new Map(
  Object.entries(CASES).flatMap(([method, declarations]) =>
    declarations.map((declaration, i) => [`${method}-${i + 1}`, { method, ...declaration }] as const),
  ),
);
