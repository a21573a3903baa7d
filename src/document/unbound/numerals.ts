import { pattern } from "./letters.js";
import { NUMBER_HINTS, NUMBER_WORDS, shaped, valueOfWords } from "./words.js";

/** A number in a normalised text. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where it can be told. */
  readonly value?: number;
}

const DIGITS = "\\p{N}+";
const THIN = "[\\u00a0\\u2007\\u2009\\u202f]";
const FRACTION = "[\\u00bc-\\u00be\\u2150-\\u215e\\u2189]";
/** Numbers that are no digits: Roman, Ethiopic and other signs of their own. */
const SIGNS = "\\u09f4-\\u09f9\\u0bf0-\\u0bf2\\u1369-\\u137c\\u2180-\\u2188\\u3021-\\u3029";
const NUMBER = [
  `\\p{N}{1,3}(?:${THIN}\\p{N}{3})+(?!\\p{N})(?:[.,\u00b7]${DIGITS})?`, // 1 234 with thin spaces
  `${DIGITS}(?:[.,'\u2019\u00b7]${DIGITS})*`, // 1,234 and 1.5
  `(?<![\\p{N}\\p{L}])[.\u00b7]${DIGITS}`, // .05
].join("|");

/** `1,234`, `1.5e3`, `45%`, `2½`, `.05`; what is no digit but a number all the same. */
const NUMERALS = `(?:(?:${NUMBER})(?:[eE][-+\\u2212]?${DIGITS})?(?:\\s?${FRACTION})?|${FRACTION}|[${SIGNS}])(?:\\s?[%‰])?`;
const LETTER = "[\\p{L}\\p{N}\\uE010\\uE011]";
const WORDS = `(?<!${LETTER})(?:${NUMBER_WORDS.join("|")})(?!${LETTER})`;
const ALL = pattern(`(?<words>${WORDS})|${NUMERALS}`);
const ANY = pattern(`${NUMBER_HINTS}|[\\p{N}${SIGNS}]|${FRACTION}`, "");

/** Every number in a text, in digits or words, in order. */
export function numeralsIn(text: string): Numeral[] {
  const lower = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  if (!ANY.test(lower)) return [];
  return [...shaped(lower).matchAll(ALL)].map((match) => {
    const found = text.slice(match.index, match.index + match[0].length);
    const value = match.groups?.words === undefined ? valueOfDigits(found) : valueOfWords(found);
    return {
      start: match.index,
      end: match.index + found.length,
      text: found,
      ...(value !== undefined && { value }),
    };
  });
}

function valueOfDigits(text: string): number | undefined {
  const plain = text
    .replace(/[%‰\s\u00a0\u2007\u2009\u202f]/g, "")
    .replace(/,(?=\d{3}(?!\d))/g, "")
    .replace("\u00b7", ".");
  return /^[.\d][\d.]*(?:[eE][-+]?\d+)?$/.test(plain) ? Number(plain) : undefined;
}
