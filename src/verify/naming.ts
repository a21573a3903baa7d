import { attribute, childrenOf, type Element, hasClass, isElement, type Node, textOf } from "./html.js";
import type { Region, RegionKind } from "./pieces.js";

/** Opens the region of that kind and key, or gives the one that is open already. */
export type Open = (kind: RegionKind, key: string, name: string, node?: Node) => Region;

/** The region that begins with an element, where one does. */
export function regionOf(element: Element, within: Region, open: Open): Region | undefined {
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

/** The region of a style or script: what it is, its key and its name. */
export function codeRegion(element: Element): [kind: RegionKind, key: string, name: string] {
  const id = attribute(element, "id") ?? "";
  if (element.tagName === "style") return ["style", "", "the page's style"];
  const carrier = attribute(element, "type") === "application/json" && attribute(element, "src") === undefined;
  return carrier ? ["embedded", id, `embedded ${id}`] : ["script", "", "the page's scripts"];
}

/** Of `<div><dt>label</dt><dd>…</dd></div>`: its label. */
export function labelOf(element: Element): string | undefined {
  if (element.tagName !== "div") return undefined;
  const term = childrenOf(element).find((child) => isElement(child) && child.tagName === "dt");
  return term && textOf(term).trim().slice(0, 80);
}
