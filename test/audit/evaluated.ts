import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rProgram } from "../../src/audit/index.js";
import { type Codebook, loadCodebook, readCohort } from "../../src/cohort/index.js";
import { cohortSupply } from "../../src/cohort/supply.js";
import { makeVariables } from "../../src/cohort/variables.js";
import { profiles } from "../../src/format/profile.js";
import type { Ledger } from "../../src/ledger/entry.js";
import { evaluatePlan } from "../../src/ledger/evaluate.js";
import { buildPlan } from "../../src/plan/build.js";
import { makeCatalogue } from "../../src/plan/catalogue.js";
import type { Plan } from "../../src/plan/plan.js";
import { statisticsCsv } from "../../src/publish/statistics.js";
import { loadStudy } from "../../src/study/load.js";
import type { Study } from "../../src/study/study.js";

const FOLDER = fileURLToPath(new URL("study/", import.meta.url));

export const readFixture = (path: string): string => readFileSync(join(FOLDER, path), "utf8");

export interface Evaluated {
  readonly study: Study;
  readonly codebook: Codebook;
  readonly plan: Plan;
  readonly ledger: Ledger;
}

/** The study of that text over the fixture's cohort, evaluated by the engine. */
export function evaluated(text = readFixture("study.yaml"), cells = readFixture("data/cohort.csv")): Evaluated {
  const study = loadStudy(text, "study.yaml", FOLDER);
  const codebook = loadCodebook(readFixture("data/codebook.json"), "data/codebook.json");
  const catalogue = makeCatalogue(study, codebook);
  const plan = buildPlan(study, catalogue);
  const cohort = readCohort(new TextEncoder().encode(cells), "data/cohort.csv", codebook, "");
  const { definitions, thresholds, subsets } = study;
  const groups = study.data.groups!;
  const variables = makeVariables({ cohort, groups, definitions, thresholds, subsets });
  const ledger = evaluatePlan(plan, cohortSupply(variables), catalogue, profiles[study.report.profile]!);
  return { study, codebook, plan, ledger };
}

/** A folder with the program, the report's statistics and the data where the program looks for them. */
export function reportFolder(report: Evaluated, cells = readFixture("data/cohort.csv")) {
  const folder = mkdtempSync(join(tmpdir(), "audit "));
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  return {
    program: file("audit.R", rProgram(report)),
    data: file("cohort.csv", cells),
    statistics: file("statistics.csv", statisticsCsv(report.ledger)),
    path: (name: string): string => join(folder, name),
    file,
  };
}
