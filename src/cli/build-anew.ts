import { unboundFaults } from "../document/unbound.js";
import { describeFault, type Fault, StudyFaults } from "../fault.js";
import { buildEach, buildReport, type Report } from "../publish/build.js";
import { type Finished, keepFinished } from "../publish/finished.js";
import { crosscheckFile, reportFolder } from "../publish/inputs.js";
import { hashOf, inputFiles, sha256 } from "../publish/manifest.js";
import { writeFiles } from "../publish/write.js";
import { ruled } from "../study/rules.js";
import { type BuildCommand, buildOptions, tellWritten } from "./build.js";
import { storeFor } from "./store.js";
import type { Tell } from "./tell.js";

/**
 * `reckon build`: writes `reports/` whole, or nothing; with `each` a report for each value of a parameter, all or none.
 * Where it is strict, a number typed by hand is a fault. What is told is kept with what was read and written.
 */
export async function buildAnew(
  folder: string,
  { strict = false, cache, set = {}, each, allowSource = {} }: BuildCommand,
  tell: Tell,
): Promise<void> {
  const options = { ...storeFor(cache, "all"), settings: set, sources: allowSource };
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
  const { store } = options;
  const [report, ...more] = reports;
  // what a database gives may change without a byte of the study
  if (store && report && !report.inputs.data.asked && more.length === 0 && each === undefined)
    keepFinished(store, folder, buildOptions({ strict, cache, set }), finishedOf(report, told));
  tellWritten(
    reports.map(({ folder: at, ledger, files, inputs: { data } }) => ({
      folder: at,
      ...(data.told !== undefined && { data: data.told }),
      statistics: ledger.entries.length,
      files: [...files.keys()],
    })),
    tell,
  );
}

function finishedOf({ inputs, study, files, ledger }: Report, faults: readonly Fault[]): Finished {
  const read = inputFiles(inputs).map((file) => [file.path, hashOf(file)] as const);
  return {
    inputs: { [crosscheckFile(study)]: null, ...Object.fromEntries(read) },
    folder: reportFolder(study),
    outputs: Object.fromEntries([...files].map(([path, text]) => [path, sha256(text)])),
    statistics: ledger.entries.length,
    faults,
  };
}
