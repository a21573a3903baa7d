import { type DefaultTreeAdapterTypes, parse } from "parse5";

export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.Node;

/** A file that is no page that could be judged; the message says why. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

const LARGEST = 16 * 1024 * 1024;
const DEEPEST = 256;

/**
 * A page as a tree, by the rules that browsers follow; nothing in it is run or loaded.
 * Throws Unreadable where it is too large, no UTF-8, or nested as no report is.
 */
export function parsePage(bytes: Uint8Array): Document {
  if (bytes.length > LARGEST) throw new Unreadable(`larger than ${LARGEST / 1024 / 1024} MB, as no report is`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("not UTF-8, as every report is");
  }
  // what stands in <noscript> is read by those who run no script
  const document = parse(text, { scriptingEnabled: false, sourceCodeLocationInfo: true });
  let level: readonly Node[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new Unreadable(`elements nested more than ${DEEPEST} deep, as in no report`);
    level = level.flatMap(childrenOf);
  }
  return document;
}

/** The nodes within a node; those of a template too, which no browser shows until a script does. */
export function childrenOf(node: Node): readonly Node[] {
  const inert = "content" in node ? node.content.childNodes : [];
  return "childNodes" in node ? [...node.childNodes, ...inert] : [];
}

export function isElement(node: Node): node is Element {
  return "tagName" in node;
}

/** An attribute's value; undefined where the element has none of that name. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, "class") ?? "").split(/\s+/).includes(name);
}

/** All text within a node, as it stands. */
export function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return childrenOf(node).map(textOf).join("");
}

/** The elements within a node that `fits` accepts, in document order. */
export function elementsIn(node: Node, fits: (element: Element) => boolean): Element[] {
  return childrenOf(node).flatMap((child) =>
    isElement(child) ? [...(fits(child) ? [child] : []), ...elementsIn(child, fits)] : [],
  );
}

/** The line of the file on which a node begins. */
export function lineOf(node: Node): number | undefined {
  return "sourceCodeLocation" in node ? (node.sourceCodeLocation?.startLine ?? undefined) : undefined;
}
