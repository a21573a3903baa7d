import { readCohort } from "../../src/cohort/index.js";
import { cohortSupply } from "../../src/cohort/supply.js";
import { makeVariables } from "../../src/cohort/variables.js";
import { profiles } from "../../src/format/profile.js";
import type { Ledger } from "../../src/ledger/entry.js";
import { evaluatePlan } from "../../src/ledger/evaluate.js";
import { buildPlan } from "../../src/plan/build.js";
import { makeCatalogue } from "../../src/plan/catalogue.js";
import type { Catalogue, Plan } from "../../src/plan/plan.js";
import { loadStudy } from "../../src/study/load.js";
import type { Study } from "../../src/study/study.js";
import { cells, codebook } from "./cohort.js";

export type Declaration = Readonly<Record<string, unknown>>;

const HEAD = `title: Every method
authors: [{ name: Nobody N }]
data: { file: data/cohort.csv, codebook: data/codebook.json, status: simulated, publish: true, groups: group, key: id }
definitions:
  improved: { value: after < before, label: Improved }
  worse: { value: after > before + 2, label: Worse by more than 2 points }
  heavy: { value: weight > 75, label: Heavy }
  dead: { value: outcome == "died", label: Died }
  event: { value: outcome != "censored", label: Progressed or died }
  never: { value: age > 1000, label: Never }
  constant: { value: 0 * age + 7, label: A constant }
subsets:
  few-cases: case and age < 50
  few-controls: control and age < 46
  two: id in ["p1", "p2"]
  nobody: age > 1000
  nobody-2: age > 1001
  nobody-3: age > 1002
statistics:
`;

export interface Evaluated {
  readonly study: Study;
  readonly catalogue: Catalogue;
  readonly plan: Plan;
  readonly ledger: Ledger;
}

/** A study of these statistics, by their ids, over a cohort, evaluated. */
export function evaluated(statistics: ReadonlyMap<string, Declaration>, cohortCells = cells): Evaluated {
  const lines = [...statistics].map(([id, declaration]) => `  ${id}: ${JSON.stringify(declaration)}`);
  const study = loadStudy(`${HEAD}${lines.join("\n")}\n`, "study.yaml", "/nowhere");
  const catalogue = makeCatalogue(study, codebook);
  const plan = buildPlan(study, catalogue);
  const cohort = readCohort(new TextEncoder().encode(cohortCells), "data/cohort.csv", codebook, "");
  const { definitions, thresholds, subsets } = study;
  const variables = makeVariables({ cohort, groups: "group", definitions, thresholds, subsets });
  const ledger = evaluatePlan(plan, cohortSupply(variables), catalogue, profiles[study.report.profile]!);
  return { study, catalogue, plan, ledger };
}
