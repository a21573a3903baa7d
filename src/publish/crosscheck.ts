import { askR } from "../audit/crosscheck/ask.js";
import type { Engine } from "../audit/crosscheck/engine.js";
import {
  agreementInWords,
  type Crosscheck,
  type CrosscheckStatus,
  crosscheckStatus,
  readCrosscheck,
  type StatisticVerdict,
} from "../audit/crosscheck/index.js";
import { rProgram } from "../audit/index.js";
import type { SecondEngine } from "../audit/second-engine.js";
import { type Fault, StudyFaults } from "../fault.js";
import type { Entry, Ledger } from "../ledger/entry.js";
import type { RuleId } from "../rules/index.js";
import type { Computed } from "./build.js";
import { CROSSCHECK_FILE, decode, type Inputs, reportFolder } from "./inputs.js";
import { hashOf, sha256 } from "./manifest.js";
import { statisticsCsv, valuesOf } from "./statistics.js";

/**
 * Has R recompute every statistic of a study. The page shows what comes of it, and yet nothing goes round in a circle:
 * R is given statistics, never the page, and no statistic depends on what R says.
 */
export async function crosscheckStudy(computed: Computed, engine: Engine): Promise<Crosscheck> {
  const { inputs, ledger } = computed;
  const task = {
    program: rProgram(computed),
    data: inputs.data.table ?? inputs.data.bytes,
    statistics: statisticsCsv(ledger),
  };
  return askR(engine, task, ledger.entries, hashesOf(inputs, task.program, task.statistics));
}

/** What R is given, by path in the study's folder: the hashes are those that `manifest.json` and `sha256sum` show. */
function hashesOf({ data, study }: Inputs, program: string, statistics: string): Record<string, string> {
  return {
    [data.path]: hashOf(data),
    [`${reportFolder(study)}/audit.R`]: sha256(program),
    [`${reportFolder(study)}/statistics.csv`]: sha256(statistics),
  };
}

/**
 * What the study's `audit/crosscheck.json` says of the report that is built now; undefined where there is none.
 * Throws StudyFaults where `reckon crosscheck` cannot have written it.
 */
export function crosscheckOf({ inputs, ledger }: Computed, program: string): CrosscheckStatus | undefined {
  const { crosscheck: file } = inputs;
  if (!file) return undefined;
  const hashes = hashesOf(inputs, program, statisticsCsv(ledger));
  const status = crosscheckStatus(readCrosscheck(decode(file), file.path), hashes);
  const { size } = status.byStatistic;
  if (status.status === "current") {
    const wrong =
      size !== ledger.entries.length || ledger.entries.some(({ id }) => !status.byStatistic.has(id))
        ? [`it names these inputs, but not their ${ledger.entries.length} statistics`]
        : ledger.entries.flatMap((entry) => contradictions(entry, status.byStatistic.get(entry.id)!));
    if (wrong.length > 0)
      throw new StudyFaults(
        wrong.map((message) => ({
          rule: "crosscheck-malformed",
          severity: "error",
          message,
          place: { file: file.path },
          hint: "only reckon crosscheck writes this file: run it again, or delete the file",
        })),
      );
  }
  return status;
}

/** Where a verdict on these very results says of ours what they are not. Of what R found nothing is known here. */
function contradictions(entry: Entry, verdict: StatisticVerdict): string[] {
  const { id, refusal } = entry;
  const given =
    verdict.verdict === "refused-by-both" || (verdict.verdict === "refused-by-one" && verdict.by === "reckon");
  // a statistic of which the engines differ may be refused by one of them for some of its parts alone
  if (verdict.verdict !== "differs" && given !== (refusal !== undefined))
    return [`it says that ${id} ${given ? "has no result here, but it has" : "has a result here, but it has none"}`];
  if (!("parts" in verdict)) return [];
  const ours = valuesOf(entry);
  return verdict.parts.flatMap(({ part, ours: said }) => {
    const value = ours.get(part) ?? "";
    return part === "" || said === value
      ? []
      : [`it says that ${id}.${part} is ${said || "nothing"} here, not ${value || "nothing"}`];
  });
}

/** What a person who builds should know of it. */
export function crosscheckWarnings(status: CrosscheckStatus | undefined): Fault[] {
  if (!status) return [];
  const warning = (rule: RuleId, message: string, hint: string): Fault[] => [
    { rule, severity: "warning", message, place: { file: CROSSCHECK_FILE }, hint },
  ];
  if (status.status === "stale")
    return warning(
      "crosscheck-stale",
      `inputs have changed since R was asked: ${status.changed.join(", ")}`,
      "run reckon crosscheck",
    );
  const { differing } = status;
  if (differing.length === 0) return [];
  return warning(
    "crosscheck-disagrees",
    `R ${status.r} disagrees with ${differing.length} of ${status.totals.statistics} statistics: ${differing.map(({ id }) => id).join(", ")}`,
    "one of the two engines is wrong, and the report with it; reckon crosscheck shows the values",
  );
}

/** What the page says of it: in its front matter, and of each statistic. */
export function crosscheckInPage(
  status: CrosscheckStatus | undefined,
  ledger: Ledger,
): { readonly agreement?: string; readonly secondEngine?: SecondEngine } {
  if (!status) return {};
  const { byStatistic, differing, r } = status;
  const ids = ledger.entries.map(({ id }) => id);
  return {
    agreement: agreementInWords(status),
    secondEngine: {
      name: `R ${r}`,
      stale: status.status === "stale",
      differs: differing.map(({ id }) => id),
      unchecked: ids.filter((id) => !byStatistic.has(id)),
    },
  };
}
