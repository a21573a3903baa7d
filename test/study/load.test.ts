import { describe, expect, test } from "vitest";
import { StudyFaults } from "../../src/fault.js";
import { loadStudy } from "../../src/study/load.js";

const head = `title: A study
authors: [{ name: A. Author }]
data: { file: data/cohort.csv, codebook: data/codebook.json, status: simulated }
`;

const load = (text: string) => loadStudy(text, "study.yaml", ".");

function faultsOf(text: string) {
  try {
    load(text);
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    throw error;
  }
  throw new Error("no fault was found");
}

describe("a study's faults have a place and the nearest right word", () => {
  test.each([
    ["unknown key", `${head}statistcs: {}\n`, 4, 1, "key-unknown", "statistics"],
    [
      "unknown key within a statistic",
      `${head}statistics:\n  a: { method: median, of: age, inn: all }\n`,
      5,
      33,
      "key-unknown",
      "in",
    ],
    ["unknown method", `${head}statistics:\n  a: { method: mediam, of: age }\n`, 5, 16, "method-unknown", "median"],
    [
      "unknown choice",
      `${head}statistics:\n  a: { method: mann-whitney, of: age, between: [a, b], scale: ration }\n`,
      5,
      63,
      "value-unknown",
      "ratio",
    ],
    [
      "unknown figure kind",
      `${head}figures:\n  a: { kind: distribtion, title: T, of: [x], groups: [a] }\n`,
      5,
      14,
      "kind-unknown",
      "distribution",
    ],
    ["unknown key of a claim", `${head}claims:\n  a: { says: So, hold: x.p < 1 }\n`, 5, 18, "key-unknown", "holds"],
    ["number where text is meant", `${head}version: 1\n`, 4, 10, "value-malformed", '"1"'],
    ["tab", `${head}statistics:\n\ta: 1\n`, 5, 1, "syntax", "spaces"],
  ])("%s", (_, text, line, column, rule, hint) => {
    const faults = faultsOf(text);
    const fault = faults.find((one) => one.rule === rule);
    expect(fault, JSON.stringify(faults)).toBeDefined();
    expect(fault!.place).toEqual({ file: "study.yaml", line, column });
    expect(fault!.hint).toContain(hint);
  });

  test("a key that is missing is named where it belongs", () => {
    expect(faultsOf("title: A study\nauthors: [{ name: A }]\n")).toMatchObject([
      { rule: "key-missing", message: "missing key: data" },
    ]);
    const [fault] = faultsOf(`${head}statistics:\n  a: { method: median }\n`);
    expect(fault).toMatchObject({
      rule: "key-missing",
      message: "missing key: of",
      place: { line: 5, column: 6 },
    });
  });

  test("all faults are told at once", () => {
    expect(faultsOf(`${head}statistcs: {}\nfigurs: {}\nversion: 1\n`)).toHaveLength(3);
  });

  test("YAML that is no YAML, and duplicate keys", () => {
    expect(faultsOf("title: [\n")[0]).toMatchObject({ rule: "syntax" });
    expect(faultsOf(`${head}title: Again\n`)[0]).toMatchObject({ rule: "syntax", place: { line: 4, column: 1 } });
  });

  test("nothing, a list, a text are no study", () => {
    for (const text of ["", "- a\n", "hello\n"]) expect(faultsOf(text)[0]!.rule).toBe("study-empty");
  });

  test("aliases cannot be used to blow up a study", () => {
    const bomb = `${head}keywords: &a [x]\nlicense: *a\n`;
    expect(() => load(bomb)).toThrow();
  });
});

test("short forms become the long ones, with their places", () => {
  const study = load(`${head}definitions:\n  raised: il6 > 3\nsubsets:\n  old: { where: age > 60, label: Older }\n`);
  expect(study.definitions).toMatchObject([{ id: "raised", value: "il6 > 3", place: { line: 5, column: 3 } }]);
  expect(study.subsets).toMatchObject([{ id: "old", where: "age > 60", label: "Older" }]);
  expect(study.data.publish).toBe(false);
});
