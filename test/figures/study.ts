import { readCohort } from "../../src/cohort/index.js";
import { pointsOf, valuesOf } from "../../src/cohort/points.js";
import { cohortSupply } from "../../src/cohort/supply.js";
import { makeVariables } from "../../src/cohort/variables.js";
import { type Fault, StudyFaults } from "../../src/fault.js";
import { type DrawingSource, drawFigure } from "../../src/figures/draw.js";
import type { Drawing } from "../../src/figures/index.js";
import { profiles } from "../../src/format/profile.js";
import type { Ledger } from "../../src/ledger/entry.js";
import { evaluatePlan } from "../../src/ledger/evaluate.js";
import { buildPlan } from "../../src/plan/build.js";
import { makeCatalogue } from "../../src/plan/catalogue.js";
import type { Plan } from "../../src/plan/plan.js";
import { References, referenceFaults } from "../../src/plan/references.js";
import { loadStudy } from "../../src/study/load.js";
import { cells, codebook } from "../methods/cohort.js";

export interface Drawn {
  readonly plan: Plan;
  readonly ledger: Ledger;
  readonly source: DrawingSource;
  /** Draws the figure with this id. */
  draw(id: string): Promise<Drawing>;
}

interface Shown {
  readonly publish?: boolean;
  readonly extremes?: boolean;
}

/** A study with these statistics and figures (YAML) over the cohort that all methods are tested on. */
export function drawn(yaml: string, { publish = true, extremes = publish }: Shown = {}): Drawn {
  const head = `title: Figures
authors: [{ name: Nobody N }]
data: { file: data/cohort.csv, codebook: data/codebook.json, status: simulated, publish: ${publish}, extremes: ${extremes}, groups: group, key: id }
definitions:
  improved: { value: after < before, label: Improved }
  event: { value: outcome != "censored", label: Progression or death }
  progressed: { value: outcome == "progressed", label: Progression }
  dead: { value: outcome == "died", label: Death }
`;
  const study = loadStudy(`${head}${yaml}`, "study.yaml", "/nowhere");
  const catalogue = makeCatalogue(study, codebook);
  const plan = buildPlan(study, catalogue);
  const faults = referenceFaults(plan, new References(plan, catalogue));
  if (faults.length > 0) throw new StudyFaults(faults);
  const cohort = readCohort(new TextEncoder().encode(cells), "data/cohort.csv", codebook, "");
  const { definitions, thresholds, subsets } = study;
  const variables = makeVariables({ cohort, groups: "group", definitions, thresholds, subsets });
  const profile = profiles[study.report.profile]!;
  const ledger = evaluatePlan(plan, cohortSupply(variables), catalogue, profile);
  const groups = codebook.fields.find(({ name }) => name === "group")?.codes?.map(({ value }) => value) ?? [];
  const points = {
    values: (name: string, subset: string) => valuesOf(variables, name, subset, 4000),
    pairs: (x: string, y: string, subset: string) => pointsOf(variables, x, y, subset, 4000),
  };
  const source: DrawingSource = { ledger, catalogue, profile, groups, ...(publish && { points }) };
  return {
    plan,
    ledger,
    source,
    draw: (id) => drawFigure(plan.figures.find((one) => one.id === id)!, source),
  };
}

/** The faults that a study has. */
export function faultsWithHints(yaml: string, options?: Shown): readonly Fault[] {
  try {
    drawn(yaml, options);
    return [];
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    return error.faults;
  }
}

/** The same, as their rules and messages. */
export function faultsOf(yaml: string, options?: Shown): string[] {
  return faultsWithHints(yaml, options).map(({ rule, message }) => `${rule}: ${message}`);
}
