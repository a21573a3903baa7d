import { type Cohort, readCohort } from "../../src/cohort/index.js";
import { loadCodebook } from "../../src/cohort/load-codebook.js";

const CODEBOOK = {
  title: "A small cohort",
  status: "simulated",
  missingValues: [""],
  primaryKey: "id",
  fields: [
    { name: "id", type: "string" },
    {
      name: "group",
      label: "group",
      type: "string",
      codes: [
        { value: "case", label: "cases" },
        { value: "mmn", label: "MMN" },
        { value: "control", label: "controls" },
      ],
    },
    {
      name: "sex",
      type: "string",
      codes: [
        { value: "female", label: "women" },
        { value: "male", label: "men" },
      ],
    },
    {
      name: "died",
      label: "death",
      type: "integer",
      codes: [
        { value: 0, label: "no" },
        { value: 1, label: "yes" },
      ],
    },
    { name: "age", type: "integer", unit: "years", decimals: 0 },
    { name: "il6", label: "IL-6", type: "number", unit: "pg/mL", decimals: 1, detection: { below: 0.5, above: 100 } },
    { name: "il10", label: "IL-10", type: "number", unit: "pg/mL", detection: { below: 1 } },
    { name: "titre", type: "number", appliesTo: 'group == "case"' },
  ],
};

const ROWS = [
  "p01,case,female,0,50,<0.5,2,100",
  "p02,case,male,1,61,3.5,<1,",
  "p03,case,male,1,72,12,4,300",
  "p04,case,female,,55,,4,200",
  "p05,mmn,male,0,40,0.6,1.5,",
  "p06,mmn,,0,41,<0.8,2.5,",
  "p07,mmn,male,1,,5,,",
  "p08,control,female,0,52,1,<1.5,",
  "p09,control,male,0,63,2,1,",
  "p10,control,female,1,70,3,3,",
  "p11,control,male,0,45,>100,2,",
  "p12,,female,0,66,7,5,",
];

/** Twelve participants with everything that a cohort can have; `shuffled` in another order of rows. */
export function smallCohort(shuffled = false, more: readonly string[] = []): Cohort {
  const rows = [...ROWS, ...more];
  if (shuffled) rows.sort((a, b) => (a.split("").reverse().join("") < b.split("").reverse().join("") ? -1 : 1));
  const text = `id,group,sex,died,age,il6,il10,titre\n${rows.join("\n")}\n`;
  const codebook = loadCodebook(JSON.stringify(CODEBOOK), "codebook.json");
  return readCohort(new TextEncoder().encode(text), "cohort.csv", codebook, "hash");
}
