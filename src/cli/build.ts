import { unboundFaults } from "../document/unbound.js";
import { describeFault, StudyFaults } from "../fault.js";
import { buildEach, buildReport } from "../publish/build.js";
import { writeFiles } from "../publish/write.js";
import type { Settings } from "../study/parameters.js";
import { ruled } from "../study/rules.js";
import { storeFor } from "./store.js";
import type { Tell } from "./tell.js";

export interface BuildCommand {
  readonly strict?: boolean;
  readonly cache: boolean;
  readonly set?: Settings;
  readonly each?: string;
}

/**
 * `reckon build`: writes `reports/` whole, or nothing; with `each` a report for each value of a parameter, all or none.
 * Where it is strict, a number typed by hand is a fault.
 */
export async function build(
  folder: string,
  { strict = false, cache, set = {}, each }: BuildCommand,
  tell: Tell,
): Promise<void> {
  const options = { ...storeFor(cache, "all"), settings: set };
  const reports =
    each === undefined
      ? [await buildReport(folder, tell.stage, options)]
      : await buildEach(folder, each, tell.stage, options);
  const faults = reports.flatMap((report) => [
    ...report.warnings,
    ...ruled(report.study, unboundFaults(report.unbound, strict ? "error" : "warning")),
  ]);
  const told = [...new Map(faults.map((fault) => [describeFault(fault), fault])).values()];
  if (told.some(({ severity }) => severity === "error")) throw new StudyFaults(told);
  for (const report of reports) writeFiles(report.files, report.folder);
  tell.faults(told);
  const written = reports.map((report) => ({
    folder: report.folder,
    statistics: report.ledger.entries.length,
    files: [...report.files.keys()],
  }));
  const text = written.map(
    ({ folder: at, statistics, files }) => `${at}: ${statistics} statistics, ${files.length} files`,
  );
  tell.done(text.join("\n"), { result: { reports: written } });
}
