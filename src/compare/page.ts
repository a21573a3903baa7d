import { bindingOf } from "../verify/binding.js";
import {
  attribute,
  childrenOf,
  type Document,
  type Element,
  elementsIn,
  hasClass,
  isElement,
  textOf,
} from "../verify/html.js";
import type { ComparedPart, ComparedStatistic, ComparedVerdict } from "./report.js";
import { rowKey } from "./statistics-json.js";
import { plainly, valueInText } from "./values.js";

/** What a page says of its numbers. */
export interface PageFacts {
  readonly version?: string;
  readonly dataHash?: string;
  /** What `id.part` prints. */
  readonly printed: ReadonlyMap<string, string>;
  readonly cited: ReadonlySet<string>;
  /** The statistics of its appendix. */
  readonly statistics: ReadonlyMap<string, ComparedStatistic>;
  readonly verdicts: ReadonlyMap<string, ComparedVerdict>;
}

/** Reads a page's numbers: those bound in the text, and the rows of its appendix. */
export function factsOf(document: Document): PageFacts {
  const version = /\d+\.\d+\.\d+\S*$/.exec(metaNamed(document, "generator") ?? "")?.[0];
  const dataHash = metaNamed(document, "reckon:data-sha256");
  const printed = new Map<string, string>();
  const cited = new Set<string>();
  for (const element of elementsIn(document, (one) => bindingOf(one) !== undefined)) {
    const { statistic, part } = bindingOf(element)!;
    const reference = `${statistic}.${part}`;
    cited.add(reference);
    printed.set(reference, textOf(element));
  }
  const statistics = new Map<string, ComparedStatistic>();
  const [appendix] = elementsIn(document, (element) => attribute(element, "id") === "appendix");
  for (const table of appendix ? elementsIn(appendix, isStatisticsTable) : [])
    for (const statistic of statisticsOf(table)) {
      statistics.set(statistic.id, statistic);
      for (const [part, { printed: text }] of statistic.parts) printed.set(`${statistic.id}.${part}`, text);
    }
  const verdicts = new Map<string, ComparedVerdict>();
  for (const element of elementsIn(document, (one) => attribute(one, "data-claim") !== undefined)) {
    const claim = attribute(element, "data-claim")!;
    verdicts.set(claim, { claim, verdict: textOf(element).trim() });
  }
  return {
    ...(version !== undefined && { version }),
    ...(dataHash !== undefined && { dataHash }),
    printed,
    cited,
    statistics,
    verdicts,
  };
}

function metaNamed(document: Document, name: string): string | undefined {
  const [meta] = elementsIn(document, (one) => one.tagName === "meta" && attribute(one, "name") === name);
  return meta && attribute(meta, "content");
}

function isStatisticsTable(element: Element): boolean {
  return element.tagName === "table" && hasClass(element, "statistics");
}

/** The statistics of one of the appendix's tables: a row each, a column a part. */
function statisticsOf(table: Element): ComparedStatistic[] {
  const parts = elementsIn(table, ({ tagName }) => tagName === "thead")
    .slice(0, 1)
    .flatMap((head) => elementsIn(head, ({ tagName }) => tagName === "th"))
    .map((head) => attribute(head, "data-part"));
  return elementsIn(table, (element) => element.tagName === "tr" && hasClass(element, "s")).map((row) => {
    const cells = childrenOf(row).filter(isElement);
    const id = (attribute(row, "id") ?? "").replace(/^s-/, "");
    const values = new Map<string, ComparedPart>();
    cells.forEach((cell, column) => {
      const part = parts[column];
      if (part === undefined || cell.tagName !== "td" || hasClass(cell, "refusal")) return;
      const printed = ownText(cell);
      const full = elementsIn(cell, ({ tagName }) => tagName === "code").map(textOf)[0];
      const value = valueInText(full ?? printed);
      values.set(part, { value, printed: printed === "" ? plainly(value) : printed });
    });
    for (const [reference, part] of rowsBeneath(row)) values.set(reference, part);
    return { id, label: cells[0] ? ownText(cells[0]) : id, parts: values };
  });
}

/** The parts of a statistic's own rows (terms of a model, times of a curve), which stand beneath its row. */
function rowsBeneath(row: Element): (readonly [string, ComparedPart])[] {
  const siblings = row.parentNode ? childrenOf(row.parentNode).filter(isElement) : [];
  const start = siblings.indexOf(row) + 1;
  const end = siblings.findIndex((one, i) => i >= start && hasClass(one, "s"));
  const tables = siblings
    .slice(start, end < 0 ? undefined : end)
    .flatMap((one) => elementsIn(one, (element) => element.tagName === "table" && hasClass(element, "rows")));
  return tables.flatMap((table) => {
    const [head, ...body] = elementsIn(table, ({ tagName }) => tagName === "tr").map((line) =>
      childrenOf(line).filter(isElement),
    );
    const parts = (head ?? []).map((cell) => attribute(cell, "data-part") ?? "");
    return body.flatMap((cells) => {
      const values = cells.map((cell) => valueInText(textOf(cell)));
      const key = rowKey(Object.fromEntries(values.map((value, i) => [parts[i] ?? String(i), value])));
      return values.flatMap((value, i) =>
        i === 0 || typeof value === "string"
          ? []
          : [[`${parts[i]}[${key}]`, { value, printed: plainly(value) }] as const],
      );
    });
  });
}

/** The text of an element before its first child element that is not inline text. */
function ownText(element: Element): string {
  const children = childrenOf(element);
  const end = children.findIndex((child) => isElement(child) && /^(?:code|p|div|table)$/.test(child.tagName));
  return (end < 0 ? children : children.slice(0, end)).map(textOf).join("").trim();
}
