import { join, relative } from "node:path";
import { unboundFaults } from "../document/unbound.js";
import { describeFault, type Fault, StudyFaults } from "../fault.js";
import { claimFaults } from "../ledger/claims.js";
import { buildEach, buildReport, type Report } from "../publish/build.js";
import { differences } from "../publish/write.js";
import type { RuleId } from "../rules/index.js";
import type { BuildCommand } from "./build.js";
import { storeFor } from "./store.js";
import type { Tell } from "./tell.js";

const WORDS = { missing: "is missing", superfluous: "is not part of the report", different: "differs" } as const;

/** `reckon check`: builds in memory and compares with the committed `reports/`; exit 1 where anything is not as it should be. */
export async function check(
  folder: string,
  { cache, set = {}, each, allowSource = {} }: Pick<BuildCommand, "cache" | "set" | "each" | "allowSource">,
  tell: Tell,
): Promise<void> {
  const options = { ...storeFor(cache, "drawings"), settings: set, sources: allowSource };
  const reports =
    each === undefined
      ? [await buildReport(folder, tell.stage, options)]
      : await buildEach(folder, each, tell.stage, options);
  const found = reports.flatMap((report) => faultsOf(report, folder));
  const faults = [...new Map(found.map((fault) => [describeFault(fault), fault])).values()];
  if (faults.some(({ severity }) => severity === "error")) throw new StudyFaults(faults);
  tell.faults(faults);
  const text = reports.map(
    ({ folder: at, files, ledger, claims }) =>
      `${at}: ${files.size} files as committed, ${ledger.entries.length} statistics, no unbound number, ${claims.length} claims as expected`,
  );
  tell.done(text.join("\n"));
}

/** Everything in which a report is not as it should be. */
function faultsOf(report: Report, folder: string): Fault[] {
  const error = (rule: RuleId, message: string, hint?: string): Fault => ({
    rule,
    severity: "error",
    message,
    ...(hint !== undefined && { hint }),
  });
  const changed = differences(report.files, report.folder).map(({ path, kind, line }) => ({
    ...error("report-differs", `${path} ${WORDS[kind]}`, "run reckon build, and look at what changed"),
    place: { file: join(relative(folder, report.folder), path), ...(line !== undefined && { line }) },
  }));
  const { crosscheck } = report;
  const disagreeing = crosscheck?.status === "current" ? crosscheck.differing : [];
  return [
    ...report.warnings.filter(({ rule }) => rule !== "crosscheck-disagrees"),
    ...changed,
    ...unboundFaults(report.unbound, "error"),
    ...claimFaults(report.claims),
    ...disagreeing.map(({ id }) => error("crosscheck-disagrees", `R ${crosscheck?.r} disagrees with ${id}`)),
    ...(report.ledger.entries.length === 0 ? [error("nothing-checked", "the plan has no statistics")] : []),
  ];
}
