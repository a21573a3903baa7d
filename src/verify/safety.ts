import { contentSecurityPolicy } from "../publish/policy.js";
import { excerpt, type Finding } from "./finding.js";
import { attribute, type Document, type Element, elementsIn, lineOf, textOf } from "./html.js";
import { isReleased } from "./releases.js";
import { styleFaults } from "./styles.js";
import { scriptTraces } from "./traces.js";

/** Elements that a page may hold though this version writes none: they show text, and load and run nothing. */
const PLAIN_ELEMENTS = new Set(
  "a abbr address article aside b bdi blockquote body br button caption cite code col colgroup dd details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head header hr html i kbd label li main mark nav ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time title tr ul var circle clipPath defs desc ellipse g line path polygon polyline rect svg text tspan".split(
    " ",
  ),
);

const PLAIN_ATTRIBUTES =
  /^(?:id|class|href|role|scope|lang|colspan|rowspan|headers|tabindex|datetime|start|alt|title|cx|cy|r|rx|ry|x|y|x1|x2|y1|y2|dx|dy|d|points|width|height|viewbox|xmlns|transform|fill|stroke|clip-path|paint-order|dominant-baseline|alignment-baseline|text-anchor|(?:fill|stroke|font|letter|word)-[a-z-]+|(?:data|aria)-[a-z-]+)$/i;

/**
 * What in a page that another version made could load, run, hide or add something: a style, script or policy that is
 * neither this version's nor of a release that it knows, elements and attributes that no report has, links elsewhere.
 */
export function unsafeParts(given: Document, expected: Document, version: string): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (kind: Finding["kind"], place: string, element: Element | undefined, rest: Partial<Finding>): void => {
    const line = element && lineOf(element);
    findings.push({ kind, place, ...(line !== undefined && { line }), ...rest });
  };
  const all = (document: Document, tag?: string): Element[] =>
    elementsIn(document, (element) => tag === undefined || element.tagName === tag);

  const styles = all(given, "style");
  const scripts = all(given, "script").filter((element) => attribute(element, "type") !== "application/json");
  const known = new Set(all(expected, "script").map(textOf).flatMap(scriptTraces));
  const isKnown = (trace: string): boolean => known.has(trace) || isReleased(version, "scripts", trace);
  const [wanted = ""] = all(expected, "style").map(textOf);
  for (const element of styles)
    for (const message of styleFaults(textOf(element), wanted, version))
      add("style", "the page's style", element, { message });
  for (const element of scripts)
    if (element.attrs.length > 0 || !scriptTraces(textOf(element)).every(isKnown))
      add("script", "the page's scripts", element, {
        message: `is none that Reckon ${version} is known to give`,
        printed: excerpt(textOf(element), 80),
      });
  const isPolicy = (element: Element): boolean => attribute(element, "http-equiv") !== undefined;
  const policies = all(given, "meta").filter(isPolicy);
  const own = contentSecurityPolicy(styles.map(textOf), scripts.map(textOf));
  if (policies.length !== 1 || attribute(policies[0]!, "content") !== own)
    add("policy", "the page's policy", policies[0], {
      message: "does not allow just the page's own style and scripts",
    });

  const charset = all(given, "meta").filter((element) => attribute(element, "charset") !== undefined);
  if (charset.length !== 1 || attribute(charset[0]!, "charset")?.toLowerCase() !== "utf-8")
    add("markup", "the metadata", charset[0], { message: "does not say once that the page is UTF-8" });

  const names = new Set(all(expected).map(({ tagName }) => tagName));
  const attributes = new Set(all(expected).flatMap(({ attrs }) => attrs.map(({ name }) => name)));
  const links = new Set(all(expected, "a").map((element) => attribute(element, "href")));
  for (const element of all(given)) {
    if (!names.has(element.tagName) && !PLAIN_ELEMENTS.has(element.tagName))
      add("added", "the page", element, { printed: `an element <${element.tagName}>` });
    for (const { name, value } of element.attrs) {
      const strange = /^on/i.test(name) || (!attributes.has(name) && !PLAIN_ATTRIBUTES.test(name));
      if (strange)
        add("added", "the page", element, { printed: `<${element.tagName} ${name}="${excerpt(value, 60)}">` });
      else if (name === "href" && !value.startsWith("#") && !links.has(value))
        add("added", "the page", element, { printed: `a link to ${excerpt(value, 80)}` });
    }
  }
  return findings;
}
