import type { Place } from "../fault.js";
import type { Piece } from "./context.js";
import { escapeHtml } from "./escape.js";
import { anchorOf } from "./floats.js";
import type { Template } from "./template.js";

/** Text of a cell: plain, or pieces of text, references that print and citations, joined without spaces. */
export type Cell = string | readonly Piece[];

export type Align = "left" | "right" | "decimal" | "centre";

export interface Column {
  readonly head: Cell;
  /** Default: `decimal` where every cell is one number, else left. */
  readonly align?: Align;
  /** Neighbours with the same words here stand under one common heading. */
  readonly spanner?: string;
}

export interface Row {
  readonly head: Cell;
  /** None: the row is a heading of those that follow. */
  readonly cells: readonly Cell[];
  readonly indent?: boolean;
  /** So that the text can link to the row. */
  readonly anchor?: string;
}

/** A table as a journal prints it: a column of row headings, and columns of cells. */
export interface Table {
  readonly id: string;
  readonly place?: Place;
  readonly title: string;
  readonly caption?: Template;
  /** Heading of the column of row headings. */
  readonly head: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Beneath the table. */
  readonly notes?: readonly Cell[];
  /** Long texts: on a narrow screen each row becomes a card of its own, every cell under its heading. */
  readonly cards?: true;
}

/** How pieces become HTML and text; the document binds references and numbers citations. */
export interface CellKit {
  html(cell: Cell): string;
  text(cell: Cell): string;
}

export interface TableHead {
  readonly number: number;
  /** The caption beyond the title, as HTML. */
  readonly caption?: string;
}

/** Characters of a cell up to which it stays on one line; an interval does. */
const KEPT_TOGETHER = 26;

/**
 * A table as HTML: numbered caption, headings with scope, decimals under one another, in a box of its own that scrolls
 * sideways by itself where the screen is narrow.
 */
export function tableHtml(table: Table, head: TableHead, kit: CellKit): string {
  const id = escapeHtml(anchorOf({ kind: "table", id: table.id }));
  const aligns = table.columns.map((column, index) => column.align ?? usualAlign(table, index, kit));
  const pads = table.columns.map((_, index) =>
    aligns[index] === "decimal" ? decimalPads(table, index, kit) : undefined,
  );
  const width = table.columns.length + 1;
  const heads = table.columns.map((column) => escapeHtml(kit.text(column.head)));
  const role = (name: string): string => (table.cards ? ` role="${name}"` : "");
  const body = table.rows.map((row, rowIndex) => {
    if (row.cells.length === 0) {
      return `<tr class="group"><th scope="rowgroup" colspan="${width}"><span>${kit.html(row.head)}</span></th></tr>`;
    }
    const cells = table.columns.map((_, index) => {
      const { length } = kit.text(row.cells[index] ?? "");
      const wide = length > KEPT_TOGETHER ? "w" : "";
      const classes = length === 0 ? [] : [alignClass(aligns[index]!), wide, pads[index]?.[rowIndex] ?? ""];
      const label = table.cards ? ` data-head="${heads[index]!}"` : "";
      return `<td${role("cell")}${classAttribute(classes)}${label}>${kit.html(row.cells[index] ?? "")}</td>`;
    });
    const anchor = row.anchor === undefined ? "" : ` id="${escapeHtml(row.anchor)}"`;
    const label = table.cards ? ` data-head="${escapeHtml(table.head)}"` : "";
    const rowHead = `<th scope="row"${role("rowheader")}${classAttribute([row.indent ? "indent" : ""])}${label}>`;
    return `<tr${role("row")}${anchor}>${rowHead}${kit.html(row.head)}</th>${cells.join("")}</tr>`;
  });
  const caption = head.caption ? ` ${head.caption}` : "";
  const notes = (table.notes ?? []).map((note) => `<p>${kit.html(note)}</p>`).join("");
  return `<figure class="float table${table.cards ? " cards" : ""}" id="${id}">
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
<table${role("table")}>
<caption><div id="${id}-caption"><b>Table ${head.number}.</b> <b class="title">${escapeHtml(sentence(table.title))}</b>${caption}</div></caption>
<thead${role("rowgroup")}>
${headRows(table, aligns, kit)}
</thead>
<tbody${role("rowgroup")}>
${body.join("\n")}
</tbody>
</table>
</div>${notes ? `\n<figcaption class="notes">${notes}</figcaption>` : ""}
</figure>
`;
}

/** A title as the caption's first sentence. */
export function sentence(title: string): string {
  return /[.?!]$/.test(title) ? title : `${title}.`;
}

function headRows(table: Table, aligns: readonly Align[], kit: CellKit): string {
  const role = (name: string): string => (table.cards ? ` role="${name}"` : "");
  const heads = table.columns.map(
    (column, index) =>
      `<th scope="col"${role("columnheader")}${classAttribute([alignClass(aligns[index]!)])}>${kit.html(column.head)}</th>`,
  );
  const corner = (rows: number): string =>
    `<th scope="col"${role("columnheader")}${rows > 1 ? ` rowspan="${rows}"` : ""}>${escapeHtml(table.head)}</th>`;
  if (!table.columns.some(({ spanner }) => spanner !== undefined))
    return `<tr${role("row")}>${corner(1)}${heads.join("")}</tr>`;
  const spans: { words: string; size: number }[] = [];
  for (const { spanner = "" } of table.columns) {
    const last = spans.at(-1);
    if (last && last.words === spanner) last.size++;
    else spans.push({ words: spanner, size: 1 });
  }
  const spanners = spans.map(({ words, size }) =>
    words === ""
      ? `<td colspan="${size}"></td>`
      : `<th scope="colgroup" class="spanner" colspan="${size}">${escapeHtml(words)}</th>`,
  );
  return `<tr>${corner(2)}${spanners.join("")}</tr>\n<tr>${heads.join("")}</tr>`;
}

function classAttribute(classes: readonly string[]): string {
  const named = classes.filter((name) => name !== "");
  return named.length === 0 ? "" : ` class="${named.join(" ")}"`;
}

function alignClass(align: Align): string {
  return align === "left" ? "" : align === "decimal" ? "right" : align;
}

const NUMBER = /^[<>]?[\u2212-]?[\d,\u2009\u202f\u00a0]*\d(?:[.,](\d+))?%?$/;

function usualAlign(table: Table, index: number, kit: CellKit): Align {
  const texts = cellTexts(table, index, kit).filter(
    (text) => text !== "" && text !== "\u2013" && text !== "not reached",
  );
  return texts.length > 0 && texts.every((text) => NUMBER.test(text)) ? "decimal" : "left";
}

function cellTexts(table: Table, index: number, kit: CellKit): string[] {
  return table.rows.map((row) => (row.cells.length === 0 ? "" : kit.text(row.cells[index] ?? "")));
}

/**
 * For each row the class that adds invisible decimals, by style and not as text, so that decimal points stand under one
 * another: `d2` is a point and two digits, `e2` two digits. None beyond four.
 */
function decimalPads(table: Table, index: number, kit: CellKit): (string | undefined)[] {
  const fractions = cellTexts(table, index, kit).map((text) => NUMBER.exec(text)?.[1]?.length ?? 0);
  const most = Math.min(4, Math.max(0, ...fractions));
  return fractions.map((own) => (own >= most ? undefined : own === 0 ? `d${most}` : `e${most - own}`));
}
