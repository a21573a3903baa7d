import { attribute, type Element } from "./html.js";

/** Which number of which statistic an element prints. */
export interface Binding {
  readonly statistic: string;
  readonly part: string;
  /** In full precision. */
  readonly value?: string;
  /** Attributes that say so, and nothing else. */
  readonly by: readonly string[];
}

/** The number that an element is bound to: a link to a statistic's row, or an element that names the statistic itself. */
export function bindingOf(element: Element): Binding | undefined {
  const part = attribute(element, "data-part");
  const named = attribute(element, "data-stat");
  const link = /^#s-(.+)$/s.exec(attribute(element, "href") ?? "")?.[1];
  const statistic = named ?? link;
  if (part === undefined || statistic === undefined) return undefined;
  const value = attribute(element, "data-value");
  const by = ["data-stat", "data-part", "data-value", ...(link === statistic ? ["href"] : [])];
  return { statistic, part, ...(value !== undefined && { value }), by };
}
