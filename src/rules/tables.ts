import { error } from "./rule.js";

/** Tables of a plan. */
export const tableRules = {
  "summary-type": error(
    "A summary that does not fit the variable",
    "Numbers have medians, means and ranges; codes and conditions have counts and percentages.",
    "Name one of those expected, or leave the summary out.",
    "of: [{ variable: sex, summary: mean }]",
  ),
  "levels-of-number": error(
    "Levels of a number",
    "Only codes and conditions have levels to choose from.",
    "Leave the levels out, or define a condition over the number and show that.",
    "of: [{ variable: age, levels: [old] }]",
  ),
  "test-unknown": error(
    "Unknown test",
    "A table can show the tests that its schema lists, and no others.",
    "Correct the name, or write `automatic`.",
    "of: [{ variable: age, test: mann-whitny }]",
  ),
  "test-type": error(
    "A test that does not fit the variable",
    "Tests of numbers compare ranks or means; tests of codes and conditions compare counts.",
    "Name one of those expected.",
    "of: [{ variable: age, test: fisher }]",
  ),
  "test-groups": error(
    "A test of two groups in a table of more",
    "It is defined for two groups, and which two is not said.",
    "Name a test of several groups, or write `automatic`.",
    "columns: [a, b, c]\ntest: { numbers: t-test }",
  ),
  "not-a-regression": error(
    "A model that is no regression",
    "The table shows the coefficients of covariates, and the statistic has none.",
    "Name a linear, logistic, Cox or Poisson regression that the plan declares.",
    "models: [{ head: Adjusted, of: medians }]",
  ),
  "terms-absent": error(
    "A statistic for each term, and no terms",
    "`$term` stands for each of the table's terms, so the table has to name them.",
    "Add `terms: [age, sex]`.",
    "models: [{ head: Univariable, of: univariable.$term }]",
  ),
} as const;
