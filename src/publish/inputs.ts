import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { type Fault, type Place, StudyFaults } from "../fault.js";
import { loadStudy } from "../study/load.js";
import type { Study } from "../study/study.js";

/** A file as read: its path inside the study's folder, and its bytes. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Everything that a report is made of. */
export interface Inputs {
  readonly folder: string;
  readonly study: Study;
  readonly plan: InputFile;
  readonly data: InputFile;
  readonly codebook: InputFile;
  readonly manuscript: InputFile;
  readonly stylesheet?: InputFile;
}

/**
 * Reads a study's folder: `study.yaml` and the files that it names, none outside the folder.
 * Throws StudyFaults: exit code 2 for a file that cannot be read, 1 for a study at fault.
 */
export function readInputs(folder: string): Inputs {
  const plan = readIn(folder, "study.yaml", undefined);
  if ("fault" in plan) throw new StudyFaults([plan.fault], 2);
  const study = loadStudy(decode(plan), "study.yaml", folder);
  const named: readonly (readonly [key: string, path: string])[] = [
    ["data.file", study.data.file],
    ["data.codebook", study.data.codebook],
    ["report.template", study.report.template],
    ...(study.report.stylesheet === undefined ? [] : ([["report.stylesheet", study.report.stylesheet]] as const)),
  ];
  const read = named.map(([key, path]) => readIn(folder, path, study.place(key.split("."))));
  const faults = read.flatMap((one) => ("fault" in one ? [one.fault] : []));
  if (faults.length > 0) throw new StudyFaults(faults, 2);
  const [data, codebook, manuscript, stylesheet] = read as InputFile[];
  return {
    folder,
    study,
    plan,
    data: data!,
    codebook: codebook!,
    manuscript: manuscript!,
    ...(stylesheet && { stylesheet }),
  };
}

function readIn(folder: string, path: string, named: Place | undefined): InputFile | { readonly fault: Fault } {
  const fault = (rule: string, message: string, hint?: string): { fault: Fault } => ({
    fault: { rule, severity: "error", message, ...(named && { place: named }), ...(hint && { hint }) },
  });
  const target = resolve(folder, path);
  if (!existsSync(target))
    return fault(
      "file-missing",
      `no such file: ${named ? path : join(folder, path)}`,
      named
        ? "paths are relative to the folder of study.yaml"
        : "a study is a folder with a study.yaml; name it: reckon build FOLDER",
    );
  if (isAbsolute(path) || !isInside(realpathSync(folder), realpathSync(target)))
    return fault("file-outside", `${path} lies outside the study's folder`, "copy it into the folder");
  if (!statSync(target).isFile()) return fault("file-not-a-file", `${path} is not a file`);
  try {
    return { path: path.split(sep).join("/"), bytes: readFileSync(target) };
  } catch (error) {
    return fault(
      "file-unreadable",
      `${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown cause"}`,
    );
  }
}

function isInside(folder: string, target: string): boolean {
  const path = relative(folder, target);
  return path !== "" && !path.startsWith("..") && !isAbsolute(path);
}

/** The file's text. Throws StudyFaults where it is not UTF-8. */
export function decode(file: InputFile): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file.bytes).replaceAll("\r\n", "\n");
  } catch {
    throw new StudyFaults([
      {
        rule: "encoding-not-utf8",
        severity: "error",
        message: "not UTF-8",
        place: { file: file.path },
        hint: "save the file as UTF-8",
      },
    ]);
  }
}
