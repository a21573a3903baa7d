/**
 * What a method may need of a cohort, as data, and what it is given: the narrow joint between statistics and the place
 * where participants' rows live.
 */
import type { RankedColumn } from "../statistics/ranked-column.js";
import type { Sorted } from "../statistics/sorted.js";
import type { Substitution } from "./column.js";

export type VariableType = "number" | "code" | "logical" | "text";

/** What the plan knows of a variable before any data are read. */
export interface VariableInfo {
  readonly name: string;
  readonly label: string;
  readonly type: VariableType;
  readonly unit?: string;
  readonly decimals?: number;
  /** Calendar years, printed without a mark between thousands. */
  readonly year?: true;
  readonly codes?: readonly { readonly value: string; readonly label: string }[];
  /** Whether values may be below or above detection. */
  readonly censored: boolean;
  /** Whether the codebook lets it apply to every participant. */
  readonly appliesToAll: boolean;
}

export type { Substitution };

/**
 * The data that a method needs, as data: what reads the cohort (and, elsewhere, a database or R) is derived from it.
 * `in` names subsets; `all` is everyone.
 */
export type Need =
  | { readonly shape: "participants"; readonly in: readonly string[]; readonly of?: string }
  | {
      readonly shape: "samples";
      readonly of: string;
      readonly in: readonly string[];
      readonly below?: Substitution;
      /** Wants each value below detection with its own limit. */
      readonly uncut?: true;
    }
  | {
      readonly shape: "pairs";
      readonly x: string;
      readonly y: string;
      readonly in: string;
      readonly below?: Substitution;
    }
  | { readonly shape: "ranks"; readonly x: string; readonly y: string; readonly in: string }
  | { readonly shape: "tallies"; readonly of: string; readonly in: readonly string[] }
  | { readonly shape: "crosstab"; readonly of: string; readonly in: readonly string[] }
  | {
      readonly shape: "frame";
      readonly columns: readonly string[];
      /** Conditions, by name or as expressions. */
      readonly conditions?: readonly string[];
      /** Of several subsets: the rows of the first, then those of the next. */
      readonly in: string | readonly string[];
      readonly below?: Substitution;
    };

/** One sample, ascending. Values below (above) detection are -Infinity (Infinity), cut at one limit for all samples. */
export interface SampleInput {
  readonly values: Sorted;
  /** All finite: the values after the declared substitution; absent where none is declared and some are censored. */
  readonly numbers?: Sorted;
  /** Values below detection after the declared substitution, Infinity above it; absent where none is declared. */
  readonly substituted?: Sorted;
  /** Where it is asked for: the values within detection, all of them, and the limit of each value below it. */
  readonly uncut?: { readonly detected: Sorted; readonly limits: Sorted };
  readonly below: number;
  readonly above: number;
  readonly belowLimit?: number;
  readonly aboveLimit?: number;
}

/** What `compute` receives for each shape of need. */
export interface Inputs {
  participants: { readonly counts: readonly number[] };
  samples: { readonly samples: readonly SampleInput[] };
  /**
   * Complete pairs in canonical order. In `x` and `y` censored values are -Infinity or Infinity (for ranks), cut at
   * the highest limit; `numbers` has them substituted, and is absent where some are censored and nothing is declared.
   */
  pairs: {
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly numbers?: { readonly x: Float64Array; readonly y: Float64Array };
  };
  /** Complete pairs in the order of the file, censored values cut as in `pairs`. */
  ranks: { readonly x: RankedColumn; readonly y: RankedColumn };
  /** For each subset, how many fulfil the condition, of how many in whom it is known. */
  tallies: { readonly tallies: readonly { readonly events: number; readonly n: number }[] };
  /** counts[i][j]: participants of subset i with code j. */
  crosstab: { readonly counts: readonly (readonly number[])[]; readonly codes: readonly string[] };
  /** Complete rows, those of a subset in canonical order. */
  frame: {
    /** A code column is given by its level indices. */
    readonly columns: readonly {
      readonly name: string;
      readonly values: Float64Array;
      readonly levels?: readonly string[];
    }[];
    /** 1 where the condition is fulfilled, else 0. */
    readonly conditions: readonly { readonly name: string; readonly values: Float64Array }[];
    /** Which of the subsets a row belongs to: 0, 1, .... */
    readonly group: Float64Array;
  };
}

export type InputOf<N extends Need> = Inputs[N["shape"]];

/** Who stands behind a statistic; `missing` are in the subset but without a value. */
export interface Participants {
  /** Used in the computation. */
  readonly n: number;
  readonly missing: number;
  /** The codebook says that the variable does not apply to them. */
  readonly notApplicable: number;
  /** Whether they belong to the subset is unknown, as one of its conditions is missing. */
  readonly unknown: number;
  readonly below: number;
  readonly above: number;
}

/** Where a need is met: a cohort in memory, or what stands in for one. */
export interface Supply {
  /** The input for `need`, and the participants of each subset that it names, in order. */
  meet<N extends Need>(need: N): { readonly input: InputOf<N>; readonly groups: readonly Participants[] };
  /** How many participants are in both subsets. */
  overlap(a: string, b: string): number;
}
