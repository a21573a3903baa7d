import { bindingOf } from "./binding.js";
import { attribute, childrenOf, type Element, hasClass, isElement, type Node } from "./html.js";

/** Attributes that a reader hears or sees; all others belong to the element. */
export const READ_ALOUD = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "title",
  "placeholder",
  "data-head",
  "label",
]);

const HIDING_CLASSES = ["skip", "close", "visually-hidden"];

/** Whether markup alone takes an element out of sight; what a style does is judged with the style. */
export function isHidden(element: Element): boolean {
  const { tagName } = element;
  return (
    tagName === "template" ||
    attribute(element, "hidden") !== undefined ||
    attribute(element, "style") !== undefined ||
    HIDING_CLASSES.some((name) => hasClass(element, name))
  );
}

/** Whether anything within an element is out of sight. */
export function holdsHidden(element: Element): boolean {
  return childrenOf(element).some((child) => isElement(child) && (isHidden(child) || holdsHidden(child)));
}

/** Whether an attribute is what a page's metadata says in words. */
export function isDescription(element: Element, name: string): boolean {
  return name === "content" && element.tagName === "meta" && attribute(element, "name") !== undefined;
}

/** The tag with the attributes that are not read aloud and bind nothing. */
export function tagOf(element: Element): string {
  const { tagName, attrs } = element;
  const binding = bindingOf(element)?.by ?? [];
  const own = attrs.filter(
    ({ name }) => !READ_ALOUD.has(name) && !binding.includes(name) && !isDescription(element, name),
  );
  const written = own.map(({ name, value, prefix }) => `${prefix ? `${prefix}:` : ""}${name}="${value}"`);
  return `<${[tagName, ...written].join(" ")}>`;
}

/** A comment as it is written. */
export function commentKey(node: Node): string {
  return "data" in node ? `<!--${node.data}-->` : "<!---->";
}
