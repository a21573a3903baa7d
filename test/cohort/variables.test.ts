import { describe, expect, test } from "vitest";
import {
  checkVariables,
  type Declarations,
  type Definition,
  makeVariables,
  type Subset,
  type Threshold,
} from "../../src/cohort/index.js";
import { cellsOf } from "./expression/scope.js";
import { faultsOf, lines } from "./faults.js";
import { smallCohort } from "./small.js";

const cohort = smallCohort();

/** Declarations of a study file, each on a line of its own. */
let line = 0;
const at = () => ({ file: "study.yaml", line: ++line, column: 3 });
const definition = (id: string, value: string, more: Partial<Definition> = {}): Definition => {
  const place = at();
  return { id, value, place, origin: { ...place, column: 20 }, ...more };
};
const subset = (id: string, where: string, more: Partial<Subset> = {}): Subset => ({ id, where, place: at(), ...more });

const study = () => ({
  groups: "group",
  definitions: [
    definition("raised", "il6 > high", { label: "raised IL-6" }),
    definition("ratio", "il6 / il10", { below: "half", unit: "1", decimals: 2 }),
    definition("old", 'if(age >= 60, "old", "young")', { label: "age group" }),
    definition("alias", "died"),
    definition("either", "if(age > 50, il6, il10)"),
  ],
  thresholds: [
    { id: "high", quantile: 0.5, of: "il6", in: "control", place: at() },
    { id: "limit", value: 3, label: "the limit", unit: "pg/mL" },
  ] as Threshold[],
  subsets: [
    subset("men", 'sex == "male"'),
    subset("old-men", 'men and old == "old"', { label: "older men" }),
    subset("raised-cases", "raised and case"),
  ],
});

describe("variables", () => {
  const variables = makeVariables({ cohort, ...study() });

  test("a column is itself", () => {
    expect(variables.variable("il6")).toBe(cohort.columns.get("il6"));
  });

  test("a condition with a threshold, in three-valued logic", () => {
    expect(variables.threshold("high")).toEqual({
      value: 2.5,
      label: "median of IL-6 in controls",
      unit: "pg/mL",
      quantile: 0.5,
      of: "il6",
      in: "control",
      n: 4,
    });
    const raised = variables.variable("raised");
    expect(raised).toMatchObject({ kind: "logical", name: "raised", label: "raised IL-6" });
    expect(cellsOf(raised)).toEqual(["no", "yes", "yes", "", "no", "no", "yes", "no", "no", "yes", "yes", "yes"]);
  });

  test("arithmetic with a substitution", () => {
    const ratio = variables.variable("ratio");
    expect(ratio).toMatchObject({ kind: "number", field: { name: "ratio", label: "ratio", unit: "1", decimals: 2 } });
    expect(cellsOf(ratio)).toEqual([0.125, 7, 3, "", 0.6 / 1.5, 0.4 / 2.5, "", 1 / 0.75, 2, 1, "", 1.4]);
  });

  test("codes made from numbers", () => {
    const old = variables.variable("old");
    expect(old).toMatchObject({
      kind: "code",
      field: { label: "age group", type: "string", codes: [{ value: "old" }, { value: "young" }] },
    });
    expect(cellsOf(old)).toEqual([
      "young",
      "old",
      "old",
      "young",
      "young",
      "young",
      "",
      "young",
      "old",
      "old",
      "young",
      "old",
    ]);
    expect(variables.variable("alias")).toMatchObject({ kind: "code", numbers: [0, 1], field: { type: "integer" } });
  });

  test("values below detection stay so in a choice", () => {
    expect(cellsOf(variables.variable("either"))).toEqual([2, 3.5, 12, "", 1.5, 2.5, "", 1, 2, 3, 2, 7]);
    expect(variables.dictionary.info("either")).toMatchObject({ type: "number", censored: true });
  });

  test("subsets: everyone, groups, declared ones", () => {
    expect([...variables.subset("all")]).toEqual(Array(12).fill(1));
    expect([...variables.subset("mmn")]).toEqual([0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 2]);
    expect([...variables.subset("men")]).toEqual([0, 1, 1, 0, 1, 2, 1, 0, 1, 0, 1, 0]);
    expect([...variables.subset("old-men")]).toEqual([0, 1, 1, 0, 0, 0, 2, 0, 1, 0, 0, 0]);
    expect([...variables.subset("raised-cases")]).toEqual([0, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  test("a condition that does not apply is not met, nor is its opposite", () => {
    const declared = { cohort, subsets: [subset("high", "titre > 150"), subset("low", "not (titre > 150)")] };
    const own = makeVariables(declared);
    expect([...own.subset("high")]).toEqual([0, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect([...own.subset("low")]).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  test("things are computed once", () => {
    expect(variables.subset("men")).toBe(variables.subset("men"));
    expect(variables.variable("ratio").values).toBe(variables.variable("ratio").values);
    expect(variables.condition("il6 > limit")).toBe(variables.condition("il6 > limit"));
  });

  test("conditions by name and as expressions", () => {
    expect(cellsOf(variables.condition("case"))).toEqual([
      "yes",
      "yes",
      "yes",
      "yes",
      "no",
      "no",
      "no",
      "no",
      "no",
      "no",
      "no",
      "",
    ]);
    expect(cellsOf(variables.condition('sex == "male" and il6 > limit'))[1]).toBe("yes");
    expect(faultsOf(() => variables.condition("il7 > 2"))[0]).toMatchObject({
      rule: "name-unknown",
      hint: "did you mean il6?",
    });
    expect(faultsOf(() => variables.condition("il6"))[0]).toMatchObject({ rule: "type-mismatch" });
  });

  test("unknown names", () => {
    expect(faultsOf(() => variables.variable("il66"))[0]).toMatchObject({
      message: "unknown name: il66",
      hint: "did you mean il6?",
    });
    expect(faultsOf(() => variables.subset("contrl"))[0]).toMatchObject({
      message: "unknown subset: contrl",
      hint: "did you mean control?",
    });
    expect(faultsOf(() => variables.threshold("hihg1"))[0]).toMatchObject({ message: "unknown threshold: hihg1" });
  });

  test("the dictionary", () => {
    const { dictionary } = variables;
    expect(dictionary.info("il6")).toEqual({
      name: "il6",
      label: "IL-6",
      type: "number",
      unit: "pg/mL",
      decimals: 1,
      censored: true,
      appliesToAll: true,
    });
    expect(dictionary.info("raised")).toEqual({
      name: "raised",
      label: "raised IL-6",
      type: "logical",
      censored: false,
      appliesToAll: true,
    });
    expect(dictionary.info("limit")).toBeUndefined();
    expect(dictionary.subset("all")).toBe("all participants");
    expect(dictionary.subset("control")).toBe("controls");
    expect(dictionary.subset("old-men")).toBe("older men");
    expect(dictionary.subset("men")).toBe("sex is men");
    expect(dictionary.subset("raised-cases")).toBe("raised IL-6 and cases");
    expect(dictionary.text(dictionary.expression("raised")!)).toBe("IL-6 above median of IL-6 in controls");
    expect(dictionary.variableNames()).toContain("ratio");
    expect(dictionary.subsetNames()).toEqual(["all", "men", "old-men", "raised-cases", "case", "mmn", "control"]);
    expect(variables.resolved.order).toEqual([
      "high",
      "raised",
      "ratio",
      "old",
      "alias",
      "either",
      "limit",
      "men",
      "old-men",
      "raised-cases",
    ]);
  });
});

describe("thresholds", () => {
  const value = (threshold: Threshold) =>
    makeVariables({ cohort, groups: "group", thresholds: [threshold] }).threshold(threshold.id);
  test.each([
    [0.95, "95th percentile of IL-6 in controls"],
    [0.975, "0.975 quantile of IL-6 in controls"],
    [0.01, "1st percentile of IL-6 in controls"],
    [0.11, "11th percentile of IL-6 in controls"],
    [0.22, "22nd percentile of IL-6 in controls"],
    [0.29, "29th percentile of IL-6 in controls"],
  ])("quantile %d", (quantile, label) => {
    expect(value({ id: "t", quantile, of: "il6", in: "control" }).label).toBe(label);
  });

  test("one that falls among censored values, or has none, is refused when it is used", () => {
    expect(value({ id: "t", quantile: 0.1, of: "il6", in: "mmn" })).toMatchObject({
      value: null,
      refusal: "falls among values below detection (<0.8)",
    });
    expect(value({ id: "t", quantile: 1, of: "il6", in: "control" })).toMatchObject({
      value: null,
      refusal: "falls among values above detection (>100)",
    });
    expect(value({ id: "t", quantile: 0.5, of: "titre", in: "control" })).toMatchObject({
      value: null,
      refusal: "needs at least 1 value, found 0",
    });
    const variables = makeVariables({
      cohort,
      groups: "group",
      thresholds: [{ id: "low", quantile: 0.1, of: "il6", in: "mmn", place: { file: "study.yaml", line: 9 } }],
      definitions: [{ id: "under", value: "il6 < low" }],
    });
    expect(faultsOf(() => variables.variable("under"))).toEqual([
      {
        rule: "threshold-undefined",
        severity: "error",
        message:
          "the threshold low (10th percentile of IL-6 in MMN) has no value: falls among values below detection (<0.8)",
        place: { file: "study.yaml", line: 9 },
        hint: "give a value, or another quantile",
      },
    ]);
  });
});

describe("faults", () => {
  const { codebook } = cohort;
  const check = (declared: Omit<Declarations, "codebook">) =>
    lines(checkVariables({ codebook, ...declared })).map((text) => text.replace(/^\d+/, "n"));
  test.each<[string, () => Omit<Declarations, "codebook">, string[]]>([
    [
      "a cycle of two",
      () => ({ definitions: [definition("a", "b + 1"), definition("b", "a + 1")] }),
      ["n:20 cycle: defined in a circle: a -> b -> a"],
    ],
    [
      "a cycle of one",
      () => ({ definitions: [definition("a", "a + 1")] }),
      ["n:20 cycle: defined in a circle: a -> a"],
    ],
    [
      "a cycle through thresholds and subsets",
      () => ({
        definitions: [definition("high", "age > limit")],
        thresholds: [{ id: "limit", quantile: 0.5, of: "age", in: "some", place: at() }],
        subsets: [subset("some", "not high")],
      }),
      ["n:20 cycle: defined in a circle: high -> limit -> some -> high"],
    ],
    [
      "two cycles",
      () => ({ definitions: [definition("a", "b + c"), definition("b", "a + 1"), definition("c", "a + 1")] }),
      ["n:20 cycle: defined in a circle: a -> b -> a", "n:20 cycle: defined in a circle: a -> c -> a"],
    ],
    [
      "an unknown name",
      () => ({ definitions: [definition("a", "agee + 1")] }),
      ["n:20 name-unknown: unknown name: agee"],
    ],
    [
      "the name of a column",
      () => ({ definitions: [definition("age", "il10 is missing")] }),
      ["n:3 name-twice: the definition age has the name of a column"],
    ],
    [
      "a name twice",
      () => ({ definitions: [definition("a", "age + 1")], subsets: [subset("a", "age > 1")] }),
      ["n:3 name-twice: the subset a has the name of a definition"],
    ],
    [
      "the name of a group",
      () => ({ groups: "group", subsets: [subset("control", "age > 1")] }),
      ["n:3 name-twice: the subset control has the name of a group"],
    ],
    [
      "a reserved name",
      () => ({ subsets: [subset("all", "age > 1"), subset("not", "age > 1")] }),
      [
        "n:3 name-reserved: all cannot be the name of a subset",
        "n:3 name-reserved: not cannot be the name of a subset",
      ],
    ],
    [
      "syntax, in several",
      () => ({ definitions: [definition("a", "age ="), definition("b", "a + 1")], subsets: [subset("c", "(")] }),
      ["n:24 expression-syntax: not in this language: =", "n:3 expression-syntax: the expression ends here"],
    ],
    [
      "a subset that is no condition",
      () => ({ subsets: [subset("a", "age")] }),
      ["n:3 type-mismatch: the subset a is no condition"],
    ],
    [
      "a definition that is a text",
      () => ({ definitions: [definition("a", "id")] }),
      ["n:20 type-mismatch: the definition a is a text"],
    ],
    [
      "groups in no column",
      () => ({ groups: "grup" }),
      ["undefined:undefined name-unknown: the groups are in an unknown column: grup"],
    ],
    [
      "groups without codes",
      () => ({ groups: "age", groupsPlace: at() }),
      ["n:3 type-mismatch: the groups' column age has no codes"],
    ],
    [
      "a threshold of what is unknown",
      () => ({ thresholds: [{ id: "t", quantile: 0.5, of: "il7", in: "all", place: at() }] }),
      ["n:3 name-unknown: unknown name: il7"],
    ],
    [
      "a threshold of a text",
      () => ({ thresholds: [{ id: "t", quantile: 0.5, of: "sex", in: "all", place: at() }] }),
      ["n:3 type-mismatch: the threshold t: sex is not numeric"],
    ],
    [
      "a threshold in no subset",
      () => ({ groups: "group", thresholds: [{ id: "t", quantile: 0.5, of: "age", in: "contrl", place: at() }] }),
      ["n:3 subset-unknown: unknown subset: contrl"],
    ],
    [
      "an impossible quantile",
      () => ({ thresholds: [{ id: "t", quantile: 95, of: "age", in: "all", place: at() }] }),
      ["n:3 number-impossible: the threshold t is quantile 95"],
    ],
    [
      "arithmetic on what may be below detection",
      () => ({ definitions: [definition("a", "log(il6)"), definition("b", "log(il6)", { below: "half" })] }),
      ["n:24 censored-arithmetic: a: il6 may be below detection, and then has no result"],
    ],
  ])("%s", (_, declared, expected) => {
    expect(check(declared())).toEqual(expected);
  });

  test("makeVariables throws them, but not for warnings alone", () => {
    expect(lines(faultsOf(() => makeVariables({ cohort, definitions: [definition("a", "b + 1")] })))).toHaveLength(1);
    expect(faultsOf(() => makeVariables({ cohort, definitions: [definition("a", "log(il6)")] }))).toEqual([]);
  });
});
