import { type Place, StudyFaults } from "../../fault.js";
import { type Origin, placeOf } from "./place.js";

export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  /** `quoted`: between backticks, so never a keyword. */
  | { readonly kind: "name"; readonly name: string; readonly quoted: boolean }
  | { readonly kind: "symbol"; readonly symbol: string }
  | { readonly kind: "end" }
);

/** An expression's text with the place of each character. */
export interface Source {
  readonly text: string;
  readonly origin?: Origin | undefined;
}

const SPACE = /\s+/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
// Hyphens and dots join words (`il6-vs-control.p`), so a minus needs spaces around it.
const NAME = /[\p{L}_][\p{L}\p{N}_]*(?:[-.][\p{L}\p{N}_]+)*/uy;
const SYMBOL = /==|!=|<=|>=|[<>()[\],+*/-]/uy;

/** What people write who come from other languages, and what it is called here. */
const FOREIGN: readonly (readonly [pattern: RegExp, found: string, hint: string])[] = [
  [/&&?/uy, "&", "write and"],
  [/\|\|?/uy, "|", "write or"],
  [/<>/uy, "<>", "write !="],
  [/=(?!=)/uy, "=", "write == to compare"],
  [/!(?!=)/uy, "!", "write not, or != to compare"],
  [/\^|\*\*/uy, "a power", "multiply instead: x * x"],
  [/%/uy, "%", "write a proportion as a number: 0.05"],
  [/[−–—]/uy, "a dash", "write the minus sign of the keyboard: -"],
  [/[“”„‘’]/uy, "a typographic quote", 'write straight quotes: "..."'],
  [/\.\d/uy, "a number that begins with a point", "write a zero before the point: 0.5"],
];

/** The tokens of an expression. Throws StudyFaults at the first character that cannot be read. */
export function tokenize(source: Source): Token[] {
  const { text } = source;
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const start = at;
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    if (text[at] === '"' || text[at] === "'") {
      const { value, end } = readText(source, at);
      tokens.push({ kind: "text", value, start, end });
      at = end;
      continue;
    }
    if (text[at] === "`") {
      const end = text.indexOf("`", at + 1);
      if (end <= at + 1) fail(source, start, end < 0 ? "a backtick is never closed" : "no name between backticks");
      tokens.push({ kind: "name", name: text.slice(at + 1, end), quoted: true, start, end: end + 1 });
      at = end + 1;
      continue;
    }
    const number = match(NUMBER);
    if (number !== undefined) {
      at += number.length;
      const value = Number(number);
      if (!Number.isFinite(value)) fail(source, start, `number too large: ${number}`);
      const tail = match(NAME);
      if (tail !== undefined) fail(source, start, `not a number: ${number}${tail}`, nameHint(`${number}${tail}`));
      tokens.push({ kind: "number", value, start, end: at });
      continue;
    }
    const name = match(NAME);
    if (name !== undefined) {
      at += name.length;
      tokens.push({ kind: "name", name, quoted: false, start, end: at });
      continue;
    }
    const foreign = FOREIGN.find(([pattern]) => match(pattern) !== undefined);
    if (foreign) fail(source, start, `not in this language: ${foreign[1]}`, foreign[2]);
    const symbol = match(SYMBOL);
    if (symbol === undefined)
      fail(source, start, `unexpected character: ${String.fromCodePoint(text.codePointAt(at)!)}`);
    at += symbol.length;
    tokens.push({ kind: "symbol", symbol, start, end: at });
  }
  tokens.push({ kind: "end", start: text.length, end: text.length });
  return tokens;
}

function readText(source: Source, start: number): { value: string; end: number } {
  const quote = source.text[start]!;
  let value = "";
  for (let at = start + 1; at < source.text.length; at++) {
    const character = source.text[at]!;
    if (character === quote) return { value, end: at + 1 };
    if (character !== "\\") {
      value += character;
      continue;
    }
    const next = source.text[++at];
    if (next !== "\\" && next !== '"' && next !== "'")
      fail(source, at - 1, `unknown escape: \\${next ?? ""}`, 'only \\" and \\\\ are known');
    value += next;
  }
  return fail(source, start, "a text is never closed", `close it with ${quote}`);
}

function nameHint(word: string): string {
  return `if it is a name, write it between backticks: \`${word}\``;
}

/** Throws the one fault that stops the reading of an expression. */
export function fail(source: Source, offset: number, message: string, hint?: string): never {
  const place: Place = placeOf(offset, source.text, source.origin);
  throw new StudyFaults([{ rule: "expression-syntax", severity: "error", message, place, ...(hint && { hint }) }]);
}
