import type { Numeral } from "./numerals.js";
import { numeralsIn } from "./numerals.js";

/** A number in an equation, and whether it is notation. */
export interface EquationNumeral extends Numeral {
  readonly notation: boolean;
}

/** What ends a side of an equation: relations, alignment, commas, new lines. */
const RELATION =
  /\\(?:leq?|geq?|lt|gt|neq?|approx|simeq|sim|equiv|propto|in|to|rightarrow|Rightarrow|mid|quad|qquad|text|cong)(?![A-Za-z])|\\\\|[=<>\u2264\u2265\u2248~&,;:\n]/g;
/** What a number can have around it and still stand alone. */
const BARE =
  /\\[,;:! %]|\\(?:left|right|pm|mp|displaystyle|mathrm|mathbf|mathit|operatorname|,)(?![A-Za-z])|[\s{}()[\]+\-\u2212%|]/g;

/**
 * The numbers of an equation (TeX). Notation are whole numbers of at most two digits in a sub- or superscript, and 0, 1 and 2
 * as part of a term (`1 - \alpha`, `\frac{1}{2}`, `2\pi`), never alone on a side of a relation: that would be a result.
 */
export function equationNumerals(tex: string): EquationNumeral[] {
  const scripts = scriptsOf(tex);
  const sides = sidesOf(tex);
  return numeralsIn(tex).map((numeral) => {
    const { start, end } = numeral;
    const digits = tex.slice(start, end);
    if (!/^\d{1,2}$/.test(digits) || /\d[.,]$/.test(tex.slice(0, start)) || /^(?:[.,]|\{,\})\d/.test(tex.slice(end)))
      return { ...numeral, notation: false };
    if (scripts.some(([from, to]) => from <= start && end <= to)) return { ...numeral, notation: true };
    const side = sides.find(([from, to]) => from <= start && end <= to) ?? [0, tex.length];
    const alone = tex.slice(...side).replace(BARE, "") === digits;
    return { ...numeral, notation: /^[012]$/.test(digits) && !alone };
  });
}

/** Where the sub- and superscripts stand, from their mark to their end. */
function scriptsOf(tex: string): (readonly [number, number])[] {
  return [...tex.matchAll(/(?<!\\)[_^]\s*/g)].map((mark) => {
    const start = mark.index + mark[0].length;
    if (tex[start] !== "{") return [start, start + 1];
    let depth = 0;
    for (let at = start; at < tex.length; at++) {
      if (tex[at] === "\\") at++;
      else if (tex[at] === "{") depth++;
      else if (tex[at] === "}" && --depth === 0) return [start, at];
    }
    return [start, tex.length];
  });
}

function sidesOf(tex: string): [number, number][] {
  const sides: [number, number][] = [];
  let from = 0;
  for (const { index, 0: relation } of tex.matchAll(RELATION)) {
    sides.push([from, index]);
    from = index + relation.length;
  }
  sides.push([from, tex.length]);
  return sides;
}
