import { buildFromInputs } from "../publish/build.js";
import { inputsFrom } from "../publish/inputs.js";
import { codebookFile } from "./codebook-file.js";
import type { Choices, Design } from "./design.js";
import { ASSOCIATION, design } from "./design.js";
import type { Inspection } from "./inspect.js";
import { manuscriptFile } from "./manuscript-file.js";
import { studyFile } from "./study-file.js";

/** A study in memory: its files by their paths in its folder. */
export interface Draft {
  readonly design: Design;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Statistics that its first report has. */
  readonly statistics: number;
}

/**
 * Makes a study of what was found and chosen, and builds its report in memory, so that what is written does build, with no
 * number that nothing stands behind. Throws StudyFaults where the data are at fault.
 */
export async function draftStudy(inspection: Inspection, choices: Choices, missing: readonly string[]): Promise<Draft> {
  let made = design(inspection, choices, new Set());
  const dataFile = `data/${fileName(inspection.file)}`;
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const filesWith = (title: string): Map<string, Uint8Array> =>
    new Map([
      ["study.yaml", encode(studyFile(made, dataFile, title))],
      [dataFile, inspection.copy],
      ["data/codebook.json", encode(codebookFile(inspection, choices, missing))],
      ["templates/report.md", encode(manuscriptFile(made))],
    ]);
  let files = filesWith(choices.title);
  let report = await reportOf(files);
  const refused = refusedTests(report);
  if (refused.size > 0) {
    made = design(inspection, choices, refused);
    files = filesWith(choices.title);
    report = await reportOf(files);
  }
  const typed = report.unbound.found.filter(({ allowedBy, place }) => !allowedBy && place.file === "study.yaml");
  if (typed.length > 0) {
    files = filesWith(
      withLiterals(
        choices.title,
        typed.map(({ text }) => text),
      ),
    );
    report = await reportOf(files);
  }
  return { design: made, files, statistics: report.ledger.entries.length };
}

/** A name for the copy that every file system and the plan take. */
function fileName(file: string): string {
  const base = file
    .replace(/\.[^.]*$/, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+/, "");
  return `${base || "data"}.csv`;
}

async function reportOf(files: ReadonlyMap<string, Uint8Array>): ReturnType<typeof buildFromInputs> {
  const inputs = inputsFrom(".", (path) => {
    const bytes = files.get(path);
    if (bytes) return { path, bytes };
    return { fault: { rule: "file-missing", severity: "error", message: `no such file: ${path}` } };
  });
  return buildFromInputs(inputs, () => {});
}

/** Names of the variables whose exact test has too many tables to go through. */
function refusedTests({ ledger }: Awaited<ReturnType<typeof buildFromInputs>>): ReadonlySet<string> {
  const refused = ledger.entries.filter(({ id, refusal }) => id.startsWith(`${ASSOCIATION}.`) && refusal !== undefined);
  return new Set(refused.map(({ id }) => id.slice(ASSOCIATION.length + 1)));
}

/** The title with the numbers in it marked as typed: they are part of a name. */
function withLiterals(title: string, numbers: readonly string[]): string {
  const longest = [...new Set(numbers)].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longest.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
  return title.replace(pattern, (text) => `{{literal "${text}" why="part of the title"}}`);
}
