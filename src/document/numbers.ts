import { isPRelation } from "../format/format.js";
import type { PartValue } from "../format/part.js";
import type { Profile } from "../format/profile.js";
import { unitAfter } from "../format/unit.js";
import type { Entry, Ledger, PartReference } from "../ledger/entry.js";
import { escapeHtml } from "./escape.js";

/** A reference as it prints: pieces of text and parts, in order. */
export interface Printed {
  readonly entry: Entry;
  readonly pieces: readonly (string | PartReference)[];
}

/**
 * What a reference prints: the phrase of a statistic, one of its parts, or a span of two. Undefined where there is no
 * such statistic or part. The phrase of a statistic that was refused says why, bound to its headline.
 */
export function printed(reference: string, ledger: Ledger): Printed | undefined {
  const found = ledger.phrase(reference);
  if (!found) return undefined;
  const { entry } = found;
  const pieces = found.pieces.flatMap((piece): (string | PartReference)[] => {
    if (typeof piece === "string") return [piece];
    const part = ledger.part(`${entry.id}.${piece.part}`);
    return part ? [part] : [];
  });
  const headline = pieces.some((piece) => typeof piece !== "string") ? undefined : ledger.part(entry.id);
  return { entry, pieces: headline ? [{ ...headline, text: pieces.join("") }] : pieces };
}

/**
 * The same with the unit of its values: after the estimate, where limits follow it in brackets, else at the end. As it was,
 * where they have none, the words name it already, or there is no value.
 */
export function withUnit(printed: Printed, profile: Profile): Printed {
  const { pieces } = printed;
  const numbers = pieces.filter((piece) => typeof piece !== "string");
  const unit = numbers.at(-1)?.display.unit;
  const named = pieces.some((piece) => typeof piece === "string" && unit !== undefined && piece.includes(unit));
  if (unit === undefined || named || numbers.every(({ value }) => value === null)) return printed;
  const limitsFollow = typeof pieces[0] !== "string" && typeof pieces.at(-1) === "string";
  const at = limitsFollow ? 1 : pieces.length;
  return { ...printed, pieces: [...pieces.slice(0, at), unitAfter(unit, profile), ...pieces.slice(at)] };
}

/** A piece of text before a number as HTML: the symbol of p in italics where the profile has it so. */
export function textHtml(text: string, next: string | PartReference | undefined, profile: Profile): string {
  const isP = typeof next === "object" && next.display.kind === "p" && isPRelation(text, profile);
  if (!isP || !profile.pItalic) return escapeHtml(between(text));
  return `<i>${profile.pSymbol}</i>${escapeHtml(between(text.slice(profile.pSymbol.length)))}`;
}

/** The anchor of a statistic's row in the appendix. */
export function rowAnchor(id: string): string {
  return `s-${id}`;
}

/** Full precision, as in statistics.json: the shortest text that gives the same double. */
export function fullPrecision(value: PartValue): string | undefined {
  return value === null ? undefined : String(value);
}

/**
 * A number with its statistic, part and, where its text says less, full value: a link to its row, whose address names the
 * statistic, or, inside another link, a span that names it by itself. A report has a thousand: nothing is said twice.
 */
export function numberHtml(part: PartReference, links: boolean, anchor?: string): string {
  const id = escapeHtml(part.entry.id);
  const full = fullPrecision(part.value);
  const value = full === undefined || full === part.text ? "" : ` data-value="${escapeHtml(full)}"`;
  const data = `data-part="${escapeHtml(part.part)}"${value}`;
  const own = anchor === undefined ? "" : ` id="${anchor}"`;
  const text = escapeHtml(part.text).replaceAll(" ", "\u00a0");
  return links
    ? `<a${own} href="#s-${id}" ${data}>${text}</a>`
    : `<span${own} data-stat="${id}" ${data}>${text}</span>`;
}

/** The text between a phrase's numbers, with no-break spaces around `to` and relations, and after `CI`. */
export function between(text: string): string {
  // a dash without spaces: no line ends after it
  if (/^[-\u2013]$/.test(text)) return `\u2060${text}\u2060`;
  return text.replace(/^ (?:to|\u2013|-) $| ?[=<>\u2264\u2265\u00b1] ?|% CI(?: |$)|\bCI $|\b[pnN] $/g, (match) =>
    match.replaceAll(" ", "\u00a0"),
  );
}
