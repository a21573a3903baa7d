/**
 * What drawing needs of a document, and no more: elements that are made, moved, given attributes and written as XML. A
 * browser's whole document (jsdom in the tests, which hold the two against each other) takes longer to load than a report
 * takes to build. Whatever is asked of it beyond that throws, rather than doing something else.
 */
const SVG = "http://www.w3.org/2000/svg";
const HTML = "http://www.w3.org/1999/xhtml";

class SvgDocument {
  readonly documentElement: SvgElement = new SvgElement(this, HTML, "html");

  createElement(name: string): SvgElement {
    return new SvgElement(this, HTML, name);
  }

  createElementNS(namespace: string, name: string): SvgElement {
    return new SvgElement(this, namespace, name);
  }

  createTextNode(text: string): SvgText {
    return new SvgText(text);
  }
}

class SvgText {
  parentNode: SvgElement | null = null;
  readonly nodeType = 3;
  readonly data: string;

  constructor(text: string) {
    this.data = String(text);
  }
}

class SvgElement {
  parentNode: SvgElement | null = null;
  readonly nodeType = 1;
  readonly childNodes: (SvgElement | SvgText)[] = [];
  /** In the order in which they were first set. */
  readonly values = new Map<string, string>();

  constructor(
    readonly ownerDocument: SvgDocument,
    readonly namespaceURI: string,
    readonly localName: string,
  ) {}

  get id(): string {
    return this.values.get("id") ?? "";
  }

  get children(): SvgElement[] {
    return this.childNodes.filter((node) => node instanceof SvgElement);
  }

  get attributes(): { readonly name: string; readonly value: string }[] {
    return Array.from(this.values, ([name, value]) => ({ name, value }));
  }

  get textContent(): string {
    return this.childNodes.map((node) => (node instanceof SvgText ? node.data : node.textContent)).join("");
  }

  set textContent(text: unknown) {
    for (const node of this.childNodes.splice(0)) node.parentNode = null;
    if (text !== null && text !== "") this.append(String(text));
  }

  getAttribute(name: string): string | null {
    return this.values.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.values.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.values.set(name, String(value));
  }

  removeAttribute(name: string): void {
    this.values.delete(name);
  }

  append(...nodes: (SvgElement | SvgText | string)[]): void {
    for (const node of nodes) this.appendChild(typeof node === "string" ? new SvgText(node) : node);
  }

  appendChild<Node extends SvgElement | SvgText>(node: Node): Node {
    return this.insertBefore(node, null);
  }

  insertBefore<Node extends SvgElement | SvgText>(node: Node, next: SvgElement | SvgText | null): Node {
    node.parentNode?.removeChild(node);
    const at = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    if (at < 0) throw new Error("a node is put before one that stands elsewhere");
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }

  removeChild<Node extends SvgElement | SvgText>(node: Node): Node {
    const at = this.childNodes.indexOf(node);
    if (at < 0) throw new Error("a node is taken from where it does not stand");
    this.childNodes.splice(at, 1);
    node.parentNode = null;
    return node;
  }
}

/** A document without a page, to draw with. Its types are a browser's, of which it has what the figures use. */
export function svgDocument(): Document {
  return new SvgDocument() as unknown as Document;
}

/** An element of such a document as XML that stands by itself, to the byte as a browser's XMLSerializer writes it. */
export function serialise(element: Element): string {
  return markup(element as unknown as SvgElement, "");
}

function markup(node: SvgElement | SvgText, around: string): string {
  if (node instanceof SvgText) return escaped(node.data);
  const { namespaceURI: namespace, localName: name, childNodes, values } = node;
  // an element of HTML is written by other rules, and no figure has one
  if (namespace !== SVG) throw new Error(`<${name}> is not an element of SVG`);
  let start = namespace === around ? `<${name}` : `<${name} xmlns="${namespace}"`;
  for (const [key, value] of values) start += ` ${key}="${quoted(value)}"`;
  if (childNodes.length === 0) return `${start}/>`;
  return `${start}>${childNodes.map((child) => markup(child, namespace)).join("")}</${name}>`;
}

const escaped = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;") : text;

const quoted = (text: string): string =>
  /[&<>"\t\n\r]/.test(text)
    ? escaped(text).replace(/"/g, "&quot;").replace(/\t/g, "&#x9;").replace(/\n/g, "&#xA;").replace(/\r/g, "&#xD;")
    : text;
