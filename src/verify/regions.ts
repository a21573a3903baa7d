import { bindingOf } from "./binding.js";
import { readable } from "./carried.js";
import { type CellName, cellInWords, cellNames } from "./cells.js";
import { commentKey, holdsHidden, isDescription, isHidden, READ_ALOUD, tagOf } from "./elements.js";
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
import { codeRegion, labelOf, type Open, regionOf } from "./naming.js";
import { type Piece, type Region, tokensOf } from "./pieces.js";

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

  const open: Open = (kind, key, name, node) => {
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
      const text = kind === "embedded" ? readable(textOf(node)) : textOf(node);
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
      put({ ...inside, hidden: inside.hidden || holdsHidden(node) }, node, {
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
