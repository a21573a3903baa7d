import { attribute, childrenOf, type Element, elementsIn, isElement, textOf } from "./html.js";

const WIDEST = 200;

/** Each cell of a table by the headings of its row and column: `row "IL-6", column "Controls"`. */
export function cellNames(table: Element): ReadonlyMap<Element, string> {
  const names = new Map<Element, string>();
  const rows = elementsIn(table, ({ tagName }) => tagName === "tr");
  const heads: string[] = [];
  const taken: number[] = []; // rows that a heading above still covers, by column
  for (const row of rows) {
    const cells = childrenOf(row).filter(isElement);
    const inHead = row.parentNode !== null && "tagName" in row.parentNode && row.parentNode.tagName === "thead";
    const rowHead = brief(cells.find(({ tagName }) => tagName === "th"));
    let column = 0;
    for (const cell of cells) {
      const span = spanOf(cell, "colspan");
      while (inHead && (taken[column] ?? 0) > 0 && column < WIDEST) taken[column++]!--;
      const covered = Array.from({ length: span }, (_, i) => column + i).filter((i) => i < WIDEST);
      if (inHead) {
        for (const i of covered) {
          heads[i] = brief(cell);
          taken[i] = spanOf(cell, "rowspan") - 1;
        }
        names.set(cell, `heading "${brief(cell)}"`);
      } else if (cell.tagName === "th") names.set(cell, `row "${rowHead}"`);
      else names.set(cell, `row "${rowHead}", column "${heads[column] ?? column + 1}"`);
      column += span;
    }
  }
  return names;
}

function brief(cell: Element | undefined): string {
  const text = cell === undefined ? "" : textOf(cell).replace(/\s+/g, " ").trim();
  return text.length > 60 ? `${text.slice(0, 59)}\u2026` : text;
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const span = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= WIDEST ? span : 1;
}
