/** `rules:` of a study: what warnings do, and that nothing which guards the data can be changed. */
import { describe, expect, test } from "vitest";
import { type Fault, StudyFaults } from "../../src/fault.js";
import { loadStudy } from "../../src/study/load.js";
import { ruled } from "../../src/study/rules.js";

const study = (rules: string) =>
  loadStudy(
    `title: A\nauthors: [{ name: B }]\ndata: { file: a.csv, codebook: a.json, status: real }\nrules:\n  ${rules}\n`,
    "study.yaml",
    "",
  );

function faultsOf(rules: string): readonly Fault[] {
  try {
    study(rules);
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    throw error;
  }
  return [];
}

const unused: Fault = { rule: "statistic-unused", severity: "warning", message: "a" };

describe("rules", () => {
  test("a warning can be silenced, or made an error", () => {
    expect(ruled(study("statistic-unused: off"), [unused])).toEqual([]);
    expect(ruled(study("statistic-unused: warning"), [unused])).toEqual([unused]);
    expect(ruled(study("statistic-unused: error"), [unused])).toEqual([{ ...unused, severity: "error" }]);
    expect(ruled(study("raw-html: off"), [unused])).toEqual([unused]);
  });

  test("an error stays one", () => {
    const error: Fault = { ...unused, severity: "error" };
    expect(ruled(study("statistic-unused: off"), [error])).toEqual([error]);
  });

  test("an unknown rule is a fault with the nearest known one", () => {
    expect(faultsOf("statistic-unusd: off")).toMatchObject([
      { rule: "key-unknown", place: { line: 5, column: 3 }, hint: "did you mean statistic-unused?" },
    ]);
  });

  test("a rule that guards the data cannot be changed, and a number typed by hand cannot be silenced", () => {
    expect(faultsOf("code-unknown: off")).toMatchObject([
      { rule: "rule-fixed", message: "the rule code-unknown cannot be changed", place: { line: 5, column: 3 } },
    ]);
    expect(faultsOf("number-unbound: off")).toMatchObject([{ rule: "value-unknown", expected: "warning, error" }]);
  });
});
