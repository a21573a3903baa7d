import type { VariableInfo } from "../cohort/need.js";
import type { Fault, Origin, Place } from "../fault.js";
import type { Format } from "../format/part.js";
import type { Method } from "../methods/method.js";

/** What the plan may name, before any data are read: variables with their types, and subsets. */
export interface Catalogue {
  variable(name: string): VariableInfo | undefined;
  readonly variables: readonly string[];
  /** The subset's label, its filter in words and as the study has it; `all` is everyone. */
  subset(name: string): SubsetInfo | undefined;
  readonly subsets: readonly string[];
  /** An expression in words. */
  describe(expression: string): string;
  /** Faults of an expression that has to be a condition; empty where there is none. */
  condition(text: string, origin: Origin): readonly Fault[];
  /** What is probably not meant in the definitions. */
  readonly warnings: readonly Fault[];
}

export interface SubsetInfo {
  readonly name: string;
  readonly label: string;
  /** In words. */
  readonly where: string;
  /** As an expression. */
  readonly filter: string;
}

/** One statistic to be evaluated: expanded, defaults filled in, names checked. */
export interface PlannedStatistic {
  readonly id: string;
  readonly method: Method;
  readonly declaration: Readonly<Record<string, unknown>>;
  readonly label?: string;
  readonly format?: Format;
  readonly place: Place;
  /** `statistics`, or who asked: `figure cytokines`, `table characteristics`, `manuscript`. */
  readonly declaredBy: string;
}

export interface PlannedFamily {
  readonly id: string;
  readonly label: string;
  readonly adjust: "holm" | "hochberg" | "hommel" | "bonferroni" | "BH" | "BY" | "none";
  /** A statistic's id, whose p it is, or one of its parts, `id.part`, or of its rows, `id.part[row]`, `*` for any row. */
  readonly members: readonly string[];
  readonly place?: Place;
}

/** Text, or a reference that prints: an id's phrase, a part, or a span of two parts. */
export type Piece = string | { readonly reference: string };

/** A line beneath a table; or the names of tests with what each compared, which the data may choose. */
export type PlannedNote =
  | readonly Piece[]
  | {
      readonly before: string;
      readonly tests: readonly {
        readonly label: string;
        readonly id: string;
        /** By what the statistic's part `test` says, where there is a choice. */
        readonly words: string | Readonly<Record<string, string>>;
      }[];
    };

export interface PlannedTable {
  readonly id: string;
  readonly kind: "characteristics" | "regression" | "survival" | "cells" | "claims";
  readonly title: string;
  readonly caption?: string;
  readonly place: Place;
  readonly head: string;
  /** Neighbours with the same `spanner` stand under it. */
  readonly columns: readonly { readonly head: string; readonly spanner?: string }[];
  /** A row without cells is a heading of those that follow it, which are indented. */
  readonly rows: readonly {
    readonly head: string;
    readonly indent?: true;
    readonly cells: readonly (readonly Piece[])[];
    /** Parts that count something: where all of them are 0, the row is left out. */
    readonly unlessNone?: readonly string[];
  }[];
  readonly notes: readonly PlannedNote[];
}

export interface PlannedFigure {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly caption?: string;
  readonly alt?: string;
  readonly place: Place;
  readonly options: Readonly<Record<string, unknown>>;
  /** Statistics that the figure draws, by a key of its kind. */
  readonly draws: Readonly<Record<string, string>>;
}

/** Every statistic of a report, in order, and what is made of them. */
export interface Plan {
  readonly statistics: readonly PlannedStatistic[];
  readonly families: readonly PlannedFamily[];
  readonly tables: readonly PlannedTable[];
  readonly figures: readonly PlannedFigure[];
  /** Ids of the statistics that manuscript and captions ask for, by the key of the ask. */
  readonly inline: ReadonlyMap<string, string>;
}
