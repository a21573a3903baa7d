import type { CitationStyleName } from "../bibliography/style-names.js";
import type { Origin, Place } from "../fault.js";
import type { Format } from "../format/part.js";
import type { RuleId } from "../rules/index.js";
import type { Setting } from "../rules/rule.js";
import type { Parameter } from "./parameters.js";

/** A study as declared: `study.yaml` checked against its schema, every declaration with its place. */
export interface Study {
  readonly file: string;
  readonly folder: string;
  readonly title: string;
  readonly shortTitle?: string;
  readonly authors: readonly Author[];
  /** As declared (`2026-11-22`); nothing in a report depends on the clock. */
  readonly date?: string;
  readonly version?: string;
  readonly keywords: readonly string[];
  readonly license?: string;
  readonly data: DataDeclaration;
  readonly report: {
    readonly template: string;
    readonly stylesheet?: string;
    /** References in a file of their own. */
    readonly bibliography?: string;
    readonly citations: CitationStyleName;
    readonly checklist?: "strobe";
    readonly profile: string;
  };
  readonly parameters: readonly Parameter[];
  readonly definitions: readonly Declared<DefinitionDeclaration>[];
  readonly thresholds: readonly Declared<ThresholdDeclaration>[];
  readonly subsets: readonly Declared<SubsetDeclaration>[];
  readonly statistics: readonly Declared<StatisticDeclaration>[];
  readonly families: readonly Declared<FamilyDeclaration>[];
  readonly figures: readonly Declared<FigureDeclaration>[];
  readonly tables: readonly Declared<TableDeclaration>[];
  readonly claims: readonly Declared<ClaimDeclaration>[];
  readonly references: readonly Declared<Reference>[];
  /** Where the report answers the items of its checklist. */
  readonly checklist: readonly ChecklistAnswer[];
  /** What the study does about warnings, where it does not take them as they are. */
  readonly rules: Readonly<Partial<Record<RuleId, Setting>>>;
  /** Where a key of the file stands, for errors found later: path such as `statistics.il6.of`. */
  place(path: readonly (string | number)[]): Place;
  /** Where each character of the text at that path stands, for faults inside an expression. */
  origin(path: readonly (string | number)[]): Origin;
  /** Every text of the file as it was written, in its order. */
  readonly texts: readonly StudyText[];
}

export interface StudyText {
  /** E.g. `["tables", "baseline", "title"]`. */
  readonly path: readonly (string | number)[];
  readonly text: string;
}

export type Declared<T> = T & { readonly id: string; readonly place: Place };

export interface Author {
  readonly name: string;
  readonly affiliation?: string;
  readonly orcid?: string;
}

/** One SELECT, and the name of the database that is asked; its address is for whoever runs the command to give. */
export interface QueryDeclaration {
  readonly source: string;
  readonly query: string;
}

export interface DataDeclaration {
  /** With `from`, what the rows are called as a CSV file, which need not exist. */
  readonly file: string;
  readonly from?: QueryDeclaration;
  readonly codebook: string;
  readonly status: "simulated" | "real";
  /** Whether participants' rows and points may appear in the report. */
  readonly publish: boolean;
  /** Whether smallest and largest values may, which are single participants'. */
  readonly extremes: boolean;
  /** The column whose codes are the study's groups; each code is a subset. */
  readonly groups?: string;
  /** The columns that together identify a row of the file. */
  readonly key?: readonly string[];
}

export interface DefinitionDeclaration {
  readonly value: string;
  readonly label?: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly description?: string;
  readonly assumed?: string;
}

export type ThresholdDeclaration =
  | { readonly value: number; readonly label?: string; readonly assumed?: string }
  | {
      readonly quantile: number;
      readonly of: string;
      readonly in: string;
      readonly label?: string;
      readonly assumed?: string;
    };

export interface SubsetDeclaration {
  readonly where: string;
  readonly label?: string;
  readonly description?: string;
  readonly assumed?: string;
}

export interface StatisticDeclaration {
  readonly method: string;
  readonly label?: string;
  readonly grid?: Readonly<Record<string, readonly string[]>>;
  readonly format?: Format;
  /** The method's own keys. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface FamilyDeclaration {
  readonly label?: string;
  readonly adjust: "holm" | "hochberg" | "hommel" | "bonferroni" | "BH" | "BY" | "none";
  /** Patterns of statistic ids, `*` for any segment. */
  readonly members: readonly string[];
  readonly grid?: Readonly<Record<string, readonly string[]>>;
  readonly assumed?: string;
}

export interface FigureDeclaration {
  readonly kind: string;
  readonly title: string;
  readonly caption?: string;
  /** Text alternative: a template with `{{stat}}`; else one is made from the data. */
  readonly alt?: string;
  /** The kind's own keys. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface TableDeclaration {
  readonly kind: string;
  readonly title: string;
  readonly caption?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ClaimDeclaration {
  /** The claim in our own words. */
  readonly says: string;
  readonly cite?: string;
  /** The condition on statistics, in the expression language over `id.part`; there is one, or published values. */
  readonly holds?: string;
  /** Of a claim of no difference: the margin, as a condition. */
  readonly within?: string;
  readonly kind: "difference" | "no-difference" | "description";
  /** Values that the claim's source prints, each with the statistic that it is set against. */
  readonly published: readonly PublishedValue[];
  /** Where absent, any verdict is as expected that speaks for the claim. */
  readonly expect?: "agrees" | "differs" | "decision-flips" | "nothing-contrary" | "within-margin";
  readonly because?: string;
  /** Statistics whose values are shown beside the verdict. */
  readonly shows: readonly string[];
}

/** A value as a source prints it, and what it is set against. */
export interface PublishedValue {
  /** As printed: `1.0`, `25 percent`, `P<0.001`; its last digit says how far it was rounded. */
  readonly value: string;
  /** The part of a statistic, `id.part`, or an expression of parts, "1 - `km.surv[120]`". */
  readonly of: string;
  /** What it is, where the claim's words do not say. */
  readonly label?: string;
  /** Where it is printed: abstract, page, table. */
  readonly source?: string;
  /** The computed value is multiplied by this before it is compared, e.g. `1/12` for years from months. */
  readonly scale?: number | string;
  /** Of a p value: the level at which a decision was made. */
  readonly alpha?: number;
}

export interface ChecklistAnswer {
  readonly item: string;
  /** Names of headings, figures, tables, equations; none where it does not apply. */
  readonly targets: readonly string[];
  readonly notApplicable?: string;
  readonly place: Place;
}

/** A reference in CSL's terms, as far as a journal's list needs it. */
export interface Reference {
  readonly type: "article" | "book" | "chapter" | "software" | "dataset" | "web";
  readonly authors: readonly string[];
  readonly editors?: readonly string[];
  readonly year: number;
  readonly title: string;
  readonly container?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly edition?: string;
  readonly version?: string;
  readonly publisher?: string;
  readonly city?: string;
  /** `2026-11-22`. */
  readonly accessed?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly note?: string;
}
