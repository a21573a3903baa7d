import type { Fault } from "../fault.js";
import type { Finding } from "./finding.js";
import type { Verification } from "./index.js";

/** A verification as lines of text for a terminal: every finding with its place, then what was checked. */
export function tellVerification(verification: Verification, page: string, data: string): string {
  const { findings, notes, agrees, madeBy, compared, checked, verifiedBy } = verification;
  const lines = grouped(findings).flatMap(tellFinding);
  lines.push(...notes.map((note) => `note: ${note}`));
  const made =
    madeBy === undefined
      ? ""
      : ` (made by Reckon ${madeBy}${madeBy === verifiedBy ? "" : `, verified by ${verifiedBy}`})`;
  const count = `${checked.numbers} printed numbers, ${checked.statistics} statistics recomputed from ${data}`;
  if (agrees)
    lines.push(`${page}: agrees ${compared === "bytes" ? "byte for byte" : "in every number"}; ${count}${made}`);
  else if (compared === "nothing") lines.push(`${page}: not verified; nothing could be compared${made}`);
  else
    lines.push(
      `${page}: ${findings.length === 1 ? "1 difference" : `${findings.length} differences`}; ${count}${made}`,
    );
  // a stranger's text may not steer the terminal
  return lines.map((line) => `${line.replace(/\p{Cc}/gu, "\ufffd")}\n`).join("");
}

/** The same findings as faults, for programs: each with its place in words, and the line of the page. */
export function findingFaults({ findings }: Verification, page: string): Fault[] {
  return findings.map((finding) => ({
    rule: "page-differs",
    severity: "error",
    message: `${finding.place}: ${said(finding)}`.replace(/\p{Cc}/gu, "\ufffd"),
    place: { file: page, ...(finding.line !== undefined && { line: finding.line }) },
  }));
}

interface Group {
  readonly finding: Finding;
  readonly places: string[];
}

/** Findings that say the same of the same number, with all their places. */
function grouped(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [i, finding] of findings.entries()) {
    const { kind, statistic, part, printed, expected } = finding;
    const same = kind === "number" && statistic !== undefined ? [statistic, part, printed, expected] : [i];
    const key = JSON.stringify(same);
    const group = groups.get(key) ?? { finding, places: [] };
    group.places.push(`${finding.place}${finding.line === undefined ? "" : ` (line ${finding.line})`}`);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function tellFinding({ finding, places }: Group): readonly string[] {
  const { context } = finding;
  const lines = [`${places.join("; ")}: ${said(finding)}`];
  if (context !== undefined) lines.push(`    \u2026 ${context} \u2026`);
  return lines;
}

/** What is wrong, in words. */
function said({ kind, statistic, part, printed, expected, message }: Finding): string {
  const name = statistic === undefined ? "" : `${[statistic, part].filter(Boolean).join(".")} `;
  switch (kind) {
    case "data":
      return `the page was made from another file: it names SHA-256 ${printed}, this file has ${expected}`;
    case "number":
    case "value":
    case "embedded":
      if (message !== undefined) return message;
      return `${name}${kind === "value" ? "in full precision " : ""}is ${quoted(printed)}, the data give ${quoted(expected)}`;
    case "binding":
      return `bound to another number: ${printed}, the inputs give ${expected}`;
    case "added":
      return `added, and not given by the inputs: ${quoted(printed)}`;
    case "missing":
      return `missing: ${quoted(expected)}`;
    case "text":
      return `reads ${quoted(printed)}, the inputs give ${quoted(expected)}`;
    default: {
      const change =
        printed === undefined && expected === undefined
          ? ""
          : `${quoted(printed)}, the inputs give ${quoted(expected)}`;
      return [message, change].filter(Boolean).join(": ");
    }
  }
}

function quoted(text: string | undefined): string {
  return text === undefined ? "nothing" : `'${text}'`;
}
