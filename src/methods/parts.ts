import type { Method, Parts } from "./method.js";

/** The parts of the method's result under this declaration. */
export function partsOf(method: Method, declaration: Readonly<Record<string, unknown>>): Parts {
  return typeof method.parts === "function" ? method.parts(declaration as never) : method.parts;
}

/** Parts that every statistic has: who stands behind it. */
export const participantParts: Parts = {
  n: { kind: "count", label: "participants used" },
  missing: { kind: "count", label: "participants without a value" },
  not_applicable: { kind: "count", label: "participants to whom it does not apply" },
  unknown: { kind: "count", label: "participants of whom it is unknown whether they belong" },
  below: { kind: "count", label: "values below detection" },
  above: { kind: "count", label: "values above detection" },
};

/** What the adjusted p of a part is called: `p_adjusted`, unless the method has a part of that name itself. */
export function adjustedName(part: string, own: Parts): string {
  return `${part}_adjusted` in own ? `${part}_family_adjusted` : `${part}_adjusted`;
}

/** The parts that families add to those that they adjust. */
export function adjustedPartsOf(adjusted: readonly string[], own: Parts): Parts {
  return Object.fromEntries(
    adjusted.map((part) => [
      adjustedName(part, own),
      {
        kind: "p" as const,
        label: part === "p" ? adjustedPart.p_adjusted!.label : `adjusted ${own[part]?.label ?? part}`,
      },
    ]),
  );
}

/** The part that a family adds to each of its members. */
export const adjustedPart: Parts = { p_adjusted: { kind: "p", label: "adjusted p" } };
