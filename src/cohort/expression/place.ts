import type { Origin, Place } from "../../fault.js";

export type { Origin };

/** The place of the character at `offset` of `text`. Without an origin the text is its own file, `expression`. */
export function placeOf(offset: number, text: string, origin: Origin = { file: "expression" }): Place {
  if (typeof origin === "function") return origin(offset);
  const before = text.slice(0, offset).split("\n");
  const column = before.at(-1)!.length + 1;
  const line = origin.line ?? 1;
  if (before.length > 1) return { file: origin.file, line: line + before.length - 1, column };
  return { file: origin.file, line, column: (origin.column ?? 1) + column - 1 };
}
