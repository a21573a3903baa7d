import { anew, type Recall } from "../cache/recall.js";
import type { Document } from "../document/manuscript.js";
import { type FoundNumber, findUnbound, type Unbound } from "../document/unbound.js";
import type { Place } from "../fault.js";
import { partsOf } from "../methods/parts.js";
import type { Plan } from "../plan/plan.js";
import type { Prepared } from "./build.js";
import { decode } from "./inputs.js";

/** Every number that somebody typed into a study, those that are allowed too. */
export function typedInto({ inputs, study, manuscript, codebook, plan }: Prepared, recall: Recall = anew): Unbound {
  const { stylesheet } = inputs;
  return findUnbound(
    {
      study,
      manuscript,
      source: decode(inputs.manuscript),
      codebook,
      levels: recall("levels", [plan], () => levelsOf(plan)),
      ...(stylesheet && { stylesheet: { file: stylesheet.path, text: decode(stylesheet) } }),
    },
    recall,
  );
}

/** The confidence levels of a plan's intervals. */
function levelsOf({ statistics }: Plan): number[] {
  const levels = statistics.flatMap(({ method, declaration }) => {
    const { conf_level: level } = declaration;
    if (typeof level === "number") return [level];
    return "conf_low" in partsOf(method, declaration) ? [0.95] : [];
  });
  return [...new Set(levels)];
}

/** A number that somebody typed, as the page carries it for its audit panel. */
export interface TypedNumber {
  readonly text: string;
  /** `file:line:column`. */
  readonly place: string;
  /** Why it may stand there; absent where nothing allows it: it is unbound. */
  readonly why?: string;
}

/** Every number that somebody typed, but for those that the page marks where they stand, as literals of its text. */
export function typedNumbers({ found }: Unbound, { literals }: Pick<Document, "literals">): TypedNumber[] {
  const marked = new Set(literals.map(({ text, why }) => `${why.trim()}\n${text}`));
  return found
    .filter(({ text, allowedBy }) => allowedBy?.rule !== "literal" || !marked.has(`${allowedBy.why}\n${text}`))
    .map(({ text, place, ...one }) => ({ text, place: placeInWords(place), ...whyInWords(one) }));
}

function placeInWords({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

function whyInWords({ allowedBy, times }: Pick<FoundNumber, "allowedBy" | "times">): { why?: string } {
  return allowedBy === undefined ? {} : { why: `${allowedBy.why}${times > 1 ? `; ${times} times` : ""}` };
}
