import { type Fault, type Place, StudyFaults } from "../fault.js";
import { readDocument, type SourceDocument } from "../source/document.js";
import { dateOf } from "./from-bibtex.js";
import type { Item, ItemDate, ItemKind, Name } from "./item.js";

const KINDS: Readonly<Record<string, ItemKind>> = {
  article: "article",
  "article-journal": "article",
  "article-magazine": "article",
  "article-newspaper": "article",
  review: "article",
  book: "book",
  chapter: "chapter",
  "entry-encyclopedia": "chapter",
  "entry-dictionary": "chapter",
  "paper-conference": "chapter",
  report: "report",
  standard: "report",
  thesis: "thesis",
  software: "software",
  dataset: "dataset",
  webpage: "web",
  post: "web",
  "post-weblog": "web",
};

type Json = Readonly<Record<string, unknown>>;

/** Reads CSL-JSON, a list of items; faults stand at the item or its key. Throws StudyFaults for what is no JSON. */
export function readCsl(source: string, file: string): { items: readonly Item[]; faults: readonly Fault[] } {
  const document = readDocument(source, file);
  const { value } = document;
  const faults: Fault[] = [];
  if (!Array.isArray(value)) {
    const place: Place = { file, line: 1, column: 1 };
    const message = "not CSL-JSON: a list of items is expected";
    throw new StudyFaults([{ rule: "bibliography-syntax", severity: "error", message, place }]);
  }
  const items = (value as readonly unknown[]).flatMap((item, i): Item[] => {
    const id = isRecord(item) ? (item.id ?? item["citation-key"]) : undefined;
    if (isRecord(item) && (typeof id === "string" || typeof id === "number"))
      return [itemOf(item, String(id), i, document)];
    const message = "an item without an id";
    faults.push({ rule: "bibliography-syntax", severity: "error", message, place: document.place([i]) });
    return [];
  });
  return { items, faults };
}

function itemOf(json: Json, id: string, index: number, document: SourceDocument): Item {
  const text = (key: string): string | undefined => {
    const value = json[key];
    return typeof value === "string" || typeof value === "number"
      ? String(value).replace(/\s+/g, " ").trim()
      : undefined;
  };
  const optional = <K extends keyof Item>(name: K, value: Item[K] | undefined): Partial<Item> =>
    value === undefined || value === "" ? {} : { [name]: value };
  const authors = namesOf(json.author);
  const others = authors.some((name) => "literal" in name && /^(?:others|et al\.?)$/i.test(name.literal));
  const url = text("URL");
  return {
    id,
    place: document.place([index]),
    kind: KINDS[text("type") ?? ""] ?? (url === undefined ? "book" : "web"),
    authors: others ? authors.slice(0, -1) : authors,
    ...(others && { others: true as const }),
    editors: namesOf(json.editor),
    title: plain(text("title") ?? ""),
    ...optional("issued", cslDate(json.issued)),
    ...optional("accessed", cslDate(json.accessed)),
    ...optional("container", text("container-title")),
    ...optional("volume", text("volume")),
    ...optional("issue", text("issue")),
    ...optional("pages", text("page") ?? text("number")),
    ...optional("edition", text("edition")),
    ...optional("version", text("version")),
    ...optional("publisher", text("publisher")),
    ...optional("city", text("publisher-place")),
    ...optional("genre", text("genre")),
    ...optional("doi", text("DOI")),
    ...optional("url", url && /^https?:/i.test(url) ? url : undefined),
    ...optional("note", text("note")),
  };
}

/** CSL allows a little HTML in titles; it is dropped, never passed on. */
function plain(title: string): string {
  return title.replace(/<\/?(?:i|b|sup|sub|span|sc)(?:\s[^<>]*)?>/gi, "");
}

function namesOf(value: unknown): readonly Name[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).flatMap((one): Name[] => {
    if (!isRecord(one)) return [];
    const part = (key: string): string => (typeof one[key] === "string" ? one[key].trim() : "");
    const particle = part("non-dropping-particle") || part("dropping-particle");
    const family = [particle, part("family")].filter(Boolean).join(" ");
    const given = part("given");
    const suffix = part("suffix");
    if (part("literal") !== "") return [{ literal: part("literal") }];
    if (family === "") return given === "" ? [] : [{ literal: given }];
    return given === "" ? [{ literal: family }] : [{ family, given, ...(suffix !== "" && { suffix }) }];
  });
}

function cslDate(value: unknown): ItemDate | undefined {
  if (!isRecord(value)) return undefined;
  const parts = Array.isArray(value["date-parts"]) ? (value["date-parts"] as readonly unknown[])[0] : undefined;
  if (Array.isArray(parts)) {
    const [year, month, day] = (parts as readonly unknown[]).map((part) => String(part));
    return dateOf(undefined, year, month, day);
  }
  const raw = value.raw ?? value.literal;
  return typeof raw === "string" ? dateOf(raw) : undefined;
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
