import type { Codebook } from "../cohort/codebook.js";
import type { PartKind } from "../format/part.js";
import { adjustedName, adjustedPart, partsOf } from "../methods/parts.js";
import { familyMember } from "../methods/rows.js";
import { wordsOf } from "../methods/words.js";
import type { Plan, PlannedFamily, PlannedStatistic } from "../plan/plan.js";
import { reportName } from "../study/parameters.js";
import type { Study } from "../study/study.js";
import { columnsInR } from "./columns.js";
import { derivedInR } from "./derived.js";
import { rNames } from "./names.js";
import { preludeFor } from "./prelude/index.js";
import { rComment, rValue, statementInR } from "./r-source.js";
import { functionOf, statisticInR } from "./statistics.js";

export interface RProgramInput {
  readonly study: Study;
  readonly plan: Plan;
  readonly codebook: Codebook;
}

/**
 * The text of `reports/audit.R`: a program in base R alone that reads the study's data file, types it by the codebook,
 * derives definitions, thresholds and subsets from their expressions, recomputes every statistic of the plan by R's own
 * means, and only then reads `statistics.csv` beside it and prints how well the two agree, part by part. Its exit status
 * is 1 where anything disagrees or nothing was checked. Nothing that the engine computed stands in it.
 */
export function rProgram({ study, plan, codebook }: RProgramInput): string {
  const names = rNames(study, codebook);
  const file = codebook.long ?? codebook;
  const functions = new Map(plan.statistics.map(({ method }) => [method.name, functionOf(method).source]));
  const methods = [...functions.values()].join("\n\n");
  const columns = columnsInR(file, rNames(study, file));
  const prelude = preludeFor(`${methods}\n${columns}`).map(({ title, text }) => section(title, text));
  return [
    head(study),
    ...prelude,
    section("Methods", methods),
    section("The cohort, as its codebook describes it", `${filesInR(study)}\n\n${columns}`),
    section("Derived by the study", derivedInR(study, codebook, names)),
    section(
      "Statistics",
      plan.statistics
        .map((planned) => statementInR("statistic", [rValue(planned.id), statisticInR(planned, names)]))
        .join("\n"),
    ),
    ...(plan.families.length > 0
      ? [section("Families", plan.families.map((family) => familyInR(family, plan)).join("\n"))]
      : []),
    section("Agreement with the report", comparisonInR(plan)),
  ].join("\n\n");
}

/** The R that computes one statistic, once the program has read the cohort: `compute_median(samples("il6", "control"))`. */
export function rCall(
  planned: PlannedStatistic,
  { study, codebook }: Pick<RProgramInput, "study" | "codebook">,
): string {
  return statisticInR(planned, rNames(study, codebook));
}

function head(study: Study): string {
  return [
    rComment(`${study.title}: every statistic of the report, computed a second time by R.`),
    "#",
    "#     Rscript audit.R                    reads the data file of the study and compares with statistics.csv beside this script",
    "#     Rscript audit.R cohort.csv         the same for data in another place",
    "#     Rscript audit.R --out results.csv  writes R's own results too: id, part, value",
    "#     Rscript audit.R --verdicts v.csv   writes the agreement as a table too, a row for each part that disagrees",
    "#",
    "# Base R alone; the same on R 4.2 and 4.6. Expressions, filters and thresholds are translated from the study's",
    "# declarations; no result of the report stands in here, and none is read before everything is computed.",
  ].join("\n");
}

function section(title: string, text: string): string {
  return `# ${title} ${"-".repeat(Math.max(3, 116 - title.length))}\n\n${text.trim()}`;
}

/** Where the data are, seen from the study's `reports/`, or from a folder in it. */
function filesInR(study: Study): string {
  const up = reportName(study.parameters) === undefined ? '".."' : '"..", ".."';
  return [
    "given <- script_options()",
    "or_else <- function(first, otherwise) if (is.null(first)) otherwise else first",
    `data_file <- or_else(given$data, file.path(script_folder(), ${up}, ${rValue(study.data.file)}))`,
    'statistics_file <- or_else(given$statistics, file.path(script_folder(), "statistics.csv"))',
  ].join("\n");
}

function familyInR({ label, adjust, members }: PlannedFamily, { statistics }: Plan): string {
  const byId = new Map(statistics.map((planned) => [planned.id, planned]));
  const named = members.map((member) => {
    const { id, part, row } = familyMember(member, (name) => byId.has(name));
    const { method, declaration } = byId.get(id)!;
    return adjustedName(part, row === undefined ? partsOf(method, declaration) : (method.rowParts ?? {}));
  });
  const texts = (list: readonly string[]): string => `c(${list.map(rValue).join(", ")})`;
  const names = named.every((name) => name === "p_adjusted") ? [] : [texts(named)];
  return `${rComment(label)}\n${statementInR("family", [rValue(adjust), texts(members), ...names])}`;
}

/** Kinds of parts that may lie on either side of 0. */
const SIGNED: readonly PartKind[] = ["value", "coefficient", "statistic", "correlation", "effect"];

/** The last lines: tolerances, comparison, exit status. */
function comparisonInR(plan: Plan): string {
  const pValues = new Set(Object.keys(adjustedPart));
  const tolerances = new Map<string, number>();
  const kinds = new Map<string, PartKind>();
  for (const { method, declaration } of plan.statistics) {
    const parts = { ...partsOf(method, declaration), ...method.rowParts };
    for (const [part, { kind }] of Object.entries(parts)) {
      if (kind === "p") for (const name of [part, adjustedName(part, parts)]) pValues.add(name);
      if (SIGNED.includes(kind)) kinds.set(`${functionOf(method).name} ${part}`, kind);
    }
    for (const [part, tolerance] of Object.entries(wordsOf(method.name).rTolerances ?? {}))
      tolerances.set(`${functionOf(method).name} ${part}`, tolerance);
  }
  return [
    "# Parts that are p values; and the relative difference allowed to parts that an iteration gives (else 1e-9).",
    statementInR("p_values <- c", [...pValues].sort().map(rValue)),
    statementInR(
      "tolerances <- list",
      [...tolerances].map(([key, tolerance]) => `${rValue(key)} = ${rValue(tolerance)}`),
    ),
    "# Parts that may be 0 and have a scale on which that is judged.",
    statementInR(
      "kinds <- c",
      [...kinds].map(([key, kind]) => `${rValue(key)} = ${rValue(kind)}`),
    ),
    "",
    "if (!is.null(given$out)) write_results(given$out)",
    "if (!is.null(given$out) && !file.exists(statistics_file)) {",
    '  cat(statistics_file, "is not there: nothing was compared\\n")',
    "  agreed <- TRUE",
    "} else {",
    "  agreed <- compare_with(statistics_file, given$verdicts)",
    "}",
    'if (!interactive() && !exists("audit_arguments")) quit(save = "no", status = if (agreed) 0 else 1)',
    "",
  ].join("\n");
}
