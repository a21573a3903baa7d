import type { CrosscheckStatus } from "../audit/crosscheck/index.js";
import { rCall } from "../audit/index.js";
import type { Recall } from "../cache/recall.js";
import type { Document } from "../document/manuscript.js";
import { toCsv } from "../document/table-csv.js";
import type { Unbound } from "../document/unbound.js";
import { figurePageStyle } from "../figures/theme.js";
import { profiles } from "../format/profile.js";
import type { JudgedClaim } from "../ledger/claims.js";
import { type CarriedClaim, PLAN_ID } from "../reader/carried.js";
import { carryPlan } from "../reader/carry.js";
import type { Study } from "../study/study.js";
import type { Computed } from "./build.js";
import { CARRIED_ID, type Carried, carriedInputs } from "./carried.js";
import { crosscheckInPage } from "./crosscheck.js";
import type { DrawnFigure } from "./figures.js";
import { decode, type InputFile, type Inputs } from "./inputs.js";
import { hashOf, inputFiles, manifest } from "./manifest.js";
import { page } from "./page.js";
import { readerScript, readReaderParts } from "./reader-script.js";
import { statisticsCsv, statisticsJson } from "./statistics.js";
import { readPageStyle } from "./stylesheet.js";
import { typedNumbers } from "./typed.js";
import type { Files } from "./write.js";

/** What a report holds whatever its figures and its text look like: made while the figures are drawn. */
export interface BesideFigures {
  readonly version: string;
  readonly program: string;
  readonly unbound: Unbound;
  /** What R said, as the page takes it. */
  readonly said: ReturnType<typeof crosscheckInPage>;
  /** The inputs and the plan as the page carries them. */
  readonly carried: { readonly inputs: Carried; readonly plan: ReturnType<typeof carryPlan> };
  /** The call in R of every statistic, by its id. */
  readonly inR: ReadonlyMap<string, string>;
  readonly statistics: { readonly json: string; readonly csv: string };
}

export function besideFigures(
  computed: Computed,
  {
    crosscheck,
    ...given
  }: Pick<BesideFigures, "version" | "program" | "unbound"> & {
    readonly crosscheck: CrosscheckStatus | undefined;
  },
  recall: Recall,
): BesideFigures {
  const { inputs, study, codebook, plan, ledger, claims } = computed;
  const said = recall("second engine", [crosscheck, ledger], () => crosscheckInPage(crosscheck, ledger));
  const { sha256: data, counted } = dataOf(inputs);
  return {
    ...given,
    said,
    carried: {
      inputs: carriedInputs(inputs, given.version, recall),
      plan: recall("plan carried", [study, codebook, plan, claims, data, counted, said], () =>
        carryPlan({
          ...computed,
          sha256: data,
          ...(counted && { counted }),
          claims: claims.map(claimOf),
          ...(said.secondEngine && { secondEngine: said.secondEngine }),
        }),
      ),
    },
    inR: recall("in R", [study, plan, ledger], () => rCalls(computed)),
    statistics: {
      json: recall("statistics.json", [ledger], () => statisticsJson(ledger)),
      csv: recall("statistics.csv", [ledger], () => statisticsCsv(ledger)),
    },
  };
}

/** Every file of a report, by its path inside `reports/`. */
export async function reportFiles(
  computed: Computed,
  figures: readonly DrawnFigure[],
  document: Document,
  { version, program, unbound, said, carried, inR, statistics }: BesideFigures,
  recall: Recall,
): Promise<Files> {
  const { inputs, study, ledger } = computed;
  const { status } = study.data;
  const files = new Map<string, string>();
  const beside: { address: string; label: string }[] = [
    { address: "statistics.csv", label: "every statistic (CSV)" },
    { address: "statistics.json", label: "every statistic (JSON)" },
    { address: "audit.R", label: "the program that recomputes them in R" },
    { address: "manifest.json", label: "manifest of hashes" },
  ];
  const typed = typedNumbers(unbound, document);
  const html = page(
    {
      study,
      document,
      ledger,
      data: dataOf(inputs),
      inputs: inputFiles(inputs).map(madeOf),
      engine: { name: "Reckon", version },
      style: {
        page: await recall("page style", [], readPageStyle),
        figures: figurePageStyle,
        ...(inputs.stylesheet && { study: { text: decode(inputs.stylesheet), file: inputs.stylesheet.path } }),
      },
      profile: profiles[study.report.profile]!,
      inR,
      ...said,
      files: beside,
      scripts: [await recall("script", [computed.plan], () => scriptFor(computed))],
      carries: {
        [CARRIED_ID]: carried.inputs,
        [PLAN_ID]: { ...carried.plan, ...(typed.length > 0 && { typed }) },
      },
    },
    recall,
  );
  files.set("index.html", html);
  for (const [path, text] of recall("figures' files", [figures], () => figureFiles(figures, status)))
    files.set(path, text);
  for (const id of document.tables) {
    const rows = document.tableRows(id);
    if (rows) files.set(`tables/${id}.csv`, toCsv(rows, status));
  }
  files.set("statistics.json", statistics.json);
  files.set("statistics.csv", statistics.csv);
  files.set("audit.R", program);
  files.set("manifest.json", manifest(inputs, files, version, recall));
  return files;
}

/** An input as the page names it. */
function madeOf(file: InputFile) {
  return { file: file.path, sha256: hashOf(file), ...(file.counted && { counted: true as const }) };
}

function dataOf({ data }: Inputs) {
  return madeOf(data);
}

/** Each figure by itself, and the data behind it. */
function figureFiles(figures: readonly DrawnFigure[], status: Study["data"]["status"]): Files {
  return new Map(
    figures.flatMap(({ id, drawing: { svg, data } }): (readonly [string, string])[] => {
      const cells = data.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
      return [
        [`figures/${id}.svg`, svg],
        [`figures/${id}.csv`, toCsv([data.columns, ...cells], status)],
      ];
    }),
  );
}

/** The call in R of every statistic. */
function rCalls(computed: Computed): Map<string, string> {
  return new Map(computed.plan.statistics.map((planned) => [planned.id, rCall(planned, computed)]));
}

/** What runs in the reader's browser, with the methods that the plan uses. */
async function scriptFor({ plan }: Computed): Promise<string> {
  return readerScript(
    await readReaderParts(),
    plan.statistics.map(({ method }) => method.name),
  );
}

function claimOf({ claim, verdict, expected }: JudgedClaim): CarriedClaim {
  return { id: claim.id, verdict: verdict.replaceAll("-", " "), expected };
}
