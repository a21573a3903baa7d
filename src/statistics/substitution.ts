import { type Sorted, sort } from "./sorted.js";

/** What stands for a value below detection: its limit, half of it, or the limit divided by the square root of 2. */
export type Substitution = "limit" | "half" | "root2";

/** The factor of each substitution. */
export const SUBSTITUTION_FACTOR: Readonly<Record<Substitution, number>> = {
  limit: 1,
  half: 0.5,
  root2: Math.SQRT1_2,
};

/** Detected values together with a substitute for each value below detection, ascending. */
export function substituteBelow(detected: Sorted, limits: Sorted, substitution: Substitution): Sorted {
  const factor = SUBSTITUTION_FACTOR[substitution];
  const values = new Float64Array(detected.length + limits.length);
  values.set(detected);
  limits.forEach((limit, i) => {
    values[detected.length + i] = limit * factor;
  });
  return sort(values);
}
