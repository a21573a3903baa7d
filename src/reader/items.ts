import { secondEngineInWords } from "../audit/second-engine.js";
import { textOf } from "./numbers.js";
import type { Page } from "./page.js";
import { citations, type Row } from "./rows.js";

/** What a list can be narrowed to. */
export type Tag =
  | "statistics"
  | "cited"
  | "uncited"
  | "refused"
  | "differs"
  | "claims"
  | "failed"
  | "typed"
  | "unbound"
  | "flagged";

/** A line of the audit: a statistic, a claim, or a number that somebody typed. */
export interface Item {
  readonly tags: ReadonlySet<Tag>;
  readonly title: string;
  /** Id of a statistic or claim, or where a typed number stands in the study. */
  readonly name: string;
  /** Its headline value, its verdict, or why a typed number may stand. */
  readonly value: string;
  /** What is wrong, where anything is. */
  readonly problem?: string;
  /** Where it stands in the page; the first is where a reader is led. */
  readonly places: readonly Place[];
  /** What search looks at, in lower case. */
  readonly words: string;
}

export interface Place {
  readonly label: string;
  readonly element: HTMLElement;
}

/** Everything that the audit lists, in the page's order of each kind. */
export function itemsOf(page: Page): Item[] {
  return [...statistics(page), ...claims(page), ...typed(page)];
}

function statistics(page: Page): Item[] {
  const { secondEngine } = page.plan.carried;
  const differs = new Set(secondEngine?.stale === false ? secondEngine.differs : []);
  const flagged = new Map<string, string>();
  for (const { id, what, page: says, data } of page.checked?.findings ?? [])
    if (!flagged.has(id)) flagged.set(id, `${what}: the page has ${says}, the data give ${data}`);
  return page.rows.map((row): Item => {
    const { id, label, method, facts, refusal, cells, cited } = row;
    const headline = page.plan.headline(id) ?? "";
    const cell = cells.find(({ part }) => part === headline);
    const unit = page.plan.display(id, headline)?.unit;
    const problem = flagged.get(id) ?? (differs.has(id) ? secondEngineInWords(secondEngine, id) : refusal);
    return {
      tags: new Set<Tag>([
        "statistics",
        cited.length > 0 ? "cited" : "uncited",
        ...(refusal === undefined ? [] : (["refused"] as const)),
        ...(differs.has(id) ? (["differs"] as const) : []),
        ...(flagged.has(id) ? (["flagged"] as const) : []),
      ]),
      title: label,
      name: id,
      value: cell ? `${cell.label} ${cell.printed}${unit === undefined ? "" : ` ${unit}`}` : "",
      ...(problem !== undefined && { problem }),
      places: [...placesOf(row, page), { label: "appendix", element: row.element }],
      words: [label, id, method, facts].join(" ").toLowerCase(),
    };
  });
}

/** Where a statistic is cited; within a table or figure, its first number there. */
function placesOf({ id, cited }: Row, page: Page): Place[] {
  const numbers = page.numbers.get(id) ?? [];
  return citations(cited).flatMap(({ label, link }) => {
    const target = document.getElementById(link.hash.slice(1));
    const element = numbers.find((number) => target?.contains(number.element))?.element ?? target;
    return element ? [{ label, element }] : [];
  });
}

function claims(page: Page): Item[] {
  return page.plan.carried.claims.map(({ id, verdict, expected }): Item => {
    const place = document.getElementById(`claim-${id}`);
    const says = place ? textOf(place.querySelector("th")) : id;
    return {
      tags: new Set<Tag>(["claims", ...(expected ? [] : (["failed"] as const))]),
      title: says,
      name: id,
      value: verdict,
      ...(!expected && { problem: "not the verdict that the study expects" }),
      places: place ? [{ label: "verdict", element: place }] : [],
      words: [says, id, verdict].join(" ").toLowerCase(),
    };
  });
}

/** Numbers that the text marks as typed, and those of which only the study tells. */
function typed(page: Page): Item[] {
  const marked = [...page.text.querySelectorAll<HTMLElement>("[data-literal]")].map((element): Item => {
    const why = element.dataset.literal ?? "";
    const text = textOf(element);
    return {
      tags: new Set(["typed"]),
      title: text,
      name: "",
      value: why,
      places: [{ label: "text", element }],
      words: `${text} ${why}`.toLowerCase(),
    };
  });
  const told = (page.plan.carried.typed ?? []).map(({ text, place, why }): Item => {
    const problem = why === undefined ? "no statistic stands behind it, and nothing says why" : undefined;
    return {
      tags: new Set<Tag>(["typed", ...(problem === undefined ? [] : (["unbound"] as const))]),
      title: text,
      name: place,
      value: why ?? "",
      ...(problem !== undefined && { problem }),
      places: [],
      words: `${text} ${place} ${why ?? ""}`.toLowerCase(),
    };
  });
  return [...marked, ...told];
}

export type Order = "text" | "appendix" | "name" | "id";

/** The items with a tag that hold every word of a search, in an order. */
export function select(items: readonly Item[], tag: Tag, search: string, order: Order): Item[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((item) => item.tags.has(tag) && words.every((word) => item.words.includes(word)));
  const by = (key: (item: Item) => string) => (a: Item, b: Item) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
  if (order === "name") return found.sort(by(({ title }) => title));
  if (order === "id") return found.sort(by(({ name }) => name));
  return order === "text" ? found.sort(asInText) : found;
}

/** What is cited first comes first; what is not cited stands in the appendix, and so comes last. */
function asInText(one: Item, other: Item): number {
  const [a, b] = [one.places[0]?.element, other.places[0]?.element];
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  if (a === b) return 0;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
