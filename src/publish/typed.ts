import type { Document } from "../document/manuscript.js";
import type { FoundNumber, Unbound } from "../document/unbound.js";
import type { Place } from "../fault.js";

/** A number that somebody typed, as the page carries it for its audit panel. */
export interface TypedNumber {
  readonly text: string;
  /** `file:line:column`. */
  readonly place: string;
  /** Why it may stand there; absent where nothing allows it: it is unbound. */
  readonly why?: string;
}

/** Every number that somebody typed, but for those that the page marks where they stand, as literals of its text. */
export function typedNumbers({ found }: Unbound, { literals }: Pick<Document, "literals">): TypedNumber[] {
  const marked = new Set(literals.map(({ text, why }) => `${why.trim()}\n${text}`));
  return found
    .filter(({ text, allowedBy }) => allowedBy?.rule !== "literal" || !marked.has(`${allowedBy.why}\n${text}`))
    .map(({ text, place, ...one }) => ({ text, place: placeInWords(place), ...whyInWords(one) }));
}

function placeInWords({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

function whyInWords({ allowedBy, times }: Pick<FoundNumber, "allowedBy" | "times">): { why?: string } {
  return allowedBy === undefined ? {} : { why: `${allowedBy.why}${times > 1 ? `; ${times} times` : ""}` };
}
