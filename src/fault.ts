export { nearest, suggest } from "./nearest.js";

import type { RuleId } from "./rules/index.js";

/** A place in a file that a person can go to; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Where a text stands: the place of its first character (the rest follows on that line), or, where it was quoted or
 * folded in its file, a function that gives the place of the character at an offset.
 */
export type Origin = Place | ((offset: number) => Place);

/** One thing that is wrong with a study: what, where, what was expected, and what to try. */
export interface Fault {
  /** kebab-case id that states a fact, e.g. `column-unknown`. */
  readonly rule: RuleId;
  readonly severity: "error" | "warning";
  /** Lower case, what and the value: `unknown column: il66`. */
  readonly message: string;
  readonly place?: Place;
  readonly expected?: string;
  readonly hint?: string;
}

/** Every fault found in one pass; thrown once, never only the first. */
export class StudyFaults extends Error {
  override name = "StudyFaults";
  constructor(
    readonly faults: readonly Fault[],
    /** 1: the study or its data is at fault; 2: usage, or a file that cannot be read. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(faults.map(describeFault).join("\n"));
  }
}

/** The fault as lines of text: `file:line:column  message`, then what was expected and the hint. */
export function describeFault(fault: Fault): string {
  const { place } = fault;
  const where = place ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(":") : "";
  const lines = [`${where ? `${where}  ` : ""}${fault.severity}: ${fault.message} [${fault.rule}]`];
  if (fault.expected) lines.push(`    expected: ${fault.expected}`);
  if (fault.hint) lines.push(`    hint: ${fault.hint}`);
  return lines.join("\n");
}
