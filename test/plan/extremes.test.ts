/** Smallest and largest values are single participants': a study has them only where it permits that. */
import { describe, expect, test } from "vitest";
import { drawn, faultsOf } from "../figures/study.js";

const statistic = (text: string): string => `statistics:\n  s: { ${text} }\n`;
const table = (text: string): string => `tables:
  t: { title: T, kind: characteristics, columns: [case], of: [${text}] }
`;
const hidden = { publish: false };
const refused = "extremes-not-public: ";

describe("where data.publish is not true", () => {
  test.each([
    ["method: median, of: age", ["median", "q1", "q3"]],
    ["method: box-plot, of: age", ["median", "q1", "q3", "whisker_low", "whisker_high"]],
  ])("%s tells no extreme", (text, parts) => {
    const { result } = drawn(statistic(text), hidden).ledger.entry("s")!;
    expect(Object.keys(result)).toEqual(parts);
  });

  test("a description has neither range nor words for it; a box plot ends at percentiles", () => {
    const { ledger, plan } = drawn(statistic("method: describe, of: age") + table("weight"), hidden);
    expect(ledger.entry("s")!.result).not.toHaveProperty("max");
    expect(ledger.entry("s")!.text).not.toContain("range");
    expect(drawn(statistic("method: box-plot, of: age"), hidden).plan.statistics[0]!.declaration.whiskers).toBe(
      "percentiles",
    );
    expect(plan.statistics.every(({ declaration }) => declaration.extremes !== true)).toBe(true);
  });

  test.each([
    [statistic("method: median, of: age, extremes: true"), "s: extremes asks for smallest and largest values"],
    [statistic("method: quantile, of: age, p: 1"), "s: p asks for"],
    [statistic("method: box-plot, of: age, whiskers: tukey"), "s: whiskers asks for"],
    [statistic("method: linear-regression, of: age, on: [weight], fitted: range"), "s: fitted asks for"],
    [table("{ variable: age, summary: median-range }"), "table t: age: median (range) asks for"],
    [table("{ variable: age, summary: [median, range] }"), "table t: age: range asks for"],
  ])("%j is a fault, told once", (study, message) => {
    expect(faultsOf(study, hidden)).toEqual([expect.stringContaining(refused + message)]);
    expect(faultsOf(study)).toEqual([]);
  });

  test("what is asked of a statistic that does not tell it says why", () => {
    const forest = `${statistic("method: median, of: age")}figures:
  f: { title: F, kind: bars, rows: { v: [age] }, series: [{ label: A, of: s.range }] }
`;
    expect(faultsOf(forest, hidden)[0]).toMatch(/^extremes-not-public: .*s does not tell range/);
  });
});

test("data.extremes permits them, and nothing else", () => {
  const permitted = { publish: false, extremes: true };
  expect(drawn(statistic("method: median, of: age"), permitted).ledger.entry("s")!.result).toHaveProperty("max");
  expect(faultsOf(table("{ variable: age, summary: median-range }"), permitted)).toEqual([]);
  expect(faultsOf(statistic("method: kaplan-meier, time: follow_up, event: event, curve: true"), permitted)).toEqual([
    expect.stringContaining("points-not-public"),
  ]);
});
