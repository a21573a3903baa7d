import type { Place } from "../fault.js";
import type { Codebook } from "./codebook.js";
import type { Substitution } from "./column.js";
import type { Origin } from "./expression/index.js";

interface Declared {
  /** Kebab-case; the name in expressions. */
  readonly id: string;
  readonly label?: string;
  /** Where the declaration stands. */
  readonly place?: Place;
}

/** A derived variable: a number, a condition or a code for every participant. */
export interface Definition extends Declared {
  readonly value: string;
  readonly unit?: string;
  readonly decimals?: number;
  /** For values below detection that enter the definition's arithmetic; without it such results are missing. */
  readonly below?: Substitution;
  /** Where the text of `value` begins, for faults inside it; `place` where absent. */
  readonly origin?: Origin;
}

/** A number with a name: given, or a quantile (type 7) of a variable in a subset. */
export type Threshold = Declared &
  (
    | { readonly value: number; readonly unit?: string }
    | { readonly quantile: number; readonly of: string; readonly in: string }
  );

/** The participants who fulfil a condition. */
export interface Subset extends Declared {
  readonly where: string;
  /** Where the text of `where` begins, for faults inside it; `place` where absent. */
  readonly origin?: Origin;
}

/** What a study derives from the columns of its cohort. */
export interface Declarations {
  readonly codebook: Codebook;
  /** The column whose codes are the study's groups; each code is a subset of that name. */
  readonly groups?: string;
  /** Where `groups` stands, for faults; the codebook where absent. */
  readonly groupsPlace?: Place;
  readonly definitions?: readonly Definition[];
  readonly thresholds?: readonly Threshold[];
  readonly subsets?: readonly Subset[];
}

/** The subset of everyone. */
export const EVERYONE = "all";
