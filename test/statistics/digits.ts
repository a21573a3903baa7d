import type { Vector } from "./agreement.js";

/** A vector that asks for a number of correct significant digits (NIST): the same as relative tolerances. */
export function withDigits(vector: Vector & { readonly lre_required?: Readonly<Record<string, number>> }): Vector {
  const digits = vector.lre_required;
  if (!digits) return vector;
  const tolerance = (lre: number): number => Number(`1e-${lre}`);
  return {
    ...vector,
    tolerance: tolerance(Math.min(...Object.values(digits))),
    tolerance_fields: Object.fromEntries(Object.entries(digits).map(([field, lre]) => [field, tolerance(lre)])),
  };
}
