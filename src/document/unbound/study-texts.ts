import { TEMPLATE_KEYS } from "../../study/literals.js";
import type { StudyText } from "../../study/study.js";

/**
 * How a text of study.yaml is read: `name` declares a name and `definition` describes what is declared, and both may repeat
 * its numbers; `unit` is a unit; `claim` may repeat the claim's published values, `published` is one; `source` belongs to
 * somebody else's publication, `author` is an author's name or address; `text` is any other that is printed, and no number
 * is allowed in it that is not allowed anywhere.
 */
export type Treatment = "text" | "name" | "definition" | "unit" | "claim" | "published" | "source" | "author";

/** Keys whose texts a report prints. */
export const PRINTED_KEYS: Readonly<Record<string, Treatment>> = {
  title: "text",
  shortTitle: "text",
  keywords: "text",
  label: "text",
  caption: "text",
  alt: "text",
  head: "text",
  "not-applicable": "text",
  heading: "text",
  labels: "text",
  measure: "text",
  axis: "text",
  directions: "text",
  says: "claim",
  because: "claim",
  note: "text",
  description: "definition",
  assumed: "definition",
  unit: "unit",
  affiliation: "author",
  version: "text",
  license: "text",
  source: "source",
  volume: "source",
  issue: "source",
  pages: "source",
  container: "source",
  publisher: "source",
  edition: "source",
  city: "source",
};

/** Texts of these keys that are what the key asks for, and nothing else, are no numbers of a report: 0.1.0, 564-569. */
const FACTS: Readonly<Record<string, RegExp>> = {
  version: /^v?\d+(?:\.\d+)*(?:[-+.]\w+)*$/,
  license: /^[A-Za-z][\w.+-]*$/,
  volume: /^\w{1,6}$/,
  issue: /^\w{1,6}(?:[-–]\w{1,6})?$/,
  pages: /^\w{1,10}(?:[-–]\w{1,10})?$/,
};

/**
 * Keys whose texts a machine reads: ids, expressions, choices, file names, addresses. So are all keys of a statistic but
 * its label.
 */
export const CODE_KEYS: ReadonlySet<string> = new Set(
  (
    "name orcid date file codebook groups key template stylesheet definitions value of in subsets where members grid " +
    "rows x y n group columns compare cell cite scale holds within shows authors doi url " +
    "checklist bibliography citations editors accessed variable test levels overall numbers codes terms time event competing entry " +
    "model models tests default values panels query"
  ).split(" "),
);

/** Where a key is read otherwise than elsewhere: the first that fits. */
const ELSEWHERE: readonly (readonly [path: readonly string[], treatment: Treatment])[] = [
  [["definitions", "*", "label"], "name"],
  [["thresholds", "*", "label"], "name"],
  [["subsets", "*", "label"], "name"],
  [["claims", "*", "published", "*", "label"], "claim"],
  [["claims", "*", "published", "*", "value"], "published"],
  [["tables", "*", "labels", "*"], "text"],
  [["references", "*", "title"], "source"],
  [["references", "*", "authors", "*"], "source"],
  [["references", "*", "editors", "*"], "source"],
  [["references", "*", "version"], "source"],
  [["authors", "*", "name"], "author"],
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
    const fact = Object.hasOwn(FACTS, key) && FACTS[key]!.test(one.text);
    return treatment === undefined || fact ? [] : [{ ...one, treatment, template: TEMPLATE_KEYS.has(key) }];
  });
}

function fits(pattern: readonly string[], path: StudyText["path"]): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === "*" || step === path[i]);
}
