import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StudyFaults } from "../../fault.js";

/**
 * Writes a file of a study: aside first, then in its place by renaming. Throws StudyFaults where a link in the path leads
 * out of the study's folder.
 */
export function writeInStudy(folder: string, path: string, text: string): void {
  const target = resolve(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  if (realpathSync(dirname(target)) !== join(realpathSync(folder), dirname(path)))
    throw new StudyFaults(
      [{ rule: "file-outside", severity: "error", message: `${path} lies outside the study's folder` }],
      2,
    );
  const aside = `${target}.writing-${process.pid}`;
  try {
    writeFileSync(aside, text);
    renameSync(aside, target);
  } finally {
    rmSync(aside, { force: true });
  }
}
