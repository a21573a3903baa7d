import type { FoundNumber } from "../document/unbound.js";
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
  const filesOf = (): ReadonlyMap<string, Uint8Array> =>
    new Map([
      ["study.yaml", encode(studyFile(made, dataFile))],
      [dataFile, inspection.copy],
      ["data/codebook.json", encode(codebookFile(inspection, choices, missing))],
      ["templates/report.md", encode(manuscriptFile(made))],
    ]);
  let files = filesOf();
  let report = await reportOf(files);
  const refused = refusedTests(report);
  if (refused.size > 0) {
    made = design(inspection, choices, refused);
    files = filesOf();
    report = await reportOf(files);
  }
  const typed = report.unbound.found.filter(({ allowedBy, place }) => !allowedBy && place.file === "study.yaml");
  if (typed.length > 0) {
    const plan = new TextDecoder().decode(files.get("study.yaml"));
    files = new Map([...files, ["study.yaml", encode(withLiterals(plan, typed))]]);
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

/** The plan with the numbers that stand in names, titles and labels marked as typed. */
function withLiterals(plan: string, typed: readonly FoundNumber[]): string {
  const lines = plan.split("\n");
  const places = typed.map(({ text, place: { line = 1, column = 1 } }) => ({ text, line: line - 1, at: column - 1 }));
  // From right to left, so that no place moves before its turn.
  for (const { text, line, at } of places.sort((a, b) => b.at - a.at)) {
    const before = lines[line]!;
    if (!before.startsWith(text, at)) continue;
    lines[line] = `${before.slice(0, at)}{{literal '${text}' why='part of a name'}}${before.slice(at + text.length)}`;
  }
  return lines.join("\n");
}
