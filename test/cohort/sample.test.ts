import { describe, expect, test } from "vitest";
import {
  codeCounts,
  crosstab,
  cutAt,
  frame,
  makeVariables,
  overlap,
  pairs,
  participants,
  sample,
  shareLimits,
  tally,
} from "../../src/cohort/index.js";
import { faultsOf } from "./faults.js";
import { smallCohort } from "./small.js";

const declared = {
  groups: "group",
  subsets: [{ id: "men", where: 'sex == "male"' }],
  definitions: [{ id: "old", value: "age >= 60" }],
};
const variables = makeVariables({ cohort: smallCohort(), ...declared });
const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

describe("samples", () => {
  test("values below detection are tied lowest, after cutting at the highest limit present", () => {
    expect(sample(variables, "il6", "mmn")).toEqual({
      values: Float64Array.of(low, low, 5),
      n: 3,
      missing: 0,
      notApplicable: 0,
      unknown: 1,
      below: 1,
      above: 0,
      belowLimit: 0.8,
    });
  });

  test("above detection, highest; missing; everyone", () => {
    const all = sample(variables, "il6");
    expect([...all.values]).toEqual([low, low, low, 1, 2, 3, 3.5, 5, 7, 12, high]);
    expect(all).toMatchObject({ n: 11, missing: 1, unknown: 0, below: 2, above: 1, belowLimit: 0.8, aboveLimit: 100 });
    expect(all.numbers).toBeUndefined();
  });

  test("uncut where that is asked for: each value below detection with its own limit", () => {
    const all = sample(variables, "il6", "all", { uncut: true });
    expect(all.uncut).toEqual({
      detected: Float64Array.of(0.6, 1, 2, 3, 3.5, 5, 7, 12),
      limits: Float64Array.of(0.5, 0.8),
    });
    expect([...all.values]).toEqual([...sample(variables, "il6").values]);
    expect(sample(variables, "il6")).not.toHaveProperty("uncut");
  });

  test("without censored values the numbers are the values", () => {
    const one = sample(variables, "age", "mmn");
    expect(one).toMatchObject({ n: 2, missing: 1, unknown: 1, below: 0, above: 0 });
    expect(one.numbers).toBe(one.values);
    expect(one).not.toHaveProperty("belowLimit");
  });

  test("not applicable is not missing", () => {
    expect(sample(variables, "titre")).toMatchObject({ n: 3, missing: 2, notApplicable: 7 });
    expect(sample(variables, "titre", "case")).toMatchObject({ n: 3, missing: 1, notApplicable: 0, unknown: 1 });
  });

  test("an unknown filter is counted", () => {
    expect(sample(variables, "age", "men")).toMatchObject({ n: 5, missing: 1, unknown: 1 });
  });

  test("substitution makes numbers of the limits, the ranks stay", () => {
    const half = sample(variables, "il6", "mmn", { below: "half" });
    expect([...half.numbers!]).toEqual([0.4, 0.6, 5]);
    expect([...half.values]).toEqual([low, low, 5]);
    expect(sample(variables, "il6", "mmn", { below: "root2" }).numbers![0]).toBeCloseTo(0.8 / Math.sqrt(2), 15);
  });

  test("above detection only the limit is a number", () => {
    expect(sample(variables, "il6", "control", { below: "half" }).numbers).toBeUndefined();
    expect([...sample(variables, "il6", "control", { below: "limit" }).numbers!]).toEqual([1, 2, 3, 100]);
  });

  test("codes that are whole numbers are numbers", () => {
    expect([...sample(variables, "died", "case").values]).toEqual([0, 1, 1]);
  });

  test("anything else is not", () => {
    expect(faultsOf(() => sample(variables, "sex"))[0]).toMatchObject({
      rule: "variable-not-numeric",
      message: "sex is not numeric",
    });
    expect(faultsOf(() => sample(variables, "old"))[0]).toMatchObject({ rule: "variable-not-numeric" });
    expect(faultsOf(() => sample(variables, "il66"))[0]).toMatchObject({ rule: "name-unknown" });
    expect(faultsOf(() => sample(variables, "il6", "womn"))[0]).toMatchObject({ rule: "subset-unknown" });
  });

  test("each is made once", () => {
    expect(sample(variables, "il6", "mmn")).toBe(sample(variables, "il6", "mmn"));
    expect(sample(variables, "il6", "mmn")).not.toBe(sample(variables, "il6", "mmn", { below: "half" }));
  });

  test("limits that cross cannot be put in order", () => {
    const crossed = makeVariables({ cohort: smallCohort(false, ["p13,mmn,male,0,50,<200,1,"]) });
    expect(() => sample(crossed, "il6")).toThrow("values <200 and >100 cannot be put in order");
  });
});

describe("samples that are compared", () => {
  const [mmn, control, cases] = [
    sample(variables, "il6", "mmn"),
    sample(variables, "il6", "control"),
    sample(variables, "il6", "case"),
  ];

  test("share the highest lower and the lowest upper limit", () => {
    const shared = shareLimits([cases, mmn, control]);
    expect(shared.map(({ values }) => [...values])).toEqual([
      [low, 3.5, 12],
      [low, low, 5],
      [1, 2, 3, high],
    ]);
    for (const one of shared) expect(one).toMatchObject({ belowLimit: 0.8, aboveLimit: 100 });
    expect(mmn).not.toHaveProperty("aboveLimit");
    expect(shared[0]!.values).toBe(cases.values);
  });

  test("cutting higher ties observed values, cutting lower changes nothing", () => {
    expect([...cutAt(control, { below: 2.5 }).values]).toEqual([low, low, 3, high]);
    expect(cutAt(control, { below: 2.5, above: 50 })).toMatchObject({ belowLimit: 2.5, aboveLimit: 50, above: 1 });
    expect(cutAt(mmn, { below: 0.1 }).values).toBe(mmn.values);
    expect([...cutAt(control, { above: 2 }).values]).toEqual([1, 2, high, high]);
    expect(() => cutAt(control, { below: 300 })).toThrow("cannot be put in order");
  });

  test("nothing to share", () => {
    const ages = [sample(variables, "age", "mmn"), sample(variables, "age", "control")];
    expect(shareLimits(ages).map(({ values }) => values)).toEqual(ages.map(({ values }) => values));
  });
});

describe("pairs", () => {
  test("are complete, cut for ranks, in ascending order", () => {
    const found = pairs(variables, "il6", "il10");
    expect([...found.x]).toEqual([low, low, low, 1, 2, 3, 3.5, 7, 12, high]);
    expect([...found.y]).toEqual([1.5, 2, 2.5, low, low, 3, low, 5, 4, 2]);
    expect(found).toMatchObject({
      n: 10,
      missing: 2,
      notApplicable: 0,
      unknown: 0,
      xLimits: { below: 0.8, above: 100 },
      yLimits: { below: 1.5 },
    });
    expect(found.numbers).toBeUndefined();
  });

  test("as numbers, in the same order", () => {
    const found = pairs(variables, "il6", "il10", "mmn", { below: "half" });
    expect([...found.x]).toEqual([low, low]);
    expect(found.numbers).toEqual({ x: Float64Array.of(0.6, 0.4), y: Float64Array.of(1.5, 2.5) });
    expect(pairs(variables, "age", "died").numbers!.x).toEqual(pairs(variables, "age", "died").x);
  });

  test("not applicable goes before missing", () => {
    expect(pairs(variables, "il6", "titre")).toMatchObject({ n: 2, missing: 3, notApplicable: 7 });
  });
});

describe("counts", () => {
  test("a condition", () => {
    expect(tally(variables, "il6 > 2", "control")).toEqual({
      events: 2,
      n: 4,
      missing: 0,
      notApplicable: 0,
      unknown: 1,
    });
    expect(tally(variables, "old")).toEqual({ events: 5, n: 11, missing: 1, notApplicable: 0, unknown: 0 });
    expect(tally(variables, "titre > 150")).toEqual({ events: 2, n: 3, missing: 2, notApplicable: 7, unknown: 0 });
    expect(tally(variables, "men", "case")).toMatchObject({ events: 2, n: 4 });
  });

  test("codes", () => {
    expect(codeCounts(variables, "sex", "mmn")).toMatchObject({
      codes: [{ value: "female", label: "women" }, { value: "male" }],
      counts: [0, 2],
      n: 2,
      missing: 1,
      unknown: 1,
    });
    expect(codeCounts(variables, "old", "case")).toMatchObject({
      codes: [{ value: "yes" }, { value: "no" }],
      counts: [2, 2],
    });
    expect(faultsOf(() => codeCounts(variables, "il6"))[0]).toMatchObject({ rule: "variable-not-coded" });
  });

  test("two variables", () => {
    expect(crosstab(variables, "sex", "group")).toMatchObject({
      rows: [{ value: "female" }, { value: "male" }],
      columns: [{ value: "case" }, { value: "mmn" }, { value: "control" }],
      counts: [
        [2, 0, 2],
        [2, 2, 2],
      ],
      n: 10,
      missing: 2,
    });
    expect(crosstab(variables, "old", "died", "men").counts).toEqual([
      [1, 2],
      [2, 0],
    ]);
  });

  test("participants, and those in two subsets", () => {
    expect(participants(variables)).toEqual({ n: 12, unknown: 0 });
    expect(participants(variables, "mmn")).toEqual({ n: 3, unknown: 1 });
    expect(overlap(variables, "mmn", "control")).toBe(0);
    expect(overlap(variables, "mmn", "men")).toBe(2);
  });
});

describe("frames", () => {
  test("complete rows in lexicographic order, codes as levels", () => {
    expect(frame(variables, ["sex", "age", "died"], "men")).toEqual({
      columns: [
        { name: "sex", values: Float64Array.of(1, 1, 1, 1, 1), levels: ["female", "male"] },
        { name: "age", values: Float64Array.of(40, 45, 61, 63, 72) },
        { name: "died", values: Float64Array.of(0, 0, 1, 0, 1), levels: ["0", "1"] },
      ],
      conditions: [],
      n: 5,
      missing: 1,
      notApplicable: 0,
      unknown: 1,
    });
  });

  test("integer codes as numbers, conditions as levels", () => {
    const { columns } = frame(variables, ["died", "old"], "control", { numbers: ["died"] });
    expect(columns).toEqual([
      { name: "died", values: Float64Array.of(0, 0, 0, 1) },
      { name: "old", values: Float64Array.of(0, 1, 1, 0), levels: ["yes", "no"] },
    ]);
  });

  test("censored values need a substitution", () => {
    expect(() => frame(variables, ["il6", "age"])).toThrow(
      "needs numbers, found values of il6 below or above detection",
    );
    expect(frame(variables, ["il6"], "mmn", { below: "half" }).columns[0]!.values).toEqual(
      Float64Array.of(0.4, 0.6, 5),
    );
    expect(faultsOf(() => frame(variables, ["id"]))[0]).toMatchObject({ message: "id is a text" });
  });
});

test("nothing depends on the order of rows", () => {
  const shuffled = makeVariables({ cohort: smallCohort(true), ...declared });
  expect(shuffled.cohort.columns.get("id")).not.toEqual(variables.cohort.columns.get("id"));
  for (const subset of ["all", "case", "mmn", "control", "men"]) {
    expect(sample(shuffled, "il6", subset)).toEqual(sample(variables, "il6", subset));
    expect(sample(shuffled, "il10", subset, { below: "half" })).toEqual(
      sample(variables, "il10", subset, { below: "half" }),
    );
    expect(pairs(shuffled, "il6", "il10", subset, { below: "limit" })).toEqual(
      pairs(variables, "il6", "il10", subset, { below: "limit" }),
    );
    expect(frame(shuffled, ["sex", "il10", "old"], subset, { below: "half" })).toEqual(
      frame(variables, ["sex", "il10", "old"], subset, { below: "half" }),
    );
    expect(crosstab(shuffled, "sex", "old", subset)).toEqual(crosstab(variables, "sex", "old", subset));
    expect(tally(shuffled, "il6 > 2", subset)).toEqual(tally(variables, "il6 > 2", subset));
  }
});
