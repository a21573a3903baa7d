import type { Code } from "../codebook.js";
import type { Vector } from "../column.js";

/** What an expression gives for each participant. */
export type Type =
  /** `censored`: values may be below or above detection. */
  | { readonly kind: "number"; readonly censored: boolean }
  | { readonly kind: "logical" }
  /** `numeric`: codes that are whole numbers, and count as numbers too. */
  | { readonly kind: "code"; readonly codes: readonly Code[]; readonly numeric: boolean }
  | { readonly kind: "text" }
  /** Of a name that is itself at fault, so that one fault is not reported many times. */
  | { readonly kind: "unknown" };

/** The names that an expression may use. */
export interface TypeScope {
  type(name: string): Type | undefined;
  /** All names, for suggestions. */
  names(): readonly string[];
}

/** The same with their values. A vector of length 1 stands for all rows. */
export interface Scope extends TypeScope {
  readonly rows: number;
  vector(name: string): Vector;
}

export const NUMBER: Type = { kind: "number", censored: false };
export const LOGICAL: Type = { kind: "logical" };
export const UNKNOWN_TYPE: Type = { kind: "unknown" };

/** Whether values of the type can be calculated with. */
export function isNumber(type: Type): boolean {
  return type.kind === "number" || type.kind === "unknown" || (type.kind === "code" && type.numeric);
}

/** The type in words, for faults. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "number":
      return "a number";
    case "logical":
      return "a condition";
    case "code":
      return type.numeric ? "a numeric code" : "a code";
    case "text":
      return "a text";
    case "unknown":
      return "unknown";
  }
}

/** The codes of both, those of `a` first. */
export function union(a: readonly Code[], b: readonly Code[]): Code[] {
  return [...a, ...b.filter(({ value }) => !a.some((code) => code.value === value))];
}
