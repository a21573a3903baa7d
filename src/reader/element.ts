/** A screen on which what the script adds lies over the page rather than beside it; the style sheet says the same. */
export const NARROW = "(max-width: 44rem)";

type Child = Node | string | undefined;

/** An element with attributes and children; an attribute of `undefined` is left out, one of `true` has no value. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | true | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value === true ? "" : value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** `1,234`, as the report writes it. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 number`, `2 numbers`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** Brings an element of the page into sight and focus, and marks it for a moment. */
export function show(target: HTMLElement): void {
  for (const marked of document.querySelectorAll(".shown")) marked.classList.remove("shown");
  if (!target.hasAttribute("href") && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.classList.add("shown");
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
