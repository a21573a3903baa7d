import type { ClaimDeclaration } from "../../study/study.js";
import type { ValueVerdict } from "./value.js";

/** What the data say to a claim. A claim of no difference is never confirmed. */
export type Verdict =
  | "agrees"
  | "differs"
  | "decision-flips"
  | "nothing-contrary"
  | "within-margin"
  | "not-decided"
  | "not-checked";

/** Whether a condition holds: true, false, or unknown. */
export type Truth = boolean | undefined;

/**
 * The verdict of a claim from its condition, its margin and its published values. What speaks against it wins over what
 * speaks for it, and what was not checked is no agreement.
 */
export function combine(
  kind: ClaimDeclaration["kind"],
  condition: { readonly holds: Truth; readonly within: Truth } | undefined,
  values: readonly ValueVerdict[],
): Verdict {
  if (values.includes("decision-flips")) return "decision-flips";
  if (values.includes("differs")) return "differs";
  const checked = values.filter((verdict) => verdict !== "not-checked");
  if (!condition)
    return checked.length === 0 ? "not-checked" : checked.length < values.length ? "not-decided" : "agrees";
  const { holds, within } = condition;
  if (holds === false) return "differs";
  if (holds === undefined && within !== true)
    return checked.length === 0 && values.length > 0 ? "not-checked" : "not-decided";
  if (checked.length < values.length) return "not-decided";
  if (within === true) return "within-margin";
  return kind === "no-difference" ? "nothing-contrary" : "agrees";
}

/** Whether a verdict is what the study expects; where it expects nothing in particular, whatever speaks for the claim. */
export function isExpected(verdict: Verdict, expect: ClaimDeclaration["expect"]): boolean {
  if (expect !== undefined) return verdict === expect;
  return verdict === "agrees" || verdict === "nothing-contrary" || verdict === "within-margin";
}

/** Whether anything stands behind the verdict. */
export function isDecided(verdict: Verdict): boolean {
  return verdict !== "not-decided" && verdict !== "not-checked";
}
