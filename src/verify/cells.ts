import { attribute, childrenOf, type Element, isElement, type Node, textOf } from "./html.js";

/** A cell by its headings. */
export interface CellName {
  readonly heading: boolean;
  /** The heading of its row; of a heading, its own words. */
  readonly row: string;
  readonly column?: string;
  /** The part of statistics that its column holds. */
  readonly part?: string;
}

const WIDEST = 200;

/** Each cell of a table by the headings of its row and column; tables within its cells name their own. */
export function cellNames(table: Element): ReadonlyMap<Element, CellName> {
  const names = new Map<Element, CellName>();
  const heads: { readonly words: string; readonly part?: string }[] = [];
  const covered: number[] = []; // by column, how many more rows a heading above covers
  for (const { row, inHead } of rowsOf(table, false)) {
    const cells = childrenOf(row).filter(isElement);
    const rowHead = brief(cells.find(({ tagName }) => tagName === "th"));
    let column = 0;
    for (const cell of cells) {
      const span = spanOf(cell, "colspan");
      if (inHead) {
        while ((covered[column] ?? 0) > 0) covered[column++]!--;
        const part = attribute(cell, "data-part");
        const words = brief(cell);
        for (let i = column; i < Math.min(column + span, WIDEST); i++) {
          heads[i] = { words, ...(part !== undefined && { part }) };
          covered[i] = spanOf(cell, "rowspan") - 1;
        }
        names.set(cell, { heading: true, row: words });
      } else if (cell.tagName === "th") names.set(cell, { heading: true, row: rowHead });
      else {
        const head = span === 1 ? heads[column] : undefined;
        names.set(cell, {
          heading: false,
          row: rowHead,
          ...(head && { column: head.words }),
          ...(head?.part !== undefined && { part: head.part }),
        });
      }
      column += span;
    }
  }
  return names;
}

/** `row "IL-6", column "Controls"`. */
export function cellInWords({ heading, row, column }: CellName): string {
  if (heading) return `heading "${row}"`;
  return [...(row === "" ? [] : [`row "${row}"`]), ...(column === undefined ? [] : [`column "${column}"`])].join(", ");
}

function rowsOf(node: Node, inHead: boolean): { readonly row: Element; readonly inHead: boolean }[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    if (child.tagName === "tr") return [{ row: child, inHead }];
    return /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child, child.tagName === "thead") : [];
  });
}

function brief(cell: Element | undefined): string {
  const text = cell === undefined ? "" : textOf(cell).replace(/\s+/g, " ").trim();
  return text.length > 60 ? `${text.slice(0, 59)}\u2026` : text;
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const span = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= WIDEST ? span : 1;
}
