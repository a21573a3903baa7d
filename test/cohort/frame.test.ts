import { describe, expect, test } from "vitest";
import { frame, makeVariables, stacked } from "../../src/cohort/index.js";
import { cohortSupply } from "../../src/cohort/supply.js";
import { faultsOf } from "./faults.js";
import { smallCohort } from "./small.js";

const declared = {
  groups: "group",
  subsets: [{ id: "men", where: 'sex == "male"' }],
  definitions: [{ id: "old", value: "age >= 60" }],
};
const variables = makeVariables({ cohort: smallCohort(), ...declared });

describe("conditions in a frame", () => {
  test("an expression, a definition, a subset and a group are columns of 1 and 0", () => {
    const conditions = ["died == 1", "old", "men", "control"];
    const found = frame(variables, ["age"], "all", { conditions });
    expect(found.conditions.map(({ name }) => name)).toEqual(conditions);
    expect([...found.columns[0]!.values]).toEqual([40, 45, 50, 52, 61, 63, 70, 72]);
    expect(found.conditions.map(({ values }) => [...values])).toEqual([
      [0, 0, 0, 0, 1, 0, 1, 1],
      [0, 0, 0, 0, 1, 1, 1, 1],
      [1, 1, 0, 0, 1, 1, 0, 1],
      [0, 1, 0, 1, 0, 1, 1, 0],
    ]);
    expect(found).toMatchObject({ n: 8, missing: 4, notApplicable: 0, unknown: 0 });
  });

  test("whoever lacks what a condition asks is missing, or not applicable where it does not apply", () => {
    const conditions = ["titre > 150"];
    expect(frame(variables, ["age"], "all", { conditions })).toMatchObject({ n: 3, missing: 2, notApplicable: 7 });
    expect(frame(variables, ["age"], "case", { conditions })).toMatchObject({ n: 3, missing: 1, notApplicable: 0 });
  });

  test("rows that agree in every column are put in order by their conditions", () => {
    const shuffled = makeVariables({ cohort: smallCohort(true), ...declared });
    const options = { conditions: ["died == 1", "old"] };
    expect(frame(shuffled, ["sex"], "all", options)).toEqual(frame(variables, ["sex"], "all", options));
  });

  test("what is no condition is a fault", () => {
    expect(faultsOf(() => frame(variables, ["age"], "all", { conditions: ["age + 1"] }))[0]).toMatchObject({
      message: "not a condition: age + 1",
    });
    expect(faultsOf(() => frame(variables, ["age"], "all", { conditions: ["agee > 1"] }))[0]).toMatchObject({
      rule: "name-unknown",
    });
  });
});

describe("frames of several subsets", () => {
  test("rows of the first, then of the next, with the number of their subset", () => {
    const frames = ["mmn", "control"].map((subset) => frame(variables, ["age"], subset, { conditions: ["old"] }));
    expect(stacked(frames)).toEqual({
      columns: [{ name: "age", values: Float64Array.of(40, 41, 45, 52, 63, 70) }],
      conditions: [{ name: "old", values: Float64Array.of(0, 0, 0, 0, 1, 1) }],
      group: Float64Array.of(0, 0, 1, 1, 1, 1),
    });
  });

  test("a supply gives them with the participants of each", () => {
    const supply = cohortSupply(variables);
    const need = { shape: "frame", columns: ["age", "sex"], conditions: ["died == 1"], in: ["case", "mmn"] } as const;
    const { input, groups } = supply.meet(need);
    expect(input.columns.map(({ name, levels }) => [name, levels])).toEqual([
      ["age", undefined],
      ["sex", ["female", "male"]],
    ]);
    expect([...input.group]).toEqual([0, 0, 0, 1]);
    expect(groups).toMatchObject([
      { n: 3, missing: 1 },
      { n: 1, missing: 2 },
    ]);
  });

  test("one subset is a frame of one", () => {
    const { input, groups } = cohortSupply(variables).meet({ shape: "frame", columns: ["age"], in: "mmn" });
    expect(input).toEqual({
      columns: [{ name: "age", values: Float64Array.of(40, 41) }],
      conditions: [],
      group: Float64Array.of(0, 0),
    });
    expect(groups).toHaveLength(1);
  });
});
