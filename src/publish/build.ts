import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CrosscheckStatus } from "../audit/crosscheck/index.js";
import { rProgram } from "../audit/index.js";
import type { Item } from "../bibliography/item.js";
import { loadBibliography } from "../bibliography/load.js";
import { anew, type Recall } from "../cache/recall.js";
import type { Store } from "../cache/store.js";
import type { Declarations } from "../cohort/declarations.js";
import { isCounted } from "../cohort/grouped/read.js";
import { countedSupply } from "../cohort/grouped/supply.js";
import { type Codebook, type Cohort, loadCodebook } from "../cohort/index.js";
import type { Supply } from "../cohort/need.js";
import { cohortSupply } from "../cohort/supply.js";
import { makeVariables, type Variables } from "../cohort/variables.js";
import { asks, asksText, inlineAsks, referenceOf } from "../document/asks.js";
import type { FigureInput } from "../document/context.js";
import { type Document, type Manuscript, parseManuscript, renderManuscript } from "../document/manuscript.js";
import { type StudyTemplate, templatesOf } from "../document/study-templates.js";
import type { Unbound } from "../document/unbound.js";
import { type Fault, StudyFaults } from "../fault.js";
import { openStudio } from "../figures/studio.js";
import { profiles } from "../format/profile.js";
import { type JudgedClaim, judgeClaims, type ReadClaim, readClaims } from "../ledger/claims.js";
import type { Ledger } from "../ledger/entry.js";
import { evaluatePlan } from "../ledger/evaluate.js";
import { knownStatistics } from "../ledger/known.js";
import { buildPlan } from "../plan/build.js";
import { declarationsOf, makeCatalogue } from "../plan/catalogue.js";
import type { Catalogue, Plan } from "../plan/plan.js";
import { References, referenceFaults } from "../plan/references.js";
import type { Sources } from "../sources/allowed.js";
import { type Settings, valuesOfEach } from "../study/parameters.js";
import { ruled } from "../study/rules.js";
import type { Study } from "../study/study.js";
import { documentContext } from "./context.js";
import { crosscheckOf, crosscheckWarnings } from "./crosscheck.js";
import { type OpenOptions, openData, readData } from "./data.js";
import { drawFigures } from "./figures.js";
import { besideFigures, reportFiles } from "./files.js";
import { decode, type InputFile, type Inputs, readInputs, reportFolder } from "./inputs.js";
import { figuresKept } from "./kept.js";
import { hashOf } from "./manifest.js";
import { keptSteps } from "./steps.js";
import { typedInto } from "./typed.js";
import { unusedFaults } from "./unused.js";
import type { Files } from "./write.js";

/** What is known of a study before its statistics are evaluated: everything checked that can be. */
export interface Prepared {
  readonly inputs: Inputs;
  readonly study: Study;
  readonly codebook: Codebook;
  readonly manuscript: Manuscript;
  /** References of the study's bibliography. */
  readonly library: readonly Item[];
  readonly catalogue: Catalogue;
  /** What the texts ask for themselves, as a text that is the same for equal asks. */
  readonly asks: string;
  readonly plan: Plan;
  readonly readClaims: readonly ReadClaim[];
  readonly cohort: Cohort;
}

/** A study with every statistic evaluated and every claim judged. */
export interface Computed extends Prepared {
  /** Undefined where participants' rows are not here. */
  readonly variables: Variables | undefined;
  readonly ledger: Ledger;
  readonly claims: readonly JudgedClaim[];
}

/** A report in memory. */
export interface Report extends Computed {
  /** Where it belongs: the study's `reports/`. */
  readonly folder: string;
  /** What R said of the statistics, and whether that still holds; undefined where it was never asked. */
  readonly crosscheck: CrosscheckStatus | undefined;
  /** Numbers that somebody typed, those that are allowed too. */
  readonly unbound: Unbound;
  readonly document: Document;
  readonly files: Files;
  /** What is not as it should be, and does not stop the build unless the study says so: then it is an error here. */
  readonly warnings: readonly Fault[];
}

/** The version of the engine, as the package states it. */
export const version: string = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/**
 * Builds a study's report in memory: study and manuscript become the plan, plan and cohort the ledger, the ledger fills
 * figures, tables and text, and these are the page. Throws StudyFaults with every fault of the stage that failed.
 */
export async function buildReport(
  folder: string,
  stage: (name: string) => void,
  { settings = {}, ...options }: BuildOptions & { readonly settings?: Settings } = {},
): Promise<Report> {
  stage("reading");
  return buildFromInputs(readInputs(folder, settings, options.statistics), stage, options);
}

/**
 * One report for each value of a parameter, the others as they are set; each in memory, so that none is written unless all
 * can be. Throws StudyFaults where the parameter is unknown or has no list of values.
 */
export async function buildEach(
  folder: string,
  each: string,
  stage: (name: string) => void,
  { settings = {}, ...options }: BuildOptions & { readonly settings?: Settings } = {},
): Promise<Report[]> {
  const { parameters } = readInputs(folder, settings).study;
  const values = valuesOfEach(parameters, each);
  const reports: Report[] = [];
  for (const value of values)
    reports.push(
      await buildReport(folder, (name) => stage(`${each} ${value}: ${name}`), {
        ...options,
        settings: { ...settings, [each]: value },
      }),
    );
  return reports;
}

/** What a build may be given. */
export interface BuildOptions {
  /** Drawings of earlier builds; without it every figure is drawn anew. */
  readonly store?: Store;
  /** Statistics of earlier builds; without it every statistic is computed anew. */
  readonly statistics?: Store;
  /** What the build before gave, where this one follows it in the same process. */
  readonly recall?: Recall;
  /** Databases that may be asked. */
  readonly sources?: Sources;
  /** What databases gave before, in the same process. */
  readonly asked?: Map<string, InputFile>;
  /** The version that the page is to name; default: the engine's. */
  readonly made?: string;
}

/** The same from inputs in memory, wherever they come from. */
export async function buildFromInputs(
  named: Inputs,
  stage: (name: string) => void,
  { store, statistics, recall = anew, sources, asked, made = version }: BuildOptions = {},
): Promise<Report> {
  const inputs = await openInputs(named, { sources, ...(asked && { kept: asked }) }, recall);
  const kept = figuresKept(inputs, store);
  // Plot loads beside what is read and computed, where it will be needed
  if (!kept.likely && inputs.study.figures.length > 0) openStudio();
  const prepared = prepare(inputs, recall);
  stage("computing");
  const computed = compute(prepared, recall, statistics);
  stage("drawing");
  const { study, plan, ledger } = computed;
  const steps = keptSteps(computed, statistics, recall);
  const drawnAs = steps.recall("drawn as", [study, ledger], () => new Map<string, string>());
  const drawing = recall("figures", [study, ledger], () => drawFigures(computed, store, drawnAs));
  drawing.catch(() => {}); // told below, unless something else is at fault first
  const program = steps.recall("program", [study, plan, ledger], () => rProgram(computed));
  const crosscheck = steps.recall("crosscheck", [inputs.crosscheck, ledger, program], () =>
    crosscheckOf(computed, program),
  );
  const unbound = typedInto(prepared, recall);
  const beside = besideFigures(computed, { version: made, program, crosscheck, unbound }, steps.recall);
  const figures = await drawing;
  kept.remember();
  stage("writing");
  const document = render(computed, figures, recall);
  const files = await reportFiles(computed, figures, document, beside, steps.recall);
  steps.remember();
  const warnings = ruled(computed.study, [
    ...computed.catalogue.warnings,
    ...document.faults.filter(({ severity }) => severity === "warning"),
    ...crosscheckWarnings(crosscheck),
    ...unusedFaults(computed.plan, document, computed.readClaims),
  ]);
  return {
    ...computed,
    folder: join(inputs.folder, reportFolder(inputs.study)),
    crosscheck,
    unbound,
    document,
    files,
    warnings,
  };
}

/** Reads everything and checks what can be checked before anything is computed; all faults at once. */
export function prepare(inputs: Inputs, recall: Recall = anew): Prepared {
  return prepareWith(inputs, recall, (codebook) =>
    recall("cohort", [inputs.data, codebook], () => readData(inputs.data, codebook)),
  );
}

/** A study's inputs with their data opened, or asked of the `sources`. Throws StudyFaults where that cannot be. */
export function openInputs(inputs: Inputs, options: OpenOptions = {}, recall: Recall = anew): Promise<Inputs> {
  return openData(inputs, () => prepareWith(inputs, recall, () => undefined), options);
}

/** The same with what the data are read as. */
function prepareWith<C>(
  inputs: Inputs,
  recall: Recall,
  readCohort: (codebook: Codebook) => C,
): Omit<Prepared, "cohort"> & { readonly cohort: C } {
  const { study } = inputs;
  const faults: Fault[] = [];
  const collect = <T>(step: () => T): T | undefined => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof StudyFaults)) throw error;
      faults.push(...error.faults);
      return undefined;
    }
  };
  const manuscript = collect(() =>
    recall("manuscript", [inputs.manuscript, JSON.stringify(study.parameters)], () =>
      parseManuscript(decode(inputs.manuscript), inputs.manuscript.path, { parameters: study.parameters }),
    ),
  );
  faults.push(...(manuscript?.faults.filter(({ severity }) => severity === "error") ?? []));
  const codebook = collect(() =>
    recall("codebook", [inputs.codebook], () => loadCodebook(decode(inputs.codebook), inputs.codebook.path)),
  );
  if (codebook) faults.push(...disagreements(study, codebook));
  const cohort = codebook && collect(() => readCohort(codebook));
  const catalogue =
    codebook && collect(() => recall("catalogue", [study, codebook], () => makeCatalogue(study, codebook)));
  const { bibliography } = inputs;
  const library =
    bibliography &&
    collect(() =>
      recall("bibliography", [bibliography], () => loadBibliography(decode(bibliography), bibliography.path)),
    );
  faults.push(...namedTwice(study, library ?? []));
  const texts = recall("study's templates", [study], () => templatesOf(study));
  faults.push(...texts.flatMap(({ template }) => template.faults));
  const templates = [...(manuscript ? [{ template: manuscript, of: "manuscript" }] : []), ...texts];
  const asked = inlineAsks(templates);
  const asks = asksText(asked);
  const plan = catalogue && collect(() => recall("plan", [catalogue, asks], () => buildPlan(study, catalogue, asked)));
  const claims = plan && collect(() => checkReferences(study, plan, catalogue, templates, recall));
  if (faults.length > 0) throw new StudyFaults(faults);
  return {
    inputs,
    study,
    codebook: codebook!,
    manuscript: manuscript!,
    library: library ?? [],
    catalogue: catalogue!,
    asks,
    plan: plan!,
    readClaims: claims!,
    cohort: cohort!,
  };
}

/** What study and codebook both say must be the same: nobody's participants become real by one of the two alone. */
function disagreements({ data, place }: Study, codebook: Codebook): Fault[] {
  const faults: Fault[] = [];
  if (data.status !== codebook.status)
    faults.push({
      rule: "status-disagrees",
      severity: "error",
      message: `the study says that participants are ${data.status}, its codebook that they are ${codebook.status}`,
      place: place(["data", "status"]),
      hint: `change one of the two; the codebook is ${codebook.file}`,
    });
  const { key } = codebook.long ?? codebook;
  if (data.key !== undefined && key?.join() !== data.key.join())
    faults.push({
      rule: "key-disagrees",
      severity: "error",
      message: `the study's key is ${data.key.join(", ")}, the codebook's ${key?.join(", ") ?? "is not declared"}`,
      place: place(["data", "key"]),
      hint: `primaryKey in ${codebook.file} names the column`,
    });
  return faults;
}

/** References of one name in study.yaml and in the bibliography. */
function namedTwice({ references }: Study, library: readonly Item[]): Fault[] {
  const byId = new Map(library.map((item) => [item.id, item]));
  return references.flatMap(({ id, place }): Fault[] => {
    const other = byId.get(id)?.place;
    if (!other) return [];
    const hint = `the other stands in ${other.file}, line ${other.line}`;
    return [{ rule: "reference-twice", severity: "error", message: `two references are called ${id}`, place, hint }];
  });
}

/** Everything that cites a statistic: tables, figures, manuscript, captions, claims. */
function checkReferences(
  study: Study,
  plan: Plan,
  catalogue: Catalogue,
  templates: readonly StudyTemplate[],
  recall: Recall,
): readonly ReadClaim[] {
  const references = recall("references", [plan, catalogue], () => new References(plan, catalogue));
  const faults = [...recall("references' faults", [references], () => referenceFaults(plan, references))];
  for (const ask of templates.flatMap(({ template }) => asks(template))) {
    const [reference, place] = referenceOf(ask, plan);
    const fault =
      reference === undefined
        ? undefined
        : references.fault(reference, place, ask.kind === "inline" ? ask.method : "stat");
    if (fault) faults.push(fault);
  }
  let claims: readonly ReadClaim[] = [];
  try {
    claims = recall("claims", [study, references], () => readClaims(study, references));
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    faults.push(...error.faults);
  }
  if (faults.length > 0) throw new StudyFaults(faults);
  return claims;
}

/** Evaluates the plan over the cohort, save what the store holds of it, and judges the claims. */
export function compute(prepared: Prepared, recall: Recall = anew, store?: Store): Computed {
  const { plan, catalogue, cohort, study, inputs } = prepared;
  const profile = profiles[study.report.profile]!;
  const declarations = declarationsOf(study, cohort.codebook);
  const { variables, supply } = recall("variables", [study, cohort], () => suppliedBy(cohort, declarations));
  const from = [hashOf(inputs.data), hashOf(inputs.codebook), JSON.stringify(study.parameters)];
  const ledger = recall("ledger", [plan, supply, catalogue], () => {
    const known = store && knownStatistics(store, from, declarations);
    return evaluatePlan(plan, supply, catalogue, profile, known);
  });
  const { readClaims } = prepared;
  const claims = recall("verdicts", [readClaims, ledger], () => judgeClaims(readClaims, ledger));
  return { ...prepared, variables, ledger, claims };
}

/** What meets the plan's needs: participants' rows, or counts of them. */
function suppliedBy(
  cohort: Cohort,
  declarations: Declarations,
): { readonly variables: Variables | undefined; readonly supply: Supply } {
  if (isCounted(cohort)) return { variables: undefined, supply: countedSupply(cohort, declarations) };
  const variables = makeVariables({ ...declarations, cohort });
  return { variables, supply: cohortSupply(variables) };
}

/** The manuscript filled; throws StudyFaults where it asks for what does not exist. */
export function render(computed: Computed, figures: readonly FigureInput[], recall: Recall = anew): Document {
  const { study, codebook, catalogue, plan, ledger, claims, inputs } = computed;
  const of = [study, codebook, catalogue, plan, ledger, claims, inputs.bibliography, figures];
  const context = recall("document's context", of, () => documentContext(computed, figures));
  const document = renderManuscript(computed.manuscript, context);
  const errors = document.faults.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new StudyFaults(errors);
  return document;
}
