import { NUMBER_HINTS } from "../document/unbound/words.js";

/** What a page is made of, as a comparison names it: pieces of text, numbers, elements, shapes, in regions. */
export type PieceKind =
  | "number" // a number bound to a statistic
  | "numeral" // digits, or a number in words, in text that is bound to nothing
  | "word"
  | "element"
  | "shape" // of a drawing
  | "region" // another region stands here
  | "code" // a style, a script, a policy
  | "json";

export interface Piece {
  readonly kind: PieceKind;
  /** As a reader sees it; of an element, its tag with attributes. */
  readonly text: string;
  /** What must be equal for two pieces to be the same. */
  readonly key: string;
  /** Where it stands, in words. */
  readonly place: string;
  readonly line?: number;
  /** Of a bound number. */
  readonly statistic?: string;
  readonly part?: string;
  /** Of a bound number, in full precision. */
  readonly value?: string;
  /** The statistic's part whose row or column it stands in, where it is bound to none by itself. */
  readonly about?: { readonly statistic: string; readonly part?: string };
  /** A reader does not see it. */
  readonly hidden?: true;
  /** It follows what comes before it without a space. */
  readonly glued?: true;
}

export type RegionKind =
  | "metadata"
  | "policy"
  | "style"
  | "script"
  | "embedded"
  | "banner"
  | "front"
  | "contents"
  | "prose"
  | "table"
  | "figure"
  | "statistic" // a statistic's row in the appendix
  | "appendix"
  | "colophon"
  | "page";

/** A part of a page that a person can go to: a section of the text, a table, a figure, a statistic's row. */
export interface Region {
  readonly kind: RegionKind;
  readonly key: string;
  readonly name: string;
  readonly line?: number;
  readonly pieces: Piece[];
}

/**
 * Words, and what holds digits with its sign and relation (`<0.001`, `IL-6`, `95%`); punctuation by itself. Whatever may
 * change how digits are read, such as a mark of direction, counts as digits do.
 */
const TOKEN =
  /[<>\u2264\u2265\u00b1\u2212+-]?\p{N}[\p{L}\p{M}\p{N}_]*(?:[.,:/\u2212+-]+[\p{L}\p{M}\p{N}_]+)*%?|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:[.,:/\u2212+-]+[\p{L}\p{M}\p{N}_]+)*|[^\s]/gu;

/** `twelve`, `thirds`, `twenty-one`, `twofold`. */
const NUMBER_WORD = new RegExp(`^(?:(?:${NUMBER_HINTS})(?:s|d|ed|th|fold)?(?:-|$))+$`, "i");

/** The words and numerals of a text, in order; `glued` where no space comes before. */
export function tokensOf(
  text: string,
): readonly { readonly kind: "numeral" | "word"; readonly text: string; readonly glued: boolean }[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    kind: /[\p{N}\p{Cf}]/u.test(token) || NUMBER_WORD.test(token) ? "numeral" : "word",
    text: token,
    glued: index > 0 && !/\s/.test(text[index - 1]!),
  }));
}

/** Whether a piece is text that a reader reads. */
export function isReadable({ kind }: Piece): boolean {
  return kind === "number" || kind === "numeral" || kind === "word";
}

/** Pieces as the text that they are. */
export function joined(pieces: readonly Piece[]): string {
  return pieces
    .filter(isReadable)
    .map(({ text, glued }, i) => (glued || i === 0 ? text : ` ${text}`))
    .join("");
}
