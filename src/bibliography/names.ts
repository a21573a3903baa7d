import type { Name } from "./item.js";
import { latexToText } from "./latex.js";

/** The names of a BibTeX field, joined by `and`; `and others` is told apart. */
export function bibtexNames(latex: string): { names: readonly Name[]; others?: true } {
  const all = splitTop(latex, /\s+and\s+/y).filter((name) => name.trim() !== "");
  const others = all.at(-1)?.trim() === "others";
  const names = (others ? all.slice(0, -1) : all).map((name) => bibtexName(name.trim()));
  return { names, ...(others && { others }) };
}

/** `von Last, Jr, First`, `von Last, First` or `First von Last`; a name in braces is one body's. */
function bibtexName(latex: string): Name {
  if (/^\{[\s\S]*\}$/.test(latex) && splitTop(latex, /\s+/y).length === 1) return { literal: latexToText(latex) };
  const parts = splitTop(latex, /,\s*/y);
  if (parts.length > 1) {
    const [family = "", ...rest] = parts.map(latexToText);
    const given = rest.at(-1) ?? "";
    const suffix = rest.length > 1 ? rest[0] : undefined;
    return { family, ...(given !== "" && { given }), ...(suffix && { suffix }) };
  }
  const words = splitTop(latex, /\s+/y);
  if (words.length === 1) return { literal: latexToText(latex) };
  const lower = words.findIndex((word, i) => i > 0 && i < words.length - 1 && /^\p{Ll}/u.test(latexToText(word)));
  const startsLower = /^\p{Ll}/u.test(latexToText(words[0]!));
  const from = startsLower ? 0 : lower < 0 ? words.length - 1 : lower;
  const family = latexToText(words.slice(from).join(" "));
  const given = latexToText(words.slice(0, from).join(" "));
  return { family, ...(given !== "" && { given }) };
}

/** Splits where the pattern (sticky) stands outside all braces. */
function splitTop(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === "\\") {
      at += 2;
      continue;
    }
    if (character === "{") depth++;
    if (character === "}") depth--;
    pattern.lastIndex = at;
    const found = depth === 0 ? pattern.exec(text)?.[0] : undefined;
    if (found === undefined || found === "") at++;
    else {
      parts.push(text.slice(from, at));
      at += found.length;
      from = at;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/**
 * A name as a list prints it: `Stork ACJ`, `Stork, Abraham C. J.`, or, where the last word is no initials, a body's name
 * such as `R Core Team`.
 */
export function printedName(name: string): Name {
  const [before, ...after] = name.split(/,\s*/);
  if (after.length > 0) {
    const given = after.at(-1)!;
    const suffix = after.length > 1 ? after[0] : undefined;
    return { family: before!, ...(given !== "" && { given }), ...(suffix && { suffix }) };
  }
  const initials = /^(.+?) ((?:\p{Lu}\p{M}*[.-]?){1,5})(?: (Jr|Sr|[IVX]+)\.?)?$/u.exec(name.trim());
  if (!initials) return { literal: name.trim() };
  const [, family, given, suffix] = initials;
  return { family: family!, given: given!, ...(suffix !== undefined && { suffix }) };
}
