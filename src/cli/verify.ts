import { statSync } from "node:fs";
import { join } from "node:path";
import { StudyFaults } from "../fault.js";
import { readWhole } from "../source/whole-file.js";
import { Unreadable, verifyPage } from "../verify/index.js";
import { findingFaults, tellVerification } from "../verify/tell.js";
import type { Tell } from "./tell.js";

/** `reckon verify`: rebuilds a report from what it carries and from the data alone, and compares; exit 1 where it differs. */
export async function verify(page: string, { data }: { data: string }, tell: Tell): Promise<void> {
  const [report, cohort] = [read(isFolder(page) ? join(page, "index.html") : page), read(data)];
  const verification = await verifyPage(report, cohort).catch((error: unknown) => {
    if (error instanceof Unreadable) throw unreadable(page, error.message);
    throw error;
  });
  tell.done(tellVerification(verification, page, data), {
    result: verification,
    faults: findingFaults(verification, page),
    exit: verification.agrees ? 0 : 1,
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function read(path: string): Uint8Array {
  try {
    return readWhole(path);
  } catch (error) {
    if (error instanceof StudyFaults) throw error;
    throw unreadable(path, (error as NodeJS.ErrnoException).code ?? "unknown cause");
  }
}

function unreadable(path: string, cause: string): StudyFaults {
  return new StudyFaults(
    [{ rule: "file-unreadable", severity: "error", message: `${path} cannot be read: ${cause}` }],
    2,
  );
}
