import type { Ledger, PartReference } from "../ledger/entry.js";
import { numberHtml, type Printed, printed } from "./numbers.js";
import type { Cell } from "./tables.js";

/** What a ledger's numbers were printed as: a text and its tables ask for each again and again. */
interface Known {
  readonly references: Map<string, Printed | undefined>;
  readonly texts: WeakMap<Exclude<Cell, string>, string>;
}

const knownOf = new WeakMap<Ledger, Known>();

function known(ledger: Ledger): Known {
  const found = knownOf.get(ledger) ?? { references: new Map(), texts: new WeakMap() };
  knownOf.set(ledger, found);
  return found;
}

/** What `printed` gives, made once for each reference. */
export function printedOnce(reference: string, ledger: Ledger): Printed | undefined {
  const { references } = known(ledger);
  if (!references.has(reference)) references.set(reference, printed(reference, ledger));
  return references.get(reference);
}

/** A cell's text, made once where it is made of nothing but texts and numbers of the ledger. */
export function cellTextOnce(cell: Exclude<Cell, string>, ledger: Ledger, make: () => string): string {
  const { texts } = known(ledger);
  const before = texts.get(cell);
  if (before !== undefined) return before;
  const text = make();
  if (cell.every((piece) => typeof piece === "string" || "reference" in piece)) texts.set(cell, text);
  return text;
}

const htmlOf = new WeakMap<PartReference, { link?: string; span?: string }>();

/** What `numberHtml` gives, made once but for the anchor. */
export function numberHtmlOnce(part: PartReference, links: boolean, anchor: string | undefined): string {
  const made = htmlOf.get(part) ?? {};
  htmlOf.set(part, made);
  const kind = links ? "link" : "span";
  made[kind] ??= numberHtml(part, links);
  const html = made[kind];
  return anchor === undefined ? html : html.replace(" ", ` id="${anchor}" `);
}
