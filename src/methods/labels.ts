/** Labels and turns of phrase that several methods share, worded once. */
import type { Substitution } from "../cohort/need.js";
import type { Alternative } from "../statistics/alternative.js";
import type { Names } from "./method.js";

/** `IL-6, controls`. */
export function labelIn({ of, in: subset }: { of: string; in: string }, names: Names): string {
  return `${names.variable(of)}, ${names.subset(subset)}`;
}

/** `IL-6: IgM-PNP against controls`. */
export function labelBetween({ of, between }: { of: string; between: readonly string[] }, names: Names): string {
  return `${names.variable(of)}: ${names.subset(between[0]!)} against ${names.subset(between[1]!)}`;
}

/** `IL-6 across IgM-PNP, MMN, controls`. */
export function labelAcross({ of, across }: { of: string; across: readonly string[] }, names: Names): string {
  return `${names.variable(of)} across ${across.map(names.subset).join(", ")}`;
}

/** `IL-6 with IL-10, controls`. */
export function labelPair(
  { of, with: other, in: subset }: { of: string; with: string; in: string },
  names: Names,
): string {
  return `${names.variable(of)} with ${names.variable(other)}, ${names.subset(subset)}`;
}

/** A level as a percentage: `95%`. */
export function percent(level: number): string {
  return `${Number((level * 100).toPrecision(12))}%`;
}

/** ` (one-sided)` where the alternative is. */
export function sided(alternative: Alternative): string {
  return alternative === "two-sided" ? "" : " (one-sided)";
}

const counted: Readonly<Record<Substitution, string>> = {
  limit: "their limit",
  half: "half their limit",
  root2: "their limit divided by the square root of 2",
};

/** The sentence on what values below detection counted as, or none. */
export function belowLine(below: Substitution | undefined): readonly string[] {
  return below ? [`In arithmetic, values below detection counted as ${counted[below]}.`] : [];
}
