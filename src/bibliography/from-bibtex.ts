import type { BibEntry } from "./bibtex.js";
import type { Item, ItemDate, ItemKind } from "./item.js";
import { latexToText } from "./latex.js";
import { bibtexNames } from "./names.js";

const KINDS: Readonly<Record<string, ItemKind>> = {
  article: "article",
  book: "book",
  mvbook: "book",
  booklet: "book",
  collection: "book",
  proceedings: "book",
  manual: "book",
  inbook: "chapter",
  incollection: "chapter",
  inproceedings: "chapter",
  conference: "chapter",
  inreference: "chapter",
  report: "report",
  techreport: "report",
  unpublished: "report",
  thesis: "thesis",
  phdthesis: "thesis",
  mastersthesis: "thesis",
  software: "software",
  dataset: "dataset",
  online: "web",
  electronic: "web",
  www: "web",
};

/** An entry of a BibTeX (or biblatex) file in CSL's terms. A type that is not known is a web page where it has an address. */
export function itemOf({ type, key, place, fields }: BibEntry): Item {
  const raw = (...names: string[]): string | undefined =>
    names.map((name) => fields.get(name)?.text).find((text) => text !== undefined && text.trim() !== "");
  const text = (...names: string[]): string | undefined => {
    const found = raw(...names);
    return found === undefined ? undefined : latexToText(found);
  };
  const optional = <K extends keyof Item>(name: K, value: Item[K] | undefined): Partial<Item> =>
    value === undefined || value === "" ? {} : { [name]: value };

  const doi = address(raw("doi"));
  const url = address(raw("url", "howpublished"));
  const kind = KINDS[type] ?? (url?.startsWith("http") ? "web" : "book");
  const authors = bibtexNames(raw("author") ?? "");
  const editors = bibtexNames(raw("editor") ?? "");
  const subtitle = text("subtitle");
  const title = [text("title"), subtitle].filter(Boolean).join(": ");
  const genre = text("type") ?? { phdthesis: "PhD thesis", mastersthesis: "Master's thesis", thesis: "Thesis" }[type];
  return {
    id: key,
    place,
    kind,
    authors: authors.names,
    ...(authors.others && { others: true as const }),
    editors: editors.names,
    title,
    ...optional("issued", dateOf(text("date"), text("year"), text("month"), text("day"))),
    ...optional("accessed", dateOf(text("urldate"))),
    ...optional("container", text("journal", "journaltitle", "booktitle", "maintitle", "website")),
    ...optional("volume", text("volume")),
    ...optional("issue", text("number", "issue")),
    ...optional("pages", text("pages", "eid")),
    ...optional("edition", text("edition")),
    ...optional("version", text("version")),
    ...optional("publisher", text("publisher", "institution", "school", "organization")),
    ...optional("city", text("address", "location")),
    ...optional("genre", genre),
    ...optional("doi", doi),
    ...optional("url", url?.startsWith("http") ? url : undefined),
    ...optional("note", text("note")),
  };
}

/** An address as written: `\url{...}` and escapes undone, nothing else. */
function address(latex: string | undefined): string | undefined {
  return latex
    ?.replace(/\\url\s*\{([^{}]*)\}/, "$1")
    .replace(/\\([_%&#~])/g, "$1")
    .replace(/[{}]/g, "")
    .trim();
}

/** From `2019-03-07`, or from year, month and day by themselves; a year may be any text, such as `in press`. */
export function dateOf(date?: string, year?: string, month?: string, day?: string): ItemDate | undefined {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:\/.*)?$/.exec(date ?? "");
  const [y, m, d] = iso ? [iso[1], iso[2], iso[3]] : [year ?? date, monthOf(month), day];
  if (y === undefined || y === "") return undefined;
  const [monthNumber, dayNumber] = [Number(m), Number(d)];
  const hasMonth = monthNumber >= 1 && monthNumber <= 12;
  return {
    year: y,
    ...(hasMonth && { month: monthNumber }),
    ...(hasMonth && dayNumber >= 1 && dayNumber <= 31 && { day: dayNumber }),
  };
}

function monthOf(month: string | undefined): string | undefined {
  if (month === undefined || /^\d+$/.test(month)) return month;
  const at = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(month.slice(0, 3).toLowerCase());
  return at < 0 || at % 3 !== 0 ? undefined : String(at / 3 + 1);
}
