import { unboundFaults } from "../document/unbound.js";
import { describeFault, StudyFaults } from "../fault.js";
import { buildEach, buildReport } from "../publish/build.js";
import { writeFiles } from "../publish/write.js";
import type { Settings } from "../study/parameters.js";
import { ruled } from "../study/rules.js";
import { progress } from "./progress.js";
import { storeFor } from "./store.js";

export interface BuildCommand {
  readonly quiet?: boolean;
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
  { quiet = false, strict = false, cache, set = {}, each }: BuildCommand,
): Promise<void> {
  const show = progress(quiet);
  const options = { ...storeFor(cache, "all"), settings: set };
  const reports =
    each === undefined
      ? [await buildReport(folder, show.stage, options)]
      : await buildEach(folder, each, show.stage, options);
  const faults = reports.flatMap((report) => [
    ...report.warnings,
    ...ruled(report.study, unboundFaults(report.unbound, strict ? "error" : "warning")),
  ]);
  const told = [...new Map(faults.map((fault) => [describeFault(fault), fault])).values()];
  if (told.some(({ severity }) => severity === "error")) throw new StudyFaults(told);
  for (const report of reports) writeFiles(report.files, report.folder);
  for (const fault of told) process.stderr.write(`${describeFault(fault)}\n`);
  for (const { folder: written, ledger, files } of reports)
    show.done(`${written}: ${ledger.entries.length} statistics, ${files.size} files`);
}
