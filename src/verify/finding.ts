import type { RegionKind } from "./pieces.js";

export type FindingKind =
  | "no-inputs" // the page carries nothing to rebuild it from
  | "not-rebuilt" // its inputs and the data give no report
  | "nothing-checked"
  | "data" // the data file is not the one that the page names
  | "number" // a printed number is not what the data give
  | "value" // its full-precision value is not
  | "binding" // it is bound to another statistic
  | "text"
  | "drawing"
  | "markup"
  | "added"
  | "missing"
  | "moved"
  | "policy"
  | "style"
  | "script"
  | "embedded" // data that the page carries
  | "bytes"; // nothing that a reader sees

/** One way in which a page is not what its inputs and the data give. */
export interface Finding {
  readonly kind: FindingKind;
  /** Where, in words: `Table 2, row "IL-6", column "Controls"`. */
  readonly place: string;
  readonly region?: RegionKind;
  readonly line?: number;
  readonly statistic?: string;
  readonly part?: string;
  /** What the page has. */
  readonly printed?: string;
  /** What the inputs and the data give. */
  readonly expected?: string;
  /** The words around it, what is found in square brackets. */
  readonly context?: string;
  readonly message?: string;
}

/** A text short enough for a line. */
export function excerpt(text: string, length = 160): string {
  const one = text.replace(/\s+/g, " ").trim();
  return one.length > length ? `${one.slice(0, length - 1)}\u2026` : one;
}

/** Two texts from shortly before their first difference on. */
export function fromDifference(a: string, b: string, length = 120): [string, string] {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const start = Math.max(0, i - 30);
  const cut = (text: string): string =>
    `${start > 0 ? "\u2026" : ""}${excerpt(text.slice(start, start + length), length)}`;
  return [cut(a), cut(b)];
}
