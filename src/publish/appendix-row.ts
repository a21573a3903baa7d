import { escapeHtml } from "../document/escape.js";
import { fullPrecision, rowAnchor } from "../document/numbers.js";
import type { Mention } from "../document/rendering.js";
import { ABSENT } from "../format/format.js";
import type { Entry, Ledger } from "../ledger/entry.js";
import { participantsInWords } from "../ledger/participants.js";
import { rowTables } from "../ledger/row-tables.js";

/** A part of the statistics of a table. */
export interface Column {
  readonly part: string;
  readonly label: string;
}

interface RowInput {
  readonly columns: readonly Column[];
  readonly ledger: Ledger;
  readonly mentions: readonly Mention[];
  /** The data of the R that recomputes it. */
  readonly dataInR: string | undefined;
  readonly secondEngine: string | undefined;
}

/**
 * A statistic as two rows: its label, id and values; beneath, who stands behind it, where it is cited, its data in R, and
 * rows of its own. End tags that HTML lets one leave out are left out, as there are thousands.
 */
export function rowHtml(entry: Entry, { columns, ledger, mentions, dataInR, secondEngine }: RowInput): string {
  const unit = columns.map(({ part }) => entry.displays[part]?.unit).find((unit) => unit !== undefined);
  const facts = [
    participantsInWords(entry),
    entry.where,
    unit && `in ${unit}`,
    ...(entry.families ?? []).map(
      ({ name, adjust, size, of }) => `${of} adjusted by ${adjust} in ${name} (${size} tests)`,
    ),
    entry.family && `adjusted by ${entry.family.adjust} in ${entry.family.name} (${entry.family.size} tests)`,
    secondEngine,
  ].filter((fact) => typeof fact === "string" && fact !== "");
  const values =
    entry.refusal === undefined
      ? columns.map(({ part }) => valueHtml(entry, part, ledger)).join("")
      : `<td class="refusal" colspan="${columns.length}">No result: ${text(entry.refusal)}.`;
  const data = dataInR === undefined ? "" : ` <code>${text(dataInR)}</code>`;
  return `<tr class="s" id="${escapeHtml(rowAnchor(entry.id))}"><th>${text(entry.label)} <code>${text(entry.id)}</code>${values}<tr><td colspan="${columns.length + 1}">${text(facts.join(" \u00b7 "))}<p>${mentionsHtml(mentions)}${data}${rowsHtml(entry)}`;
}

/** A value as it is printed and, where that says less, in full. */
export function valueTexts(entry: Entry, part: string, ledger: Ledger): { printed: string; full?: string } {
  const full = fullPrecision(entry.result[part] ?? null);
  const printed = ledger.part(`${entry.id}.${part}`)?.text ?? full ?? ABSENT;
  return full === undefined || full === printed ? { printed } : { printed, full };
}

function valueHtml(entry: Entry, part: string, ledger: Ledger): string {
  const { printed, full } = valueTexts(entry, part, ledger);
  return `<td>${text(printed)}${full === undefined ? "" : `<code>${text(full)}</code>`}`;
}

/** A statistic's own rows (terms of a model, times of a curve), in full precision; rows of other columns are another table. */
function rowsHtml({ rows = [], rowDisplays, label }: Entry): string {
  const html = rowTables(rows).map(({ columns: keys, rows: table }) => {
    const head = keys.map(
      (key) => `<th scope="col" data-part="${escapeHtml(key)}">${text(rowDisplays?.[key]?.label ?? key)}`,
    );
    const body = table.map((row) => {
      const cells = keys.map((key, index) => {
        const value = text(fullPrecision(row[key] ?? null) ?? ABSENT);
        return index === 0 ? `<th scope="row">${value}` : `<td>${value}`;
      });
      return `<tr>${cells.join("")}`;
    });
    return `<table class="rows"><thead><tr>${head.join("")}<tbody>${body.join("")}</table>`;
  });
  if (html.length === 0) return "";
  const tables = `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(label)}">${html.join("")}</div>`;
  return rows.length > mostOpenRows ? `<details class="many"><summary>All rows</summary>${tables}</details>` : tables;
}

/** More rows than this (a whole curve) stay closed until they are asked for, and are not printed on paper. */
const mostOpenRows = 60;

/** `Abstract (2, 3), Table 1`: a link each, places of one name together. */
function mentionsHtml(mentions: readonly Mention[]): string {
  if (mentions.length === 0) return "Not cited";
  const byLabel = new Map<string, string[]>();
  for (const { anchor, label } of mentions) byLabel.set(label, [...(byLabel.get(label) ?? []), anchor]);
  const link = (anchor: string, label: string): string => `<a href="#${escapeHtml(anchor)}">${text(label)}</a>`;
  const places = [...byLabel].map(([label, [first = "", ...more]]) => {
    const again = more.map((anchor, index) => link(anchor, String(index + 2)));
    return `${link(first, label)}${again.length > 0 ? ` (${again.join(", ")})` : ""}`;
  });
  return `Cited: ${places.join(", ")}`;
}

/** Text between tags, where quotes may stand as they are. */
function text(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
