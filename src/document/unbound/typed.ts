import type { Place } from "../../fault.js";
import type { Call, Template, TemplateNode } from "../template.js";
import { Lines } from "./lines.js";
import { type Traced, Tracer } from "./traced.js";

/** Stands in a text for what a call prints there: a statistic, a citation, a cross-reference. */
export const BOUND = "\uE000";
/** Stands between the branches of a condition that are written on one line. */
export const BRANCH = "\uE001";

/** A number that its author marks as meant. */
export interface MarkedLiteral {
  readonly text: string;
  readonly why: string;
  readonly offset: number;
}

/** What of a template its author typed, every branch of its conditions, with offsets in the template's source. */
export interface Typed {
  readonly markdown: Traced;
  readonly literals: readonly MarkedLiteral[];
  /** Panels of cross-references, which are printed as typed. */
  readonly panels: readonly MarkedLiteral[];
}

/** Separates what an author typed in a template from what its calls print. */
export function typedBy(template: Template, source: string): Typed {
  const lines = new Lines(source);
  const offsetOf = (place: Place): number => lines.offset(place);
  const tracer = new Tracer();
  const literals: MarkedLiteral[] = [];
  const panels: MarkedLiteral[] = [];
  const called = (call: Call): void => {
    const [first] = call.args;
    const why = call.options.get("why");
    const panel = call.options.get("panel");
    if (call.helper === "literal" && first) {
      const text =
        first.type === "literal" ? String(first.value) : first.type === "path" ? first.path.parts.join(".") : "";
      literals.push({ text, why: why?.type === "literal" ? String(why.value) : "", offset: offsetOf(first.place) });
    }
    if (panel?.type === "literal") panels.push({ text: String(panel.value), why: "", offset: offsetOf(panel.place) });
  };
  const walk = (nodes: readonly TemplateNode[]): void => {
    for (const node of nodes) {
      switch (node.type) {
        case "text": {
          const lead = Math.max(0, node.original.indexOf(node.text));
          tracer.verbatim(node.text, offsetOf(node.place) + lead);
          break;
        }
        case "call":
          called(node);
          tracer.instead(BOUND, offsetOf(node.place));
          break;
        case "path":
          tracer.instead(BOUND, offsetOf(node.path.place));
          break;
        case "if":
        case "each":
          for (const branch of [node.body, node.otherwise]) {
            if (branch.length === 0) continue;
            walk(branch);
            // at the start of a line nothing may stand before what makes a heading or a list
            if (tracer.length > 0 && !tracer.endsWith("\n")) tracer.instead(BRANCH, 0);
          }
      }
    }
  };
  walk(template.nodes);
  return { markdown: tracer.done(), literals, panels };
}
