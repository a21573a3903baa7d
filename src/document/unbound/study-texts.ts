import { TEMPLATE_KEYS } from "../../study/literals.js";
import type { StudyText } from "../../study/study.js";

/**
 * How a text of study.yaml is read: `name` declares a name, `definition` describes a declaration, `claim` may repeat the
 * claim's published values, `published` is one, `source` belongs to somebody else's publication, `author` is an author's
 * address; `text` is any other that is printed, and no number is allowed in it that is not allowed anywhere.
 */
export type Treatment = "text" | "name" | "definition" | "claim" | "published" | "source" | "author";

/** Keys whose texts a report prints. */
export const PRINTED_KEYS: Readonly<Record<string, Treatment>> = {
  title: "text",
  shortTitle: "text",
  keywords: "text",
  label: "text",
  caption: "text",
  alt: "text",
  head: "text",
  axis: "text",
  says: "claim",
  because: "claim",
  note: "text",
  description: "definition",
  assumed: "definition",
  unit: "name",
  affiliation: "author",
  source: "source",
  container: "source",
  publisher: "source",
};

/**
 * Keys whose texts a machine reads: ids, expressions, choices, file names, and the bare facts of a publication. So are all
 * keys of a statistic but its label.
 */
export const CODE_KEYS: ReadonlySet<string> = new Set(
  (
    "name orcid date version license file codebook groups key template stylesheet definitions value of in subsets where " +
    "members grid rows x y n group columns compare cell cite scale holds within shows authors volume issue pages doi url"
  ).split(" "),
);

/** Where a key is read otherwise than elsewhere: the first that fits. */
const ELSEWHERE: readonly (readonly [path: readonly string[], treatment: Treatment])[] = [
  [["definitions", "*", "label"], "name"],
  [["thresholds", "*", "label"], "name"],
  [["subsets", "*", "label"], "name"],
  [["claims", "*", "published", "*", "label"], "claim"],
  [["claims", "*", "published", "*", "value"], "published"],
  [["references", "*", "title"], "source"],
];

export interface PrintedText extends StudyText {
  readonly treatment: Treatment;
  /** A template in Markdown, not a plain text. */
  readonly template: boolean;
}

/** The texts of a study that its report prints. */
export function printedTexts(texts: readonly StudyText[]): PrintedText[] {
  return texts.flatMap((one): PrintedText[] => {
    const key = one.path.findLast((step): step is string => typeof step === "string") ?? "";
    const elsewhere = ELSEWHERE.find(([path]) => fits(path, one.path))?.[1];
    const treatment = elsewhere ?? (Object.hasOwn(PRINTED_KEYS, key) ? PRINTED_KEYS[key] : undefined);
    return treatment === undefined ? [] : [{ ...one, treatment, template: TEMPLATE_KEYS.has(key) }];
  });
}

function fits(pattern: readonly string[], path: StudyText["path"]): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === "*" || step === path[i]);
}
