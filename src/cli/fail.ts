import { describeFault, StudyFaults } from "../fault.js";

/** Prints what went wrong for a person, and sets the exit code; a stack trace only for a defect of ours. */
export function fail(error: unknown): void {
  if (error instanceof StudyFaults) {
    const { faults } = error;
    for (const fault of faults) process.stderr.write(`${describeFault(fault)}\n`);
    process.stderr.write(`${faults.length === 1 ? "1 fault" : `${faults.length} faults`}; nothing was written.\n`);
    process.exitCode = error.exitCode;
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`reckon: this is a defect of reckon, not of your study; please report it.\n${text}\n`);
  process.exitCode = 70;
}
