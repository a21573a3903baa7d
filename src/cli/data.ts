import { renameSync, rmSync, writeFileSync } from "node:fs";
import { StudyFaults } from "../fault.js";
import { openInputs } from "../publish/build.js";
import { readInputs } from "../publish/inputs.js";
import { sha256 } from "../publish/manifest.js";
import type { Sources } from "../sources/allowed.js";
import type { Settings } from "../study/parameters.js";
import type { Tell } from "./tell.js";

export interface DataCommand {
  readonly out: string;
  readonly counts?: true;
  readonly set?: Settings;
  readonly allowSource?: Sources;
}

/**
 * `reckon data`: writes a study's data as the CSV file that R and `reckon verify` read, whatever they are; or the counts
 * that a database gives in place of rows. Only whoever runs it may read the file.
 */
export async function data(folder: string, { out, counts, set, allowSource }: DataCommand, tell: Tell): Promise<void> {
  tell.stage("reading");
  const { data: found } = await openInputs(readInputs(folder, set), {
    sources: allowSource,
    ...(!counts && { rows: "alone" }),
  });
  if (counts && !found.counted) throw noCounts(found.told);
  const bytes = counts ? found.bytes : (found.table ?? found.bytes);
  const aside = `${out}.part`;
  try {
    writeFileSync(aside, bytes, { mode: 0o600 });
    renameSync(aside, out);
  } catch (error) {
    rmSync(aside, { force: true });
    const message = `${out} cannot be written: ${(error as NodeJS.ErrnoException).code ?? "unknown cause"}`;
    throw new StudyFaults([{ rule: "file-unwritable", severity: "error", message }], 2);
  }
  const hash = sha256(bytes);
  tell.done(`${out}: ${bytes.length} bytes, SHA-256 ${hash}`, {
    result: { file: out, bytes: bytes.length, sha256: hash },
  });
}

function noCounts(told: string | undefined): StudyFaults {
  const message = `there are no counts: ${told ?? "the study asks no database"}`;
  return new StudyFaults([{ rule: "option-unfit", severity: "error", message, hint: "without --counts: the rows" }], 2);
}
