import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { StudyFaults } from "../fault.js";
import {
  ask,
  checkTarget,
  choose,
  draftStudy,
  type Inspection,
  inspect,
  tellDraft,
  type Wishes,
  writeStudy,
} from "../init/index.js";
import { readWhole } from "../source/whole-file.js";
import type { Tell } from "./tell.js";

export interface InitOptions extends Wishes {
  readonly data: string;
  readonly missing?: readonly string[];
  readonly yes?: true;
}

/** `reckon init`: a study that builds at once, from a CSV file; asks where there is somebody to answer. */
export async function init(
  folder: string,
  { data, missing = [], yes, ...wishes }: InitOptions,
  tell: Tell,
): Promise<void> {
  checkTarget(folder);
  const inspection = inspect(read(data), basename(data), missing, wishes.key);
  const asks = !yes && tell.format === "text" && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const choices = choose(inspection, asks ? await askHere(inspection, wishes) : wishes);
  const draft = await draftStudy(inspection, choices, missing);
  writeStudy(draft.files, folder);
  tell.done(tellDraft(draft, folder).join("\n"), { result: { folder, files: [...draft.files.keys()] } });
}

/** Asks on the terminal; whoever closes it is given no study. */
async function askHere(inspection: Inspection, wishes: Wishes): Promise<Wishes> {
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<never>((_, reject) => {
    line.once("close", () => reject(unanswered()));
  });
  try {
    return await ask(inspection, wishes, (text) => Promise.race([line.question(text), closed]));
  } finally {
    closed.catch(() => {});
    line.close();
  }
}

function unanswered(): StudyFaults {
  const hint = "--yes takes the guesses";
  return new StudyFaults(
    [{ rule: "option-unfit", severity: "error", message: "a question was not answered", hint }],
    2,
  );
}

function read(path: string): Uint8Array {
  try {
    return readWhole(path);
  } catch (error) {
    if (error instanceof StudyFaults) throw error;
    const cause = (error as NodeJS.ErrnoException).code;
    const message =
      cause === "ENOENT" ? `no such file: ${path}` : `${path} cannot be read: ${cause ?? "unknown cause"}`;
    throw new StudyFaults(
      [{ rule: "file-unreadable", severity: "error", message, expected: "--data FILE, a CSV file" }],
      2,
    );
  }
}
