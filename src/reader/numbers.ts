/** A number of the page that is bound to a statistic. */
export interface PageNumber {
  readonly element: HTMLElement;
  /** Id of the statistic, and the part of it. */
  readonly id: string;
  readonly part: string;
}

const NUMBERS = "a[data-part],span[data-part]";

/** Every bound number in an element, in document order. */
export function numbersIn(root: ParentNode): PageNumber[] {
  return [...root.querySelectorAll<HTMLElement>(NUMBERS)].flatMap((element) => bindingOf(element) ?? []);
}

/** The bound number that an event happened on. */
export function numberAt(target: EventTarget | null): PageNumber | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(NUMBERS) : null;
  return element ? bindingOf(element) : undefined;
}

/** A link names its statistic by its address, a span by itself. */
function bindingOf(element: HTMLElement): PageNumber | undefined {
  const { part = "", stat } = element.dataset;
  const id = stat ?? element.getAttribute("href")?.replace(/^#s-/, "");
  return id === undefined ? undefined : { element, id, part };
}

/** A node's text as one line. */
export function textOf(node: Node | null): string {
  return oneLine(node?.textContent ?? "");
}

/** Text with every kind and number of spaces as one plain one. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
