import { join, relative, sep } from "node:path";
import { describeFault, type Fault, StudyFaults } from "../fault.js";

/** How a command tells what it found: to a person, as one JSON document, or as annotations of GitHub's. */
export type Format = "text" | "json" | "github";

/** What a command tells while it works and at its end; made once a run, from `--format` and `--quiet`. */
export interface Tell {
  readonly format: Format;
  /** What it is doing now: on a terminal alone. */
  stage(name: string): void;
  /** What is at fault, though the command goes on. */
  faults(faults: readonly Fault[]): void;
  /** Its last word. */
  done(text: string, more?: End): void;
  /** Its last word where it was stopped: faults, or a defect of ours. */
  failed(error: unknown): void;
}

/** What a program reads at a command's end, beside the text or instead of it. */
export interface End {
  readonly result?: unknown;
  /** The text in a line; its last line where absent. */
  readonly summary?: string;
  /** 1 where a check failed. */
  readonly exit?: 0 | 1;
  /** What the text tells already, for those who do not read it. */
  readonly faults?: readonly Fault[];
}

export interface TellOptions {
  readonly command: string;
  readonly format?: Format | undefined;
  readonly quiet?: boolean | undefined;
  /** The study's folder, where there is one: GitHub wants paths from the root of the repository. */
  readonly folder?: string | undefined;
}

/**
 * What people read goes to stderr while it is about progress or faults, and to stdout where it was asked for. As JSON,
 * stdout holds one document: `command`, `exit`, `diagnostics`, `summary`, and `result` where the command has one.
 */
export function tellOf({ command, format = "text", quiet = false, folder = "" }: TellOptions): Tell {
  const terminal = process.stderr.isTTY === true && !process.env.CI && !quiet;
  const told: Fault[] = [];
  const clear = (): void => {
    if (terminal) process.stderr.write("\r\u001b[K");
  };
  const tellFaults = (faults: readonly Fault[]): void => {
    told.push(...faults);
    if (format === "text") for (const fault of faults) process.stderr.write(`${describeFault(fault)}\n`);
    if (format === "github") for (const fault of faults) process.stdout.write(`${annotation(fault, folder)}\n`);
  };
  const end = (exit: number, summary: string, result?: unknown): void => {
    process.exitCode = exit;
    if (format === "json")
      process.stdout.write(
        `${JSON.stringify({ command, exit, diagnostics: told.map(diagnostic), summary, result }, infinities, 2)}\n`,
      );
  };
  return {
    format,
    stage: (name) => {
      if (terminal) process.stderr.write(`\r\u001b[K${name} ...`);
    },
    faults: (faults) => {
      clear();
      tellFaults(faults);
    },
    done: (text, { result, exit = 0, summary = text.trimEnd().split("\n").at(-1)!, faults = [] } = {}) => {
      clear();
      if (format !== "text") tellFaults(faults);
      if (format !== "json" && !quiet) process.stdout.write(`${text.trimEnd()}\n`);
      end(exit, summary, result);
    },
    failed: (error) => {
      clear();
      if (!(error instanceof StudyFaults)) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        process.stderr.write(`reckon: this is a defect of reckon, not of your study; please report it.\n${text}\n`);
        process.exitCode = 70;
        return;
      }
      tellFaults(error.faults);
      const summary = `${countFaults(told)}; nothing was written.`;
      if (format !== "json") process.stderr.write(`${summary}\n`);
      end(error.exitCode, summary);
    },
  };
}

/** A fault as a program reads it; what is not known is null. */
export function diagnostic({ rule, severity, message, place, expected, hint }: Fault): Record<string, unknown> {
  return {
    rule,
    severity,
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    expected: expected ?? null,
    hint: hint ?? null,
    docs: `docs/diagnostics.md#${rule}`,
  };
}

/** `2 errors, 1 warning`. */
function countFaults(faults: readonly Fault[]): string {
  const of = (severity: Fault["severity"]): string[] => {
    const { length } = faults.filter((fault) => fault.severity === severity);
    return length === 0 ? [] : [`${length} ${severity}${length === 1 ? "" : "s"}`];
  };
  return [...of("error"), ...of("warning")].join(", ");
}

/** A workflow command of GitHub's: `::error file=study.yaml,line=4,col=7,title=…::…`. */
function annotation({ rule, severity, message, place, expected, hint }: Fault, folder: string): string {
  const file = place && relative("", join(folder, place.file)).split(sep).join("/");
  const properties = Object.entries({ file, line: place?.line, col: place?.column, title: rule }).flatMap(
    ([key, value]) => (value === undefined ? [] : [`${key}=${escaped(String(value), /[%\r\n:,]/g)}`]),
  );
  const lines = [message, expected && `expected: ${expected}`, hint && `hint: ${hint}`].filter(Boolean).join("\n");
  return `::${severity} ${properties.join(",")}::${escaped(lines, /[%\r\n]/g)}`;
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

/** JSON has no infinities; they stand as texts, as in statistics.json. */
function infinities(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
