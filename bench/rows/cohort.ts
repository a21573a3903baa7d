import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { simulateRows } from "../../src/simulate/many.js";
import { MANUSCRIPT, studyYaml } from "./study.js";

/** Where the cohorts lie, which take minutes to make. */
const FOLDER = ".cache/rows";

/** The simulated cohort of so many rows, made where it is not there yet: a CSV file. */
export function cohortOf(rows: number): string {
  const data = `${FOLDER}/${rows}.csv`;
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(data)) {
    process.stderr.write(`making a cohort of ${rows} rows\n`);
    rmSync(`${data}.new`, { force: true });
    const file = openSync(`${data}.new`, "w");
    for (const text of simulateRows(rows)) writeSync(file, text);
    closeSync(file);
    linkSync(`${data}.new`, data);
    rmSync(`${data}.new`);
  }
  return data;
}

/** A folder with the study of so many rows, in place of the one before. */
export function studyOf(rows: number, intervals: boolean): string {
  const study = `${FOLDER}/study`;
  rmSync(study, { recursive: true, force: true });
  mkdirSync(`${study}/data`, { recursive: true });
  linkSync(cohortOf(rows), `${study}/data/cohort.csv`);
  copyFileSync("data/codebook.json", `${study}/data/codebook.json`);
  writeFileSync(`${study}/study.yaml`, studyYaml(intervals));
  writeFileSync(`${study}/report.md`, MANUSCRIPT);
  return study;
}
