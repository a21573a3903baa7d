import type { Code, Field } from "./codebook.js";

/**
 * What stands behind a value, one byte a row. `MISSING` has no value although there should be one, `NOT_APPLICABLE`
 * has none because the codebook says so; `BELOW` and `ABOVE` keep the assay's limit as their value.
 */
export const OBSERVED = 0;
export const MISSING = 1;
export const NOT_APPLICABLE = 2;
export const BELOW = 3;
export const ABOVE = 4;

/** Truth in three-valued logic. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** Values with their state; the limit where censored, NaN where there is no value. */
export interface NumberVector {
  readonly kind: "number";
  readonly values: Float64Array;
  readonly state: Uint8Array;
}

/** Indices into `codes`, -1 where there is no value. */
export interface CodeVector {
  readonly kind: "code";
  readonly codes: readonly Code[];
  /** The codes as numbers, where the column's type is integer. */
  readonly numbers?: readonly number[];
  readonly values: Int32Array;
  readonly state: Uint8Array;
}

/** Text, empty where there is no value. */
export interface TextVector {
  readonly kind: "text";
  readonly values: readonly string[];
  readonly state: Uint8Array;
}

/** {@link NO}, {@link YES} or {@link UNKNOWN}; the state of an unknown one says whether it is missing or does not apply. */
export interface LogicalVector {
  readonly kind: "logical";
  readonly values: Uint8Array;
  readonly state: Uint8Array;
}

export type Vector = NumberVector | CodeVector | TextVector | LogicalVector;

/** A vector that has a name, and a field that says what it means; of a derived variable the field is made up from its definition. */
interface Named {
  readonly name: string;
  readonly field: Field;
}

export type NumberColumn = NumberVector & Named;
export type CodeColumn = CodeVector & Named;
export type TextColumn = TextVector & Named;
export type Column = NumberColumn | CodeColumn | TextColumn;

/** A condition on participants that has a name. */
export type Logical = LogicalVector & { readonly name: string; readonly label: string };

/** A substitution for values below detection: their limit, half of it, or the limit over the square root of 2. */
export type Substitution = "limit" | "half" | "root2";
