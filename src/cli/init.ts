import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline/promises";
import { StudyFaults } from "../fault.js";
import {
  checkTarget,
  choose,
  draftStudy,
  type Inspection,
  inspect,
  tellDraft,
  type Wishes,
  writeStudy,
} from "../init/index.js";
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
  const choices = choose(inspection, asks ? await ask(inspection, wishes) : wishes);
  const draft = await draftStudy(inspection, choices, missing);
  writeStudy(draft.files, folder);
  tell.done(tellDraft(draft, folder).join("\n"), { result: { folder, files: [...draft.files.keys()] } });
}

/** Asks what the flags leave open; an empty answer takes the guess. */
async function ask(inspection: Inspection, wishes: Wishes): Promise<Wishes> {
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const question = async (text: string, guess: string): Promise<string | undefined> => {
    const answer = (await line.question(`${text} [${guess}] `)).trim();
    return answer === "" ? undefined : answer;
  };
  try {
    const guessed = choose(inspection, wishes);
    const groups =
      wishes.groups ?? (await question("Which column holds the groups? (or none)", guessed.groups?.name ?? "none"));
    const outcome = wishes.outcome ?? (await question("Is there an outcome to model? COLUMN, or COLUMN=CODE", "none"));
    const status = wishes.status ?? (await question("Are the participants real or simulated?", "real"));
    const title = wishes.title ?? (await question("What is the report called?", guessed.title));
    return {
      ...wishes,
      ...(groups !== undefined && { groups }),
      ...(outcome !== undefined && outcome !== "none" && { outcome }),
      ...(status !== undefined && { status: status.startsWith("s") ? "simulated" : "real" }),
      ...(title !== undefined && { title }),
    };
  } finally {
    line.close();
  }
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code;
    const message =
      cause === "ENOENT" ? `no such file: ${path}` : `${path} cannot be read: ${cause ?? "unknown cause"}`;
    throw new StudyFaults(
      [{ rule: "file-unreadable", severity: "error", message, expected: "--data FILE, a CSV file" }],
      2,
    );
  }
}
