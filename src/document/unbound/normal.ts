import { type Traced, Tracer } from "./traced.js";

/** Superscript digits: an exponent, never the digits of the number before it. */
const SUPERSCRIPT = /^[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]$/;
const FRACTION = /^[\u00bc-\u00be\u2150-\u215e\u2189]$/;

/**
 * A text in which every way to write a digit is the plain one (full-width, circled, mathematical; an exponent gets `^`
 * before it), hyphens are `-`, and characters without width are gone. Vulgar fractions and thin spaces stay.
 */
export function normalised(traced: Traced): Traced {
  const { text, from } = traced;
  if (/^[ -~\n\uE000\uE001]*$/.test(text)) return traced;
  const tracer = new Tracer();
  let at = 0;
  let raised = false;
  for (const character of text) {
    const place = from[at] ?? 0;
    at += character.length;
    const exponent = SUPERSCRIPT.test(character);
    if (!/^\p{Cf}$/u.test(character)) {
      if (exponent && !raised) tracer.instead("^", place);
      tracer.instead(plain(character), place);
    }
    raised = exponent;
  }
  return tracer.done();
}

function plain(character: string): string {
  if (/^[\u2010\u2011\ufe63\uff0d]$/.test(character)) return "-";
  if (FRACTION.test(character) || /^\s$/u.test(character)) return character;
  const compatible = character.normalize("NFKC");
  return compatible.length > 4 ? character : compatible.replace(/\p{Nd}/gu, digit);
}

/** The plain digit of a digit of any script: each script has its ten in a row. */
function digit(character: string): string {
  const code = character.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
