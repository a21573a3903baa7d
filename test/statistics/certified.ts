/** Vectors with certified values state how many correct significant digits are asked for, field by field. */
import type { Vector } from "./agreement.js";

/**
 * A vector with `lre_required` (log relative error: -log10 of the relative error, of the absolute error where the
 * certified value is 0) as one with tolerances, holding only the fields that have a requirement and degrees of freedom.
 */
export function asCertified(vector: Vector & { readonly lre_required?: Readonly<Record<string, number>> }): Vector {
  const required = vector.lre_required;
  if (!required) return vector;
  const tolerances = Object.fromEntries(Object.entries(required).map(([field, digits]) => [field, 10 ** -digits]));
  return {
    ...vector,
    expected: Object.fromEntries(
      Object.entries(vector.expected).filter(([field]) => field in required || field.startsWith("df_")),
    ),
    tolerance: 0,
    tolerance_fields: tolerances,
    abs_tolerance_fields: Object.fromEntries(
      Object.entries(tolerances).filter(([field]) => [vector.expected[field]].flat().includes(0)),
    ),
  };
}
