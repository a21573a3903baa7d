import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { anew, type Recall } from "../cache/recall.js";
import type { Store } from "../cache/store.js";
import { type Fault, type Place, StudyFaults } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import { hashOfFile, isTooLarge, readWhole, tooLarge } from "../source/whole-file.js";
import { loadStudy } from "../study/load.js";
import { reportName, type Settings } from "../study/parameters.js";
import type { QueryDeclaration, Study } from "../study/study.js";

/** The plan of a study, in its folder. */
export const STUDY_FILE = "study.yaml";

/** Where `reckon crosscheck` leaves what the second engine said. */
export const CROSSCHECK_FILE = "audit/crosscheck.json";

/** The same of a report whose parameters are set: in a folder of its own. */
export function crosscheckFile({ parameters }: Pick<Study, "parameters">): string {
  const name = reportName(parameters);
  return name === undefined ? CROSSCHECK_FILE : `audit/${name}/crosscheck.json`;
}

/** Where a study's report belongs, in its folder: `reports`, or with parameters that are set `reports/<their values>`. */
export function reportFolder({ parameters }: Pick<Study, "parameters">): string {
  const name = reportName(parameters);
  return name === undefined ? "reports" : `reports/${name}`;
}

/** A file as read: its path inside the study's folder, and its bytes; those of a large file are read when asked for. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The SHA-256 of the bytes, of a file that need not be held for it. */
  hash?(): string;
  /** Of data that are no CSV file: the same as one. */
  readonly table?: Uint8Array;
  /** The rows are a database's, and have no order of their own. */
  readonly asked?: true;
  /** The bytes are what a database gave in place of rows: tables of counts; and what it found wrong with the rows. */
  readonly counted?: { readonly faults: readonly Fault[] };
  /** What a database was asked for, in words. */
  readonly told?: string;
  /** Of data that a database is still to be asked for: they have no bytes yet. */
  readonly asks?: QueryDeclaration;
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
  /** References in a file of their own. */
  readonly bibliography?: InputFile;
  /** What the second engine said, where it was asked. */
  readonly crosscheck?: InputFile;
}

export type InputRole = "plan" | "data" | "codebook" | "manuscript" | "stylesheet" | "bibliography" | "crosscheck";

/** Gives a study's files by their paths inside its folder; `named` is where the study names the file. */
export type ReadFile = (
  path: string,
  role: InputRole,
  named: Place | undefined,
) => InputFile | { readonly fault: Fault };

/**
 * Reads a study's folder: `study.yaml` and the files that it names, none outside the folder.
 * Throws StudyFaults: exit code 2 for a file that cannot be read, 1 for a study at fault.
 */
export function readInputs(folder: string, settings: Settings = {}, store?: Store): Inputs {
  return inputsFrom(folder, fileReader(folder), { settings, ...(store && { store }) });
}

/** Reads files of a study's folder, and none outside it. */
export function fileReader(folder: string): ReadFile {
  return (path, _role, named) => readIn(folder, path, named);
}

export interface InputOptions {
  readonly settings?: Settings;
  readonly recall?: Recall;
  /** The data are given, also where the study asks a database for them. */
  readonly given?: boolean;
  /** What earlier builds made of the same texts. */
  readonly store?: Store;
}

/** The inputs of a study whose files `read` gives, from a folder or from elsewhere. Throws as `readInputs` does. */
export function inputsFrom(
  folder: string,
  read: ReadFile,
  { settings = {}, recall = anew, given = false, store }: InputOptions = {},
): Inputs {
  const plan = read(STUDY_FILE, "plan", undefined);
  if ("fault" in plan) throw new StudyFaults([plan.fault], 2);
  const study = recall("study", [plan, JSON.stringify(settings)], () =>
    loadStudy(decode(plan), STUDY_FILE, folder, settings, store),
  );
  const { stylesheet: sheet, bibliography: library } = study.report;
  const named: readonly (readonly [role: InputRole, path: string, key: readonly string[]])[] = [
    ["data", study.data.file, ["data", "file"]],
    ["codebook", study.data.codebook, ["data", "codebook"]],
    ["manuscript", study.report.template, ["report", "template"]],
    ...(sheet === undefined ? [] : ([["stylesheet", sheet, ["report", "stylesheet"]]] as const)),
    ...(library === undefined ? [] : ([["bibliography", library, ["report", "bibliography"]]] as const)),
  ];
  const { from } = study.data;
  const files = named.map(([role, path, key]) =>
    role === "data" && from && !given
      ? { path, bytes: new Uint8Array(), asks: from }
      : read(path, role, study.place(key)),
  );
  const said = read(crosscheckFile(study), "crosscheck", undefined);
  const faults = files.flatMap((one) => ("fault" in one ? [one.fault] : []));
  if ("fault" in said && said.fault.rule !== "file-missing") faults.push(said.fault);
  if (faults.length > 0) throw new StudyFaults(faults, 2);
  const [data, codebook, manuscript, ...optional] = files as InputFile[];
  const stylesheet = sheet === undefined ? undefined : optional[0];
  const bibliography = library === undefined ? undefined : optional.at(-1);
  return {
    folder,
    study,
    plan,
    data: data!,
    codebook: codebook!,
    manuscript: manuscript!,
    ...(stylesheet && { stylesheet }),
    ...(bibliography && { bibliography }),
    ...(!("fault" in said) && { crosscheck: said }),
  };
}

function readIn(folder: string, path: string, named: Place | undefined): InputFile | { readonly fault: Fault } {
  const fault = (rule: RuleId, message: string, hint?: string): { fault: Fault } => ({
    fault: { rule, severity: "error", message, ...(named && { place: named }), ...(hint && { hint }) },
  });
  const target = resolve(folder, path);
  if (!existsSync(target))
    return fault(
      "file-missing",
      `no such file: ${named ? path : join(folder, path)}`,
      named
        ? (whereElse(folder, path) ?? "paths are relative to the folder of study.yaml")
        : "a study is a folder with a study.yaml: name it, or make one from your data: reckon init FOLDER --data FILE",
    );
  if (isAbsolute(path) || !isInside(realpathSync(folder), realpathSync(target)))
    return fault("file-outside", `${path} lies outside the study's folder`, "copy it into the folder");
  if (!statSync(target).isFile()) return fault("file-not-a-file", `${path} is not a file`);
  try {
    const name = path.split(sep).join("/");
    const { size } = statSync(target);
    if (isTooLarge(size)) return { fault: { ...tooLarge(name), ...(named && { place: named }) } };
    return size > HELD ? largeFile(name, target) : { path: name, bytes: readFileSync(target) };
  } catch (error) {
    return fault("file-unreadable", unreadable(path, error));
  }
}

function unreadable(path: string, error: unknown): string {
  return `${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown cause"}`;
}

/** Files beyond so many bytes are not held in memory: whoever needs their bytes reads them. */
const HELD = 1 << 24;

/** Such a file; a fault wherever its bytes are asked for once it is no longer the one that was found. */
function largeFile(path: string, target: string): InputFile {
  const ageNow = (): string => {
    const { ino, size, mtimeNs } = statSync(target, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  };
  const age = ageNow();
  const ofThisAge = <T>(read: (target: string) => T): T => {
    let message = `${path} has changed while it was read`;
    try {
      const result = read(target);
      if (ageNow() === age) return result;
    } catch (error) {
      message = unreadable(path, error);
    }
    throw new StudyFaults([{ rule: "file-unreadable", severity: "error", message }], 2);
  };
  return {
    path,
    get bytes() {
      return ofThisAge(readWhole);
    },
    hash: () => ofThisAge(hashOfFile),
  };
}

/** Where a file of that name lies in the study's folder, one folder deep. */
function whereElse(folder: string, path: string): string | undefined {
  const name = basename(path);
  const folders = readdirSync(folder, { withFileTypes: true }).filter((item) => item.isDirectory());
  const places = ["", ...folders.map((item) => `${item.name}/`).sort()].map((place) => `${place}${name}`);
  const found = places.find((place) => existsSync(join(folder, place)));
  return found && `did you mean ${found}? Paths are relative to the folder of study.yaml`;
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
