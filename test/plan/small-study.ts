import { StudyFaults } from "../../src/fault.js";
import { buildFromInputs, type Report } from "../../src/publish/build.js";
import { inputsOfPage } from "../../src/publish/carried.js";
import type { Settings } from "../../src/study/parameters.js";

/** A study of eight participants in two groups, made in memory: study.yaml after its head, and a manuscript. */
export interface SmallStudy {
  readonly study?: string;
  readonly report?: string;
  readonly head?: string;
  readonly data?: string;
}

export const smallData = `id,arm,age,il6,sex,time,event
1,a,41,1.2,F,3.5,1
2,a,52,<0.5,M,8.25,0
3,a,39,3.1,F,1.5,1
4,a,60,0.9,M,6,1
5,b,47,2.25,F,4.75,0
6,b,55,5.75,M,2.5,1
7,b,44,4.5,,9,0
8,b,71,12.25,F,0.5,1
`;

const codebook = JSON.stringify({
  title: "Eight participants",
  status: "simulated",
  primaryKey: "id",
  missingValues: [""],
  fields: [
    { name: "id", type: "string", title: "Participant", constraints: { required: true, unique: true } },
    {
      name: "arm",
      type: "string",
      title: "Arm",
      codes: [
        { value: "a", label: "Arm A" },
        { value: "b", label: "Arm B" },
      ],
    },
    { name: "age", type: "number", title: "Age", unit: "years", decimals: 0 },
    { name: "il6", type: "number", title: "IL-6", unit: "pg/mL", decimals: 2, detection: { below: 0.5 } },
    {
      name: "sex",
      type: "string",
      title: "Sex",
      codes: [
        { value: "F", label: "Female" },
        { value: "M", label: "Male" },
      ],
    },
    { name: "time", type: "number", title: "Follow-up", unit: "months", decimals: 1 },
    {
      name: "event",
      type: "string",
      title: "Event",
      codes: [
        { value: "0", label: "No" },
        { value: "1", label: "Yes" },
      ],
    },
  ],
});

const HEAD = "title: Small\nauthors: [{ name: A }]\n";
const DATA =
  "data: { file: cohort.csv, codebook: codebook.json, status: simulated, publish: true, groups: arm, key: id }\n";

export function smallTexts({ study = "", report = "Text.\n", head = HEAD }: SmallStudy): ReadonlyMap<string, string> {
  return new Map([
    ["study.yaml", `${head}${DATA}${study}`],
    ["codebook.json", codebook],
    ["templates/report.md", report],
  ]);
}

export function smallInputs(study: SmallStudy, settings: Settings = {}) {
  return inputsOfPage(smallTexts(study), new TextEncoder().encode(study.data ?? smallData), settings);
}

/** The study's report, built in memory. */
export const small = (study: SmallStudy): Promise<Report> => buildFromInputs(smallInputs(study), () => {});

/** What is wrong with the study: `place  message (hint)` of each fault. */
export async function smallFaults(study: SmallStudy): Promise<string[]> {
  try {
    await small(study);
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    return error.faults.map(({ message, place, hint, expected }) => {
      const at = place ? `${place.file}:${place.line}:${place.column}  ` : "";
      return `${at}${message}${expected ? ` [${expected}]` : ""}${hint ? ` (${hint})` : ""}`;
    });
  }
  return [];
}
