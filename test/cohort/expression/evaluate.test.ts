import { describe, expect, test } from "vitest";
import { constants, evaluate, parseExpression } from "../../../src/cohort/expression/index.js";
import type { Substitution } from "../../../src/cohort/index.js";
import { cellsOf, codes, conditions, numbers, scopeOf, texts } from "./scope.js";

const GROUPS = ["igm-pnp", "mmn", "control"].map((value) => ({ value, label: value.toUpperCase() }));
const scope = scopeOf({
  x: numbers([1, 2, 3, "", "n/a", "<0.5", "<5", ">5"]),
  y: numbers([3, 2, 1, 4, "", "<5", ">4", 5]),
  zero: numbers([0, 0, 0, 0, 0, 0, 0, 0]),
  group: codes(["igm-pnp", "mmn", "control", "", "n/a", "mmn", "mmn", "control"], GROUPS),
  other: codes(["mmn", "mmn", "mmn", "mmn", "mmn", "mmn", "mmn", "mmn"], [GROUPS[2]!, GROUPS[1]!]),
  died: codes(
    [0, 1, 1, "", "n/a", 0, 0, 1],
    [
      { value: "0", label: "no" },
      { value: "1", label: "yes" },
    ],
    true,
  ),
  id: texts(["a", "b", "c", "", "n/a", "f", "g", "h"]),
  a: conditions(["yes", "no", "", "n/a", "yes", "no", "yes", "no"]),
});

const run = (text: string, below?: Substitution) => cellsOf(evaluate(parseExpression(text), scope, { below }));

describe("comparison", () => {
  test.each([
    ["x > 3", ["no", "no", "no", "", "n/a", "no", "", "yes"]],
    ["x < 5", ["yes", "yes", "yes", "", "n/a", "yes", "yes", "no"]],
    ["x <= 5", ["yes", "yes", "yes", "", "n/a", "yes", "yes", "no"]],
    ["x >= 5", ["no", "no", "no", "", "n/a", "no", "no", "yes"]],
    ["x == 5", ["no", "no", "no", "", "n/a", "no", "no", "no"]],
    ["x != 5", ["yes", "yes", "yes", "", "n/a", "yes", "yes", "yes"]],
    ["x == 3", ["no", "no", "yes", "", "n/a", "no", "", "no"]],
    ["x < y", ["yes", "no", "no", "", "n/a", "", "", "no"]],
    ["x < x", ["no", "no", "no", "", "n/a", "", "", ""]],
    ["3 < x", ["no", "no", "no", "", "n/a", "no", "", "yes"]],
    ["x in [1, 3]", ["yes", "no", "yes", "", "n/a", "no", "", "no"]],
    ["x not in [1, 7]", ["no", "yes", "yes", "", "n/a", "yes", "", ""]],
    ['group == "mmn"', ["no", "yes", "no", "", "n/a", "yes", "yes", "no"]],
    ['"mmn" != group', ["yes", "no", "yes", "", "n/a", "no", "no", "yes"]],
    ['group in ["mmn", "control"]', ["no", "yes", "yes", "", "n/a", "yes", "yes", "yes"]],
    ["group == other", ["no", "yes", "no", "", "n/a", "yes", "yes", "no"]],
    ["died == 1", ["no", "yes", "yes", "", "n/a", "no", "no", "yes"]],
    ['died == "1"', ["no", "yes", "yes", "", "n/a", "no", "no", "yes"]],
    ['id in ["a", "h"]', ["yes", "no", "no", "", "n/a", "no", "no", "yes"]],
    ["a == (x < 2)", ["yes", "yes", "", "n/a", "n/a", "no", "", "yes"]],
    ["x is missing", ["no", "no", "no", "yes", "yes", "no", "no", "no"]],
    ["group is not missing", ["yes", "yes", "yes", "no", "no", "yes", "yes", "yes"]],
    ["1 < 2", ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes"]],
  ])("%s", (text, expected) => {
    expect(run(text)).toEqual(expected);
  });
});

describe("arithmetic", () => {
  test.each([
    ["x + y", undefined, [4, 4, 4, "", "n/a", "", "", ""]],
    ["-x", undefined, [-1, -2, -3, "", "n/a", "", "", ""]],
    ["x * zero", undefined, [0, 0, 0, "", "n/a", "", "", ""]],
    ["y / zero", undefined, ["", "", "", "", "", "", "", ""]],
    ["log(zero)", undefined, ["", "", "", "", "", "", "", ""]],
    ["sqrt(x - 2)", undefined, ["", 0, 1, "", "n/a", "", "", ""]],
    ["exp(1000 * x)", undefined, ["", "", "", "", "n/a", "", "", ""]],
    ["abs(x - 2)", undefined, [1, 0, 1, "", "n/a", "", "", ""]],
    ["max(x, y, 2)", undefined, [3, 2, 3, "", "n/a", "", "", ""]],
    ["min(x, y)", undefined, [1, 2, 1, "", "n/a", "", "", ""]],
    ["died + 1", undefined, [1, 2, 2, "", "n/a", 1, 1, 2]],
    ["x + 0", "limit", [1, 2, 3, "", "n/a", 0.5, 5, 5]],
    ["x + 0", "half", [1, 2, 3, "", "n/a", 0.25, 2.5, ""]],
    [
      "x * 2",
      "root2",
      [1, 2, 3, "", "n/a", 0.5, 5, ""].map((x, i) =>
        i < 3 ? 2 * Number(x) : i > 4 && x !== "" ? Number(x) * Math.SQRT2 : x,
      ),
    ],
    ["if(died == 1, x, y)", undefined, [3, 2, 3, "", "n/a", "<5", ">4", ">5"]],
    ["if(died == 1, x, y) + 1", "limit", [4, 3, 4, "", "n/a", 6, 5, 6]],
    ["if(x > 2, died, 7)", undefined, [7, 7, 1, "", "n/a", 7, "", 1]],
  ] as const)("%s (%s)", (text, below, expected) => {
    const found = run(text, below);
    expected.forEach((value, i) => {
      if (typeof value === "number") expect(found[i]).toBeCloseTo(value, 12);
      else expect(found[i]).toBe(value);
    });
  });

  test("a sum is never negative zero", () => {
    const vector = evaluate(parseExpression("-zero"), scope);
    expect(Object.is(vector.values[0], 0)).toBe(true);
  });
});

describe("choice", () => {
  test.each([
    ['if(x < 3, "low", "high")', ["low", "low", "high", "", "n/a", "low", "", "high"]],
    ['if(died == 1, group, "alive")', ["alive", "mmn", "control", "", "n/a", "alive", "alive", "control"]],
    ["if(died == 1, group, other)", ["mmn", "mmn", "control", "", "n/a", "mmn", "mmn", "control"]],
    ["if(died == 1, a, not a)", ["no", "no", "", "", "n/a", "yes", "no", "no"]],
    ["if(died == 1, id, id)", ["a", "b", "c", "", "n/a", "f", "g", "h"]],
  ])("%s", (text, expected) => {
    expect(run(text)).toEqual(expected);
  });
});

describe("three-valued logic", () => {
  const states = ["yes", "no", "", "n/a"];
  const pairs = states.flatMap((p) => states.map((q) => [p, q]));
  const table = scopeOf({ p: conditions(pairs.map(([p]) => p!)), q: conditions(pairs.map(([, q]) => q!)) });
  const truth = (text: string) => cellsOf(evaluate(parseExpression(text), table));

  test("and", () => {
    const expected = pairs.map(([p, q]) =>
      p === "no" || q === "no" ? "no" : p === "n/a" || q === "n/a" ? "n/a" : p === "" || q === "" ? "" : "yes",
    );
    expect(truth("p and q")).toEqual(expected);
  });

  test("or", () => {
    const expected = pairs.map(([p, q]) =>
      p === "yes" || q === "yes" ? "yes" : p === "n/a" || q === "n/a" ? "n/a" : p === "" || q === "" ? "" : "no",
    );
    expect(truth("p or q")).toEqual(expected);
  });

  test("not", () => {
    expect(truth("not p")).toEqual(pairs.map(([p]) => (p === "yes" ? "no" : p === "no" ? "yes" : p)));
  });

  test.each([
    ["p and q", "q and p"],
    ["p or q", "q or p"],
    ["not (p and q)", "not p or not q"],
    ["not (p or q)", "not p and not q"],
    ["p and (q or p)", "p or p and q"],
    ["not not p", "p"],
    ["p == q", "q == p"],
    ["p != q", "not (p == q)"],
  ])("%s is %s", (one, other) => {
    expect(truth(one)).toEqual(truth(other));
  });
});

describe("a scope of single values", () => {
  const values = constants(
    new Map<string, number | string | boolean | null>([
      ["test.p", 0.03],
      ["a.median", 4.2],
      ["b.median", "<0.5"],
      ["c.median", null],
      ["test.branch", "exact"],
      ["test.ok", true],
    ]),
  );
  test.each([
    ["test.p < 0.05 and a.median > b.median", ["yes"]],
    ["b.median > 0.4", [""]],
    ["c.median > 1", [""]],
    ["c.median > 1 and test.p > 0.05", ["no"]],
    ['test.branch == "exact"', ["yes"]],
    ["test.ok and not (test.p > 1)", ["yes"]],
  ])("%s", (text, expected) => {
    expect(cellsOf(evaluate(parseExpression(text), values))).toEqual(expected);
  });
});
