import { unboundFaults } from "../document/unbound.js";
import { describeFault } from "../fault.js";
import { claimFaults } from "../ledger/claims.js";
import { buildReport } from "../publish/build.js";
import { differences } from "../publish/write.js";
import { progress } from "./progress.js";

const WORDS = { missing: "is missing", superfluous: "is not part of the report", different: "differs" } as const;

/** `reckon check`: builds in memory and compares with the committed `reports/`; exit 1 where anything is not as it should be. */
export async function check(folder: string): Promise<void> {
  const show = progress(false);
  const report = await buildReport(folder, show.stage);
  const complaints: string[] = [];
  for (const { path, kind, line } of differences(report.files, report.folder))
    complaints.push(`${report.folder}/${path} ${WORDS[kind]}${line === undefined ? "" : ` from line ${line}`}`);
  if (complaints.length > 0) complaints.push("the committed report is not what its inputs give: run reckon build");
  for (const fault of [...unboundFaults(report.unbound, "error"), ...claimFaults(report.claims)])
    complaints.push(describeFault(fault));
  const { crosscheck } = report;
  if (crosscheck?.status === "current")
    for (const { id } of crosscheck.differing) complaints.push(`R ${crosscheck.r} disagrees with ${id}`);
  if (report.ledger.entries.length === 0) complaints.push("nothing was checked: the plan has no statistics");
  for (const fault of report.warnings) process.stderr.write(`${describeFault(fault)}\n`);
  if (complaints.length > 0) {
    for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
    process.exitCode = 1;
    return;
  }
  show.done(
    `${report.folder}: ${report.files.size} files as committed, ${report.ledger.entries.length} statistics, no unbound number, ${report.claims.length} claims as expected`,
  );
}
