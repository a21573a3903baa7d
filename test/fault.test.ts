import { expect, test } from "vitest";
import { describeFault, nearest, suggest } from "../src/fault.js";

test.each([
  ["il66", "il6"],
  ["stta", "stat"],
  ["lable", "label"],
  ["Median", "median"],
  ["by-sx.F.count", "by-sex.F.count"],
])("%s is taken for %s", (word, meant) => {
  expect(nearest(word, ["il6", "stat", "label", "median", "by-sex.F.count"])).toBe(meant);
});

test("what is too far from everything has no nearest word", () => {
  expect(nearest("haemoglobin", ["il6", "il10"])).toBeUndefined();
  expect(suggest("haemoglobin", ["il6", "il10"])).toBe("one of il6, il10");
});

test("a fault says where, what, what was expected, and what to try", () => {
  const place = { file: "study.yaml", line: 4, column: 7 };
  const text = describeFault({
    rule: "name-unknown",
    severity: "error",
    message: "unknown x: y",
    place,
    expected: "z",
    hint: "w",
  });
  expect(text).toBe("study.yaml:4:7  error: unknown x: y [name-unknown]\n    expected: z\n    hint: w");
});
