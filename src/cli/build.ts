import { describeFault } from "../fault.js";
import { buildReport } from "../publish/build.js";
import { writeFiles } from "../publish/write.js";
import { progress } from "./progress.js";

/** `reckon build`: writes `reports/` whole, or nothing. */
export async function build(folder: string, { quiet = false }: { quiet?: boolean }): Promise<void> {
  const show = progress(quiet);
  const report = await buildReport(folder, show.stage);
  writeFiles(report.files, report.folder);
  for (const fault of report.warnings) process.stderr.write(`${describeFault(fault)}\n`);
  show.done(`${report.folder}: ${report.ledger.entries.length} statistics, ${report.files.size} files`);
}
