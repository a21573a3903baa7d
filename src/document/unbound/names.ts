import { normalised } from "./normal.js";
import { numeralsIn } from "./numerals.js";
import { labelRule, type Rule } from "./rules.js";
import { plainly } from "./traced.js";

/** What the study's declared names allow: the names themselves, and a quantity that one of them has, `3 years`. */
export interface DeclaredNames {
  readonly rules: readonly Rule[];
  /** The label that has the number with the word that follows it; by `3 year`. */
  readonly quantities: ReadonlyMap<string, string>;
}

/** The names among `labels` that hold numbers. */
export function declaredNames(labels: readonly string[]): DeclaredNames {
  const rules: Rule[] = [];
  const quantities = new Map<string, string>();
  for (const label of [...new Set(labels)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const { text } = normalised(plainly(label));
    const numerals = numeralsIn(text);
    if (numerals.length === 0) continue;
    rules.push(labelRule(text));
    for (const { value, end } of numerals) {
      const key = quantityKey(value, text, end);
      if (key !== undefined) quantities.set(key, label); // the shortest label stays
    }
  }
  return { rules, quantities };
}

/** `3 year` of `3 years`, `three years` and `3-year`; undefined where no word follows. */
export function quantityKey(value: number | undefined, text: string, end: number): string | undefined {
  const next = /^[\s-](\p{L}+)/u.exec(text.slice(end))?.[1]?.toLowerCase();
  return value === undefined || next === undefined ? undefined : `${value} ${next.replace(/s$/, "")}`;
}
