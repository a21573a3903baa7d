/** From a plan and a cohort to entries: each once, adjusted within its family, refused with a reason, never NaN. */
import { expect, test } from "vitest";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { readCohort } from "../../src/cohort/read.js";
import { cohortSupply } from "../../src/cohort/supply.js";
import { makeVariables } from "../../src/cohort/variables.js";
import { StudyFaults } from "../../src/fault.js";
import { profiles } from "../../src/format/profile.js";
import { evaluatePlan } from "../../src/ledger/evaluate.js";
import { buildPlan } from "../../src/plan/build.js";
import { declarationsOf, makeCatalogue } from "../../src/plan/catalogue.js";
import { loadStudy } from "../../src/study/load.js";

const codebook = loadCodebook(
  JSON.stringify({
    title: "Fixture",
    status: "real",
    primaryKey: "id",
    fields: [
      { name: "id", type: "string" },
      {
        name: "arm",
        type: "string",
        codes: [
          { value: "a", label: "Arm A" },
          { value: "b", label: "Arm B" },
        ],
      },
      { name: "x", type: "number", title: "Marker", unit: "pg/mL", decimals: 1, detection: { below: 1 } },
      { name: "y", type: "number", title: "Other", appliesTo: 'arm == "a"' },
    ],
  }),
  "codebook.json",
);

const rows = ["id,arm,x,y", "1,a,<1,3", "2,a,2.5,", "3,a,4,5", "4,a,,6", "5,b,<1,", "6,b,<1,", "7,b,3,", "8,,9,"];

function ledger(declarations: string, csv = rows) {
  const text = `title: T\nauthors: [{ name: A }]\ndata: { file: d.csv, codebook: c.json, status: real, extremes: true, groups: arm }\n${declarations}`;
  const study = loadStudy(text, "study.yaml", ".");
  const catalogue = makeCatalogue(study, codebook);
  const cohort = readCohort(new TextEncoder().encode(`${csv.join("\n")}\n`), "d.csv", codebook, "");
  const variables = makeVariables({ ...declarationsOf(study, codebook), cohort });
  return evaluatePlan(buildPlan(study, catalogue), cohortSupply(variables), catalogue, profiles.biomedical!);
}

test("a statistic tells who stands behind it, and a median among values below detection is no number", () => {
  const found = ledger("statistics:\n  m: { method: median, of: x, in: $arm, grid: { arm: [a, b] } }\n");
  expect(found.entry("m.a")).toMatchObject({
    label: "Marker, Arm A",
    participants: { n: 3, missing: 1, notApplicable: 0, unknown: 1, below: 1, above: 0 },
    result: { median: 2.5, q1: "<1", min: "<1", max: 4 },
    text: "2.5\u00a0pg/mL (<1 to 3.3)",
  });
  expect(found.part("m.b")).toMatchObject({ part: "median", value: "<1", text: "<1" });
  expect(found.part("m.a.n")!.value).toBe(3);
  expect(found.phrase("m.a.quartiles")!.pieces).toEqual([{ part: "q1" }, " to ", { part: "q3" }]);
});

test("not applicable is not missing", () => {
  const { participants } = ledger("statistics:\n  c: { method: count, of: y }\n").entry("c")!;
  expect(participants).toMatchObject({ n: 3, missing: 2, notApplicable: 3 });
});

test("a method's refusal becomes an entry that says why", () => {
  const entry = ledger("statistics:\n  m: { method: median, of: y, in: b }\n").entry("m")!;
  expect(entry.refusal).toMatch(/needs at least 1 value, found 0/);
  expect(Object.values(entry.result)).toEqual([null, null, null, null, null]);
  expect(entry.text).toMatch(/^not available: /);
});

test("p is adjusted within the family; a refused member does not count", () => {
  const found = ledger(`statistics:
  one: { method: mann-whitney, of: x, between: [a, b] }
  two: { method: fisher-exact, of: x > 2, between: [a, b] }
  none: { method: mann-whitney, of: y, between: [a, b] }
families:
  f: { adjust: bonferroni, members: [one, two, none] }
`);
  const [one, two, none] = ["one", "two", "none"].map((id) => found.entry(id)!);
  expect(none!.refusal).toBeDefined();
  expect(one!.family).toMatchObject({ name: "f", size: 2 });
  for (const entry of [one!, two!]) expect(entry.result.p_adjusted).toBe(Math.min(1, 2 * (entry.result.p as number)));
  expect(none!.result.p_adjusted).toBeNull();
});

test("groups that share participants are a fault of the study", () => {
  const overlapping = `subsets:\n  high: x > 2\nstatistics:\n  w: { method: mann-whitney, of: x, between: [a, high] }\n`;
  expect(() => ledger(overlapping)).toThrow(StudyFaults);
  expect(() => ledger(overlapping)).toThrow(/2 participants are in both a and high/);
});

test("nothing depends on the order of rows", () => {
  const plan = `statistics:
  m: { method: median, of: x }
  w: { method: mann-whitney, of: x, between: [a, b] }
  s: { method: spearman, of: x, with: y, in: a }
  p: { method: proportion, of: x > 2 }
`;
  const [head, ...body] = rows;
  const turned = ledger(plan, [head!, ...body.reverse()]);
  expect(turned.entries).toEqual(ledger(plan).entries);
});
