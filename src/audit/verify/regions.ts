import { bindingOf } from "./binding.js";
import { type CellName, cellInWords, cellNames } from "./cells.js";
import {
  attribute,
  childrenOf,
  type Document,
  type Element,
  hasClass,
  isElement,
  lineOf,
  type Node,
  textOf,
} from "./html.js";
import { type Piece, type Region, type RegionKind, tokensOf } from "./pieces.js";

/** Attributes that a reader hears or sees; all others belong to the element. */
const READ_ALOUD = new Set(["alt", "aria-label", "aria-description", "title", "placeholder", "data-head", "label"]);
const INLINE = new Set(["a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "tspan"]);
const SVG = "http://www.w3.org/2000/svg";

/** Where the walk stands. */
interface Where {
  readonly region: Region;
  readonly place: string;
  readonly hidden: boolean;
  readonly cells?: ReadonlyMap<Element, CellName>;
  readonly about?: NonNullable<Piece["about"]>;
}

/** A page's regions by key, each with its pieces in document order. */
export function regionsOf(document: Document): ReadonlyMap<string, Region> {
  const regions = new Map<string, Region>();

  const open = (kind: RegionKind, key: string, name: string, node?: Node): Region => {
    const full = key === "" ? kind : `${kind} ${key}`;
    const line = node && lineOf(node);
    const region = regions.get(full) ?? { kind, key: full, name, ...(line !== undefined && { line }), pieces: [] };
    regions.set(full, region);
    return region;
  };

  const put = (where: Where, node: Node, piece: Omit<Piece, "place" | "line" | "hidden" | "about">): void => {
    const line = lineOf(node);
    where.region.pieces.push({
      ...piece,
      ...(where.hidden && { key: `hidden ${piece.key}`, hidden: true as const }),
      place: where.place,
      ...(where.about && { about: where.about }),
      ...(line !== undefined && { line }),
    });
  };

  // whether what was read last ends without a space, so that what follows within the line is glued to it
  let midLine = false;
  const putText = (where: Where, node: Node, text: string): void => {
    tokensOf(text).forEach(({ glued, ...token }, i) => {
      const follows = i === 0 ? midLine && !/^\s/.test(text) : glued;
      put(where, node, { ...token, key: token.text, ...(follows && { glued: true as const }) });
    });
    midLine = text === "" ? midLine : !/\s$/.test(text);
  };

  /** The region that begins with an element, where one does; what holds it keeps its place. */
  const begins = (element: Element, where: Where): Where | undefined => {
    const region = regionOf(element, where.region, open);
    if (!region) return undefined;
    put(where, element, { kind: "region", key: region.key, text: region.name });
    const about = region.kind === "statistic" ? { statistic: region.key.replace(/^statistic s-/, "") } : undefined;
    return {
      region,
      place: region.name,
      hidden: where.hidden,
      ...(where.cells && { cells: where.cells }),
      ...(about && { about }),
    };
  };

  const walk = (node: Node, where: Where): void => {
    if (!isElement(node)) {
      if (node.nodeName === "#text") putText(where, node, textOf(node));
      else if (node.nodeName === "#comment")
        put(where, node, { kind: "element", key: commentKey(node), text: "a comment" });
      return;
    }
    if (node.tagName === "style" || node.tagName === "script") {
      const [kind, key, name] = codeRegion(node);
      const region = open(kind, key, name, node);
      const text = textOf(node);
      put({ region, place: name, hidden: false }, node, {
        kind: kind === "embedded" ? "json" : "code",
        key: text,
        text,
      });
      put(where, node, { kind: "element", key: tagOf(node), text: tagOf(node) });
      return;
    }
    let inside = begins(node, where) ?? where;
    if (isHidden(node)) inside = { ...inside, hidden: true };
    inside = narrowed(node, inside);
    const drawn = node.namespaceURI === SVG;
    const tag = tagOf(node);
    if (!INLINE.has(node.tagName)) midLine = false;
    put(inside, node, { kind: drawn ? "shape" : "element", key: tag, text: tag });
    for (const { name, value } of node.attrs)
      if (READ_ALOUD.has(name)) putText({ ...inside, place: `${inside.place}, text alternative` }, node, value);
      else if (isDescription(node, name)) putText(inside, node, value);
    const binding = bindingOf(node);
    if (binding) {
      const { statistic, part, value } = binding;
      const text = textOf(node);
      const key = JSON.stringify([statistic, part, text, value]);
      put(inside, node, {
        kind: "number",
        key,
        text,
        statistic,
        part,
        ...(value !== undefined && { value }),
        ...(midLine && { glued: true as const }),
      });
      midLine = true;
      for (const child of childrenOf(node)) if (isElement(child)) walk(child, inside);
      return;
    }
    if (node.tagName === "article") walkArticle(node, inside);
    else if (node.tagName === "tbody" && inside.region.kind === "appendix") walkStatistics(node, inside);
    else for (const child of childrenOf(node)) walk(child, inside);
    if (!INLINE.has(node.tagName)) midLine = false;
  };

  /** The text, a region from each heading to the next. */
  const walkArticle = (article: Element, where: Where): void => {
    let section = where;
    for (const child of childrenOf(article)) {
      if (isElement(child) && /^h[1-6]$/.test(child.tagName)) {
        const title = textOf(child).replace(/\s+/g, " ").trim();
        const region = open("prose", attribute(child, "id") ?? title, `the text, "${title}"`, child);
        put(where, child, { kind: "region", key: region.key, text: region.name });
        section = { region, place: region.name, hidden: where.hidden };
      }
      walk(child, section);
    }
  };

  /** The appendix's rows: one that is no statistic's own tells more of the one before. */
  const walkStatistics = (body: Element, where: Where): void => {
    let row = where;
    for (const child of childrenOf(body)) {
      if (isElement(child) && hasClass(child, "s")) row = begins(child, where) ?? where;
      walk(child, row);
    }
  };

  const page = open("page", "", "the page");
  for (const child of childrenOf(document)) walk(child, { region: page, place: page.name, hidden: false });
  return regions;
}

type Open = (kind: RegionKind, key: string, name: string, node?: Node) => Region;

function regionOf(element: Element, within: Region, open: Open): Region | undefined {
  const id = attribute(element, "id") ?? "";
  const { tagName } = element;
  if (tagName === "head") return open("metadata", "", "the metadata", element);
  if (tagName === "meta" && (attribute(element, "http-equiv") ?? "").toLowerCase() === "content-security-policy")
    return open("policy", "", "the page's policy", element);
  if (id === "banner") return open("banner", "", "the banner", element);
  if (tagName === "header" && hasClass(element, "front")) return open("front", "", "the front matter", element);
  if (tagName === "nav") return open("contents", "", "the contents", element);
  if (tagName === "figure" && id.startsWith("table-"))
    return open("table", id, numberedName(element, "Table", id), element);
  if (tagName === "figure" && id.startsWith("fig-"))
    return open("figure", id, numberedName(element, "Figure", id), element);
  if (id === "appendix") return open("appendix", "", "the appendix", element);
  if (id === "colophon") return open("colophon", "", "the colophon", element);
  if (within.kind === "appendix" && hasClass(element, "s"))
    return open("statistic", id, `the appendix, ${id.replace(/^s-/, "")}`, element);
  return undefined;
}

/** `Table 2` as its caption has it, else the anchor. */
function numberedName(float: Element, word: string, id: string): string {
  const number = new RegExp(`\\b${word} \\d{1,4}\\b`).exec(captionOf(float))?.[0];
  return number ?? `${word.toLowerCase()} ${id}`;
}

function captionOf(element: Element): string {
  for (const child of childrenOf(element)) {
    if (!isElement(child)) continue;
    if (child.tagName === "caption" || child.tagName === "figcaption") return textOf(child);
    const found = captionOf(child);
    if (found !== "") return found;
  }
  return "";
}

function codeRegion(element: Element): [kind: RegionKind, key: string, name: string] {
  const id = attribute(element, "id") ?? "";
  if (element.tagName === "style") return ["style", "", "the page's style"];
  const carrier = attribute(element, "type") === "application/json" && attribute(element, "src") === undefined;
  return carrier ? ["embedded", id, `embedded ${id}`] : ["script", "", "the page's scripts"];
}

/** A more exact place within the same region: a cell, a caption, a line of facts. */
function narrowed(element: Element, where: Where): Where {
  const { region } = where;
  const at = (detail: string): Where => ({ ...where, place: `${region.name}, ${detail}` });
  switch (element.tagName) {
    case "table":
      return { ...where, cells: cellNames(element) };
    case "th":
    case "td": {
      const name = where.cells?.get(element);
      if (!name) return where;
      if (region.kind !== "statistic") return at(cellInWords(name));
      const { column, part } = name;
      const about = { ...where.about!, ...(part !== undefined && { part }) };
      return column === undefined ? where : { ...at(column), about };
    }
    case "caption":
    case "figcaption":
      return at(hasClass(element, "notes") ? "notes" : "caption");
    case "svg":
      return at("drawing");
    case "desc":
    case "title":
      return element.namespaceURI === SVG ? at("text alternative") : at("title");
    case "meta":
      return region.kind === "metadata" ? at(attribute(element, "name") ?? "unnamed") : where;
    case "div": {
      const label = labelOf(element);
      return label === undefined ? where : at(label);
    }
    default:
      return where;
  }
}

/** Of `<div><dt>label</dt><dd>…</dd></div>`: its label. */
function labelOf(element: Element): string | undefined {
  if (element.tagName !== "div") return undefined;
  const term = childrenOf(element).find((child) => isElement(child) && child.tagName === "dt");
  return term && textOf(term).trim().slice(0, 80);
}

const HIDING_CLASSES = ["skip", "visually-hidden"];

/** Whether markup alone takes an element out of sight; what a style does is judged with the style. */
function isHidden(element: Element): boolean {
  const { tagName } = element;
  return (
    tagName === "template" ||
    attribute(element, "hidden") !== undefined ||
    attribute(element, "style") !== undefined ||
    HIDING_CLASSES.some((name) => hasClass(element, name))
  );
}

/** Whether an attribute is what a page's metadata says in words. */
function isDescription(element: Element, name: string): boolean {
  return name === "content" && element.tagName === "meta" && attribute(element, "name") !== undefined;
}

/** The tag with the attributes that are not read aloud and bind nothing. */
function tagOf(element: Element): string {
  const { tagName, attrs } = element;
  const binding = bindingOf(element)?.by ?? [];
  const own = attrs.filter(
    ({ name }) => !READ_ALOUD.has(name) && !binding.includes(name) && !isDescription(element, name),
  );
  const written = own.map(({ name, value, prefix }) => `${prefix ? `${prefix}:` : ""}${name}="${value}"`);
  return `<${[tagName, ...written].join(" ")}>`;
}

function commentKey(node: Node): string {
  return "data" in node ? `<!--${node.data}-->` : "<!---->";
}
