import type { Fault } from "../fault.js";

/** A fault as the page shows it. */
export interface ShownFault {
  /** `study.yaml:12:3`. */
  readonly place?: string;
  readonly severity: string;
  readonly message: string;
  readonly rule: string;
  readonly expected?: string;
  readonly hint?: string;
}

/** What every open page is told: which page is the newest, and what is wrong with what has been saved since. */
export interface State {
  /** Which of its pages is served, by number; 0 is the one that says that there is none. */
  readonly page: number;
  /** Which preview serves it; a page of an earlier one is loaded anew. */
  readonly preview: string;
  readonly faults: readonly ShownFault[];
}

export function shownFault({ place, severity, message, rule, expected, hint }: Fault): ShownFault {
  const where = place && [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
  return {
    ...(where !== undefined && { place: where }),
    severity,
    message,
    rule,
    ...(expected !== undefined && { expected }),
    ...(hint !== undefined && { hint }),
  };
}
