import type { SecondEngine } from "../audit/second-engine.js";
import type { Codebook, Field } from "../cohort/codebook.js";
import type { Definition, Subset, Threshold } from "../cohort/declarations.js";
import type { Format } from "../format/part.js";
import type { Profile } from "../format/profile.js";
import type { PlannedFamily } from "../plan/plan.js";

/** Id of the element in which a page carries what its script needs to recompute it. */
export const PLAN_ID = "reckon-plan";

/**
 * What the page's script needs and the page does not say by itself: the plan as it was expanded, and how the data are to
 * be read. Labels, values and places are on the page, in the appendix.
 */
export interface CarriedPlan {
  readonly data: { readonly file: string; readonly sha256: string; readonly counted?: true };
  /** How numbers are printed: whole, so that the script holds no other journals' ways. */
  /** The name of the profile, and how it prints. */
  readonly profile: string;
  readonly style: Profile;
  readonly codebook: CarriedCodebook;
  readonly groups?: string;
  readonly definitions: readonly CarriedDefinition[];
  readonly thresholds: readonly CarriedThreshold[];
  readonly subsets: readonly CarriedSubset[];
  readonly statistics: readonly Batch[];
  readonly families: readonly CarriedFamily[];
  readonly claims: readonly CarriedClaim[];
  readonly secondEngine?: SecondEngine;
  /** How some statistics are printed otherwise than the profile says, by their place in the list of all rows. */
  readonly formats?: readonly (readonly [place: number, format: Format])[];
  /** Numbers that somebody typed, beside those that the text itself marks as such. */
  readonly typed?: readonly TypedNumber[];
}

/**
 * Statistics of one method, a row for each: the values of `keys`, and what all have in common in `same`. With `prefix`,
 * ids are that and the row's values (of a list its first), joined by dots, as grids make them; else an id is the first
 * value of its row.
 */
export interface Batch {
  readonly method: string;
  readonly keys: readonly string[];
  readonly same: Readonly<Record<string, unknown>>;
  readonly prefix?: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** A family whose members are places in the list of all rows, in order; with the part where that is not the p. */
export type CarriedFamily = Pick<PlannedFamily, "label" | "adjust"> & {
  readonly members: readonly (number | readonly [place: number, part: string])[];
};

/** How the values of a row end an id that a grid made. */
export function tailOf(values: readonly unknown[]): string {
  return values.map((value) => `.${Array.isArray(value) ? value[0] : value}`).join("");
}

/** The ids of a batch's rows. */
export function idsOf({ prefix, rows }: Batch): string[] {
  return rows.map((row) => (prefix === undefined ? String(row[0]) : `${prefix}${tailOf(row)}`));
}

/** Without labels and places, which nothing is computed from. */
export type CarriedCodebook = Pick<
  Codebook,
  "missingValues" | "key" | "participant" | "wide" | "delimiter" | "decimalChar"
> & {
  readonly fields: readonly CarriedField[];
};
export type CarriedField = Omit<
  Field,
  "label" | "description" | "assumed" | "place" | "codes" | "required" | "unique"
> & {
  readonly codes?: readonly string[];
  readonly required?: true;
  readonly unique?: true;
};

export type CarriedDefinition = Pick<Definition, "id" | "value" | "unit" | "decimals" | "below">;
export type CarriedThreshold = Threshold extends infer T
  ? T extends Threshold
    ? Omit<T, "label" | "place">
    : never
  : never;
export type CarriedSubset = Pick<Subset, "id" | "where">;

/** A claim; what it says stands on the page. */
export interface CarriedClaim {
  readonly id: string;
  readonly verdict: string;
  /** Whether the verdict is the one that the study expects. */
  readonly expected: boolean;
}

/** A number that no statistic stands behind. */
export interface TypedNumber {
  readonly text: string;
  /** `file:line:column`. */
  readonly place: string;
  /** Why it may stand there; absent where nothing allows it: it is unbound. */
  readonly why?: string;
}
