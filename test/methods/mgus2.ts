/** The cohort behind Kyle et al. 2002 as a study: from a plan's text to a ledger, and to R's own numbers. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rProgram } from "../../src/audit/index.js";
import { type Codebook, loadCodebook, readCohort } from "../../src/cohort/index.js";
import { cohortSupply } from "../../src/cohort/supply.js";
import { makeVariables } from "../../src/cohort/variables.js";
import { profiles } from "../../src/format/profile.js";
import type { Ledger } from "../../src/ledger/entry.js";
import { evaluatePlan } from "../../src/ledger/evaluate.js";
import { buildPlan } from "../../src/plan/build.js";
import { declarationsOf, makeCatalogue } from "../../src/plan/catalogue.js";
import type { Catalogue, Plan } from "../../src/plan/plan.js";
import { statisticsCsv } from "../../src/publish/statistics.js";
import { loadStudy } from "../../src/study/load.js";
import type { Study } from "../../src/study/study.js";
import { type Run, rscript } from "../audit/rscript.js";

const root = new URL("../../", import.meta.url);
const codebook: Codebook = loadCodebook(
  readFileSync(new URL("examples/mgus2/data/codebook.json", root), "utf8"),
  "data/codebook.json",
);
const data = readFileSync(new URL("test/data/mgus2.csv", root));

const HEAD = `title: Models of mgus2
authors: [{ name: Nobody N }]
data: { file: data/mgus2.csv, codebook: data/codebook.json, status: real, publish: true, groups: sex, key: id }
`;

export interface Evaluated {
  readonly study: Study;
  readonly catalogue: Catalogue;
  readonly plan: Plan;
  readonly ledger: Ledger;
}

/** A study of these declarations (everything below `data`), evaluated; `csv` in the place of the cohort. */
export function evaluated(declarations: string, csv?: string): Evaluated {
  const study = loadStudy(HEAD + declarations, "study.yaml", "/nowhere");
  const catalogue = makeCatalogue(study, codebook);
  const plan = buildPlan(study, catalogue);
  const cohort = readCohort(csv === undefined ? data : new TextEncoder().encode(csv), "data/mgus2.csv", codebook, "");
  const variables = makeVariables({ ...declarationsOf(study, codebook), cohort });
  const ledger = evaluatePlan(plan, cohortSupply(variables), catalogue, profiles[study.report.profile]!);
  return { study, catalogue, plan, ledger };
}

/** What the R program of the study says of its statistics; exit status 0 where all agree. */
export function inR({ study, plan, ledger }: Evaluated, csv?: string): Run {
  const folder = mkdtempSync(join(tmpdir(), "models-"));
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return rscript(write("audit.R", rProgram({ study, plan, codebook })), [
    "--data",
    write("cohort.csv", csv ?? data),
    "--statistics",
    write("statistics.csv", statisticsCsv(ledger)),
  ]);
}
