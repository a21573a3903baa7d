import { rowAnchor } from "../document/numbers.js";
import { splitRow } from "../methods/rows.js";
import { textOf } from "./numbers.js";

/** A value in a statistic's row of the appendix. */
export interface Cell {
  readonly element: HTMLElement;
  readonly part: string;
  /** What the part is called. */
  readonly label: string;
  readonly printed: string;
  /** In full precision, where that says more than what is printed. */
  readonly full: string | undefined;
}

/** A statistic's row in the appendix: everything that the page says of it. */
export interface Row {
  readonly element: HTMLElement;
  readonly id: string;
  readonly label: string;
  readonly method: string;
  /** Who stands behind it, the filter and more, in words. */
  readonly facts: string;
  /** The line of R that recomputes it. */
  readonly inR: string | undefined;
  readonly refusal: string | undefined;
  readonly cells: readonly Cell[];
  /** Links to where it is cited. */
  readonly cited: readonly HTMLAnchorElement[];
  /** Tables of its own rows, beneath. */
  readonly tables: readonly HTMLTableElement[];
}

/** The row of a statistic; undefined where the appendix has none. */
export function rowOf(id: string): Row | undefined {
  const element = document.getElementById(rowAnchor(id));
  return element ? readRow(element) : undefined;
}

/** Every row of the appendix, in order. */
export function allRows(): Row[] {
  return [...document.querySelectorAll<HTMLElement>("#appendix .s")].map(readRow);
}

/** What a part is called, `p` or of a row of its own `hr[sex,M]`: as its column is. */
export function labelOf({ cells, tables }: Row, part: string): string | undefined {
  const own = splitRow(part);
  if (!own) return cells.find((cell) => cell.part === part)?.label;
  const heads = tables.flatMap((table) => [...(table.tHead?.querySelectorAll<HTMLElement>("th[data-part]") ?? [])]);
  const head = heads.find((one) => one.dataset.part === own.name);
  return head && `${textOf(head)}, ${own.row}`;
}

function readRow(element: HTMLElement): Row {
  const table = element.closest("table");
  const heads = [...(table?.tHead?.querySelectorAll<HTMLElement>("th[data-part]") ?? [])];
  const head = element.querySelector("th");
  const refused = element.querySelector(".refusal");
  const beneath = element.nextElementSibling?.querySelector("td") ?? null;
  const data = beneath?.querySelector("p > code") ?? null;
  const call = table?.caption?.querySelector("code") ?? null;
  return {
    element,
    id: element.id.replace(/^s-/, ""),
    label: textOf(head?.firstChild ?? null),
    method: textOf(element.closest("section")?.querySelector("h3") ?? null),
    facts: textOf(beneath?.firstChild ?? null),
    inR: data && call ? textOf(call).replace("data", () => textOf(data)) : undefined,
    refusal: refused ? textOf(refused) : undefined,
    cells: refused ? [] : [...element.querySelectorAll("td")].map((cell, i) => readCell(cell, heads[i])),
    cited: [...(beneath?.querySelectorAll<HTMLAnchorElement>("p > a[href]") ?? [])],
    tables: [...(beneath?.querySelectorAll<HTMLTableElement>("table.rows") ?? [])],
  };
}

function readCell(element: HTMLElement, head: HTMLElement | undefined): Cell {
  const full = element.querySelector("code");
  return {
    element,
    part: head?.dataset.part ?? "",
    label: textOf(head ?? null),
    printed: textOf(element.firstChild),
    full: full ? textOf(full) : undefined,
  };
}

/** Links to where a statistic is cited, each with its place: the appendix calls the second place of a section `2`. */
export function citations(
  cited: readonly HTMLAnchorElement[],
): readonly { readonly label: string; readonly link: HTMLAnchorElement }[] {
  let section = "";
  return cited.map((link) => {
    const text = textOf(link);
    if (!/^\d+$/.test(text)) section = text;
    return { label: text === section ? text : `${section} (${text})`, link };
  });
}
