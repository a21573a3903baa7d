/** Ways to spoil a report that a reader would not notice. Each picks its place by the random numbers it is given. */
import { Mrg32k3a } from "../../src/statistics/random.js";

export class Dice {
  readonly #random: Mrg32k3a;
  constructor(seed: number) {
    this.#random = new Mrg32k3a(seed);
  }

  /** A whole number from 0 to `below` - 1. */
  upTo(below: number): number {
    return Math.floor(this.#random.next() * below);
  }

  one<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error("nothing to choose from");
    return items[this.upTo(items.length)]!;
  }

  /** One of the places where `pattern` fits, within what each of `within` finds in what the one before it found. */
  match(
    text: string,
    pattern: RegExp,
    within: readonly RegExp[] = [],
  ): { readonly at: number; readonly found: string } {
    let parts = [{ at: 0, found: text }];
    for (const one of [...within, pattern])
      parts = parts.flatMap((part) =>
        [...part.found.matchAll(one)].map((match) => ({ at: part.at + match.index, found: match[0] })),
      );
    return this.one(parts);
  }
}

const ARTICLE_TEXT = /<article[\s\S]*?<\/article>/g;
/** Parts of a page. */
export const ARTICLE = [ARTICLE_TEXT];
export const PARAGRAPHS = [ARTICLE_TEXT, /(?<=\n)<p>.*<\/p>(?=\n)/g];
export const TABLES = [ARTICLE_TEXT, /<figure class="float table[\s\S]*?<\/figure>/g];
export const CAPTIONS = [ARTICLE_TEXT, /<figcaption>.*|<caption>.*/g];
export const DRAWINGS = [ARTICLE_TEXT, /<svg[\s\S]*?<\/svg>/g];
export const APPENDIX = [/<section class="appendix"[\s\S]*?<section class="colophon"/g];
/** The printed text of a number that is bound. */
export const BOUND = /(?<=data-part="[^"]*" data-value="[^"]*">)[^<]*\d[^<]*(?=<\/)/g;
/** Of a p value, adjusted or not, that is printed with its digits. */
export const BOUND_P = /(?<=data-part="p(?:_adjusted)?" data-value="[^"]*">)0\.\d+(?=<\/)/g;

/** The text with one digit of what `pattern` finds changed. */
export function digitChanged(dice: Dice, text: string, pattern: RegExp, within?: readonly RegExp[]): string {
  const { at, found } = dice.match(text, pattern, within);
  const digit = dice.match(found, /\d/g);
  const other = (Number(digit.found) + 1 + dice.upTo(9)) % 10;
  return spliced(text, at + digit.at, 1, String(other));
}

/** A p value one unit of its last digit off, as a wrong rounding leaves it. */
export function wronglyRounded(dice: Dice, text: string): string {
  const { at, found } = dice.match(text, BOUND_P, ARTICLE);
  const digits = found.slice(2);
  const off = Number(digits) + (Number(digits) === 0 || dice.upTo(2) === 0 ? 1 : -1);
  return spliced(text, at, found.length, `0.${String(off).padStart(digits.length, "0")}`);
}

const TYPED = [" (n = 45)", " 7.3%", " twelve", " in 3 of 19", " 0.021"];

/** A number typed between two words of a paragraph. */
export function typedIn(dice: Dice, text: string, within: readonly RegExp[]): string {
  const { at } = dice.match(text, /(?<=[a-z]{3}) (?=[a-z]{3})(?![^<]*>)/g, within);
  return spliced(text, at, 0, dice.one(TYPED));
}

/** A data file with one row dropped, one value changed, or one row twice. */
export function rowDropped(dice: Dice, csv: string): string {
  const lines = csv.trimEnd().split("\n");
  return `${lines.toSpliced(1 + dice.upTo(lines.length - 1), 1).join("\n")}\n`;
}

export function rowTwice(dice: Dice, csv: string): string {
  const lines = csv.trimEnd().split("\n");
  const row = 1 + dice.upTo(lines.length - 1);
  return `${lines.toSpliced(1 + dice.upTo(lines.length - 1), 0, lines[row]!).join("\n")}\n`;
}

export function valueChanged(dice: Dice, csv: string): string {
  const lines = csv.trimEnd().split("\n");
  const row = 1 + dice.upTo(lines.length - 1);
  return `${lines.with(row, digitChanged(dice, lines[row]!, /(?<=,)[\d.]*\d[\d.]*(?=,|$)/g)).join("\n")}\n`;
}

/** A plan with one comparison turned, as `==` to `!=` or `<` to `<=`, where participants or values are chosen. */
export function filterChanged(dice: Dice, plan: string): string {
  const { at, found } = dice.match(plan, /==|!=|<=|>=|(?<= )[<>](?= )/g, [/^ +[\w-]+: .*(?:==|!=|<=|>=| [<>] ).*$/gm]);
  const turned: Readonly<Record<string, string>> = {
    "==": "!=",
    "!=": "==",
    "<=": "<",
    ">=": ">",
    "<": "<=",
    ">": ">=",
  };
  return spliced(plan, at, found.length, turned[found]!);
}

export function spliced(text: string, at: number, length: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + length);
}
