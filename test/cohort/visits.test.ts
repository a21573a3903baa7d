import { describe, expect, test } from "vitest";
import { readCohort } from "../../src/cohort/index.js";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { cohortSupply } from "../../src/cohort/supply.js";
import { makeVariables } from "../../src/cohort/variables.js";
import { StudyFaults } from "../../src/fault.js";

const CODEBOOK = {
  title: "Visits",
  status: "simulated",
  primaryKey: ["id", "visit"],
  participant: "id",
  fields: [
    { name: "id", type: "string" },
    { name: "visit", type: "integer", title: "Visit", codes: [0, { value: 6, label: "month 6" }] },
    { name: "arm", type: "string", codes: ["active", "placebo"] },
    { name: "pain", type: "number", title: "Pain", detection: { below: 1 } },
    { name: "dose", type: "number", appliesTo: 'arm == "active"' },
  ],
};
const WIDE = { ...CODEBOOK, wide: { over: "visit", constant: ["arm"] } };
// in no order; b has no visit 6, c's arm is told at one of its visits only
const ROWS = ["a,6,active,<1,20", "b,0,placebo,7,", "a,0,active,5,10", "c,6,,3,", "c,0,placebo,4,"];

const book = (written: object) => loadCodebook(JSON.stringify(written), "codebook.json");
const cohortOf = (written: object, rows = ROWS) => {
  const csv = ["id,visit,arm,pain,dose", ...rows].join("\n");
  return readCohort(new TextEncoder().encode(`${csv}\n`), "visits.csv", book(written), "");
};
const variablesOf = (written: object, rows?: string[]) =>
  makeVariables({
    cohort: cohortOf(written, rows),
    groups: "arm",
    definitions: [{ id: "relief", value: "visit == 0 and pain > 4" }],
    thresholds: [],
    subsets: [
      { id: "before", where: "visit == 0" },
      { id: "after", where: "visit == 6" },
    ],
  } as never);
const faultsOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    throw error;
  }
  return [];
};

describe("rows that are visits", () => {
  test("two visits of one participant are no sample", () => {
    const supply = cohortSupply(variablesOf(CODEBOOK));
    const [fault] = faultsOf(() => supply.meet({ shape: "samples", of: "pain", in: ["all"] }));
    expect(fault).toMatchObject({
      rule: "participants-repeated",
      message: expect.stringContaining("2 participants are"),
    });
    for (const need of [
      { shape: "participants", in: ["all"] },
      { shape: "tallies", of: "relief", in: ["all"] },
      { shape: "crosstab", of: "arm", in: ["all"] },
      { shape: "pairs", x: "pain", y: "visit", in: "all", below: "half" },
      { shape: "frame", columns: ["pain"], in: "all", below: "half" },
    ] as const)
      expect(faultsOf(() => supply.meet(need))[0]?.rule).toBe("participants-repeated");
  });

  test("one visit of each is", () => {
    const supply = cohortSupply(variablesOf(CODEBOOK));
    const { input, groups } = supply.meet({ shape: "samples", of: "pain", in: ["before"] });
    expect([...input.samples[0]!.values]).toEqual([4, 5, 7]);
    expect(groups[0]!.n).toBe(3);
  });

  test("groups have a participant in common though no row", () => {
    expect(cohortSupply(variablesOf(CODEBOOK)).overlap("before", "after")).toBe(2);
    const { participant: _, ...rows } = CODEBOOK;
    expect(cohortSupply(variablesOf(rows)).overlap("before", "after")).toBe(0);
  });
});

describe("the wide view", () => {
  test("has a row a participant, and a variable for each occasion", () => {
    const { codebook, columns, rows } = cohortOf(WIDE);
    expect(rows).toBe(3);
    expect(codebook.key).toEqual(["id"]);
    expect(codebook.fields.map(({ name, label }) => [name, label])).toEqual([
      ["id", "id"],
      ["arm", "arm"],
      ["pain_0", "Pain, 0"],
      ["pain_6", "Pain, month 6"],
      ["dose_0", "dose, 0"],
      ["dose_6", "dose, month 6"],
    ]);
    const texts = Object.fromEntries(
      [...columns].map(([name, { values, state }]) => [
        name,
        Array.from(values as ArrayLike<number | string>, (value, i) => `${value}/${state[i]}`),
      ]),
    );
    // states: 0 observed, 1 missing, 2 not applicable, 3 below detection
    expect(texts).toEqual({
      id: ["a/0", "b/0", "c/0"],
      arm: ["0/0", "1/0", "1/0"],
      pain_0: ["5/0", "7/0", "4/0"],
      pain_6: ["1/3", "NaN/1", "3/0"],
      dose_0: ["10/0", "NaN/2", "NaN/2"],
      dose_6: ["20/0", "NaN/1", "NaN/1"],
    });
  });

  test("says where a column varies that is to stay the same", () => {
    const rows = ["a,0,active,5,10", "a,6,placebo,4,"];
    expect(faultsOf(() => cohortOf(WIDE, rows))).toMatchObject([
      {
        rule: "constant-varies",
        place: { file: "visits.csv", line: 3, column: 5 },
        message: expect.stringContaining("active on line 2"),
      },
    ]);
  });

  test("a visit twice is a key twice", () => {
    expect(faultsOf(() => cohortOf(WIDE, ["a,0,active,5,10", "a,0,active,5,10"]))).toMatchObject([
      { rule: "key-twice" },
    ]);
  });
});

describe("its declaration", () => {
  const { participant: _, ...without } = WIDE;
  test.each([
    ["no participant", without, "participant-undeclared"],
    ["a participant outside the key", { ...WIDE, participant: "arm" }, "participant-not-in-key"],
    ["a key of one column", { ...CODEBOOK, primaryKey: "id" }, "participant-not-in-key"],
    ["an occasion outside the key", { ...WIDE, wide: { over: "arm" } }, "wide-not-key"],
    ["an occasion without codes", { ...WIDE, participant: "visit", wide: { over: "id" } }, "wide-without-codes"],
    ["a column that is not there", { ...WIDE, wide: { over: "visit", constant: ["arms"] } }, "wide-unknown-column"],
    [
      "two variables of one name",
      {
        ...WIDE,
        fields: [...WIDE.fields.map((f) => ({ ...f })), { name: "pain_6", type: "number" }],
        wide: { over: "visit", constant: ["arm", "pain_6"] },
      },
      "wide-name-twice",
    ],
  ])("%s", (_, written, rule) => {
    expect(faultsOf(() => book(written)).map((fault) => fault.rule)).toContain(rule);
    expect(faultsOf(() => book(written))[0]!.place?.line).toBe(1);
  });
});
