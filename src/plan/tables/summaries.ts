import type { VariableInfo } from "../../cohort/need.js";
import type { Piece } from "../plan.js";

/** A way to summarise a number: the statistic asked for, and how its parts are printed. */
export interface NumberSummary {
  readonly method: "median" | "mean" | "geometric-mean";
  /** After the variable's label. */
  readonly words: string;
  /** The test that goes with it, of two groups and of more. */
  readonly tests: readonly [two: string, more: string];
  /** It tells smallest and largest values. */
  readonly extremes?: true;
  pieces(id: string): readonly Piece[];
}

const ranks = ["mann-whitney", "kruskal-wallis"] as const;
const means = ["t-test", "welch-anova"] as const;
const of = (id: string, part: string): Piece => ({ reference: `${id}.${part}` });

/** Of numbers, by the name that a declaration gives. */
export const numberSummaries = {
  median: {
    method: "median",
    words: "median (quartiles)",
    tests: ranks,
    pieces: (id) => [of(id, "median"), " (", of(id, "quartiles"), ")"],
  },
  "median-range": {
    method: "median",
    words: "median (range)",
    tests: ranks,
    extremes: true,
    pieces: (id) => [of(id, "median"), " (", of(id, "range"), ")"],
  },
  range: { method: "median", words: "range", tests: ranks, extremes: true, pieces: (id) => [of(id, "range")] },
  mean: {
    method: "mean",
    words: "mean (SD)",
    tests: means,
    pieces: (id) => [of(id, "mean"), " (", of(id, "sd"), ")"],
  },
  "mean-interval": {
    method: "mean",
    words: "mean (95% CI)",
    tests: means,
    pieces: (id) => [of(id, "effect")],
  },
  "geometric-mean": {
    method: "geometric-mean",
    words: "geometric mean (geometric SD)",
    tests: ranks,
    pieces: (id) => [of(id, "geometric_mean"), " (", of(id, "geometric_sd"), ")"],
  },
} as const satisfies Readonly<Record<string, NumberSummary>>;

/** A way to print how many have a code. */
export interface CodeSummary {
  readonly words: string;
  pieces(id: string): readonly Piece[];
}

/** Of codes and conditions, by the name that a declaration gives. */
export const codeSummaries = {
  count: { words: "n (%)", pieces: (id) => [of(id, "events"), " (", of(id, "proportion"), ")"] },
  "count-of": { words: "n/N", pieces: (id) => [of(id, "events"), "/", of(id, "n")] },
  "count-of-percent": {
    words: "n/N (%)",
    pieces: (id) => [of(id, "events"), "/", of(id, "n"), " (", of(id, "proportion"), ")"],
  },
  percent: { words: "%", pieces: (id) => [of(id, "proportion")] },
} as const satisfies Readonly<Record<string, CodeSummary>>;

/** What a variable is compared as: numbers by a number's tests, codes and conditions by theirs. */
export type Comparable = "number" | "code";

export function comparable(info: VariableInfo): Comparable {
  return info.type === "number" ? "number" : "code";
}

/** A test across columns: how it is asked for, and what a note calls it. */
export interface TableTest {
  readonly method: string;
  readonly of: Comparable;
  /** It compares two groups and no more. */
  readonly two?: true;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Its name; of a test that the data choose, by what the part `test` says. */
  readonly words: string | Readonly<Record<string, string>>;
}

const PEARSON = "Pearson's chi-squared test";
const FISHER = "Fisher's exact test";

/** Tests by the name that a declaration gives. */
export const tableTests: Readonly<Record<string, TableTest>> = {
  "mann-whitney": { method: "mann-whitney", of: "number", two: true, words: "Mann-Whitney test" },
  "kruskal-wallis": { method: "kruskal-wallis", of: "number", words: "Kruskal-Wallis test" },
  "t-test": { method: "t-test", of: "number", two: true, words: "Welch's t test" },
  "student-t-test": {
    method: "t-test",
    of: "number",
    two: true,
    options: { type: "student" },
    words: "Student's t test",
  },
  "welch-anova": { method: "welch-anova", of: "number", words: "Welch's analysis of variance" },
  anova: { method: "anova", of: "number", words: "one-way analysis of variance" },
  "jonckheere-terpstra": {
    method: "jonckheere-terpstra",
    of: "number",
    words: "Jonckheere-Terpstra test of trend",
  },
  "chi-squared": { method: "chi-squared", of: "code", words: PEARSON },
  fisher: { method: "fisher-table", of: "code", words: FISHER },
  "chi-squared-or-fisher": {
    method: "chi-squared-or-fisher",
    of: "code",
    words: { "chi-squared": PEARSON, fisher: `${FISHER} (an expected count below 5)` },
  },
};
