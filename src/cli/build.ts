import { unboundFaults } from "../document/unbound.js";
import { describeFault, StudyFaults } from "../fault.js";
import { buildReport } from "../publish/build.js";
import { writeFiles } from "../publish/write.js";
import { ruled } from "../study/rules.js";
import { progress } from "./progress.js";
import { storeFor } from "./store.js";

/** `reckon build`: writes `reports/` whole, or nothing. Where it is strict, a number typed by hand is a fault. */
export async function build(
  folder: string,
  { quiet = false, strict = false, cache }: { quiet?: boolean; strict?: boolean; cache: boolean },
): Promise<void> {
  const show = progress(quiet);
  const report = await buildReport(folder, show.stage, storeFor(cache, "all"));
  const unbound = unboundFaults(report.unbound, strict ? "error" : "warning");
  const faults = [...report.warnings, ...ruled(report.study, unbound)];
  if (faults.some(({ severity }) => severity === "error")) throw new StudyFaults(faults);
  writeFiles(report.files, report.folder);
  for (const fault of faults) process.stderr.write(`${describeFault(fault)}\n`);
  show.done(`${report.folder}: ${report.ledger.entries.length} statistics, ${report.files.size} files`);
}
