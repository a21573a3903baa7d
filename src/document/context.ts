import type { Item } from "../bibliography/item.js";
import type { CitationStyleName } from "../bibliography/style-names.js";
import type { Profile } from "../format/profile.js";
import type { Ledger } from "../ledger/entry.js";
import type { InlineAsk } from "../plan/inline.js";
import type { Study } from "../study/study.js";
import type { Table } from "./tables.js";
import type { Template } from "./template.js";

/**
 * Text, or a reference that prints: a statistic's id (its phrase), `id.part`, or a span of two parts. Or a citation, the
 * verdict of a claim or of one published value, or a template.
 */
export type Piece =
  | string
  | { readonly reference: string }
  | { readonly cite: string }
  | { readonly verdict: string }
  | { readonly valueVerdict: ValueVerdictWord }
  | { readonly template: Template };

/** A figure that has been drawn, with what a reader needs who cannot see it. */
export interface FigureInput {
  readonly id: string;
  readonly title: string;
  readonly caption?: Template;
  /** Text alternative. */
  readonly alt: string | Template;
  /** One `<svg>` element, without styles or scripts of its own. */
  readonly svg: string;
  /** Whether it is a panel of another figure, and need not be placed for itself. */
  readonly panel?: true;
  /** Addresses relative to the page. */
  readonly files?: { readonly svg?: string; readonly csv?: string };
  /** The data behind it, where they are few enough to be shown. */
  readonly data?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export type VerdictWord =
  | "agrees"
  | "differs"
  | "decision flips"
  | "nothing contrary found"
  | "within the margin"
  | "not decided"
  | "not checked";

export type ValueVerdictWord = "exact" | "equal after rounding" | "differs" | "decision flips" | "not checked";

/** A value that a source prints, beside what was computed. */
export interface PublishedRow {
  /** As printed, with what it is and where. */
  readonly head: string;
  readonly computed: readonly Piece[];
  readonly verdict: ValueVerdictWord;
  /** By how much it differs, or why it was not checked. */
  readonly note?: string;
}

/** What the data say of a claim. */
export interface Verdict {
  /** The claim's id. */
  readonly claim: string;
  readonly verdict: VerdictWord;
  /** The values that bear on it. */
  readonly values: readonly Piece[];
  /** Where the source prints values: each as printed, beside what was computed. */
  readonly published?: readonly PublishedRow[];
  /** Why, where the author gives a reason. */
  readonly because?: Template;
}

/** A sentence of the methods section, made from the plan. */
export interface MethodsSentence {
  readonly text: string;
  readonly cite?: readonly string[];
}

export interface Assumption {
  readonly label: string;
  readonly text: string;
}

/** What a document needs of a study. */
export type DocumentStudy = Pick<
  Study,
  | "file"
  | "title"
  | "shortTitle"
  | "authors"
  | "date"
  | "version"
  | "license"
  | "keywords"
  | "data"
  | "parameters"
  | "definitions"
  | "thresholds"
  | "subsets"
  | "families"
  | "claims"
  | "references"
  | "checklist"
>;

/** Everything that fills a manuscript. */
export interface DocumentContext {
  readonly study: DocumentStudy;
  /** References from a bibliography, beside those that the study declares; and how all are printed. */
  readonly library?: readonly Item[];
  readonly citationStyle?: CitationStyleName;
  /** The reporting checklist that the appendix prints. */
  readonly checklist?: "strobe";
  readonly ledger: Ledger;
  /** How numbers are printed. */
  readonly profile: Profile;
  readonly figures: readonly FigureInput[];
  readonly tables: readonly Table[];
  readonly verdicts: readonly Verdict[];
  readonly methods: readonly MethodsSentence[];
  /** Labels of variables, definitions, subsets and thresholds, by name. */
  readonly labels: ReadonlyMap<string, string>;
  /** What is assumed beside the study's own declarations, e.g. in the codebook. */
  readonly assumptions?: readonly Assumption[];
  /** The reference of the statistic that an inline ask became in the plan. */
  readonly inline?: (ask: InlineAsk) => string | undefined;
}
