import { StudyFaults } from "../../fault.js";
import type { EngineName } from "./crosscheck.js";

/** That R stopped before it had compared anything, and what it said. */
export function stopped(engine: EngineName, said: string): StudyFaults {
  const lines = said.split("\n").filter((line) => line.trim() !== "" && !/^Execution halted$|^Calls: /.test(line));
  return new StudyFaults([
    {
      rule: "r-stopped",
      severity: "error",
      message: `R stopped before anything was compared (${engine}): ${lines.map((line) => line.trim()).join(" ")}`,
      hint: "the program is reports/audit.R; reckon build writes it, and Rscript reports/audit.R runs it alone",
    },
  ]);
}
