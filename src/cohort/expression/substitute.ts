import { ABOVE, BELOW, MISSING, type NumberVector, OBSERVED, type Substitution } from "../column.js";

/** The factor by which each substitution multiplies the limit of a value below detection. */
const FACTORS: Readonly<Record<Substitution, number>> = { limit: 1, half: 0.5, root2: Math.SQRT1_2 };

/**
 * The number that stands for a censored value under a substitution; undefined where it has none: without a
 * substitution, and above the range, where only the limit itself is a possible value.
 */
export function substituted(limit: number, state: number, substitution: Substitution | undefined): number | undefined {
  if (substitution === undefined) return undefined;
  if (state === BELOW) return limit * FACTORS[substitution];
  return substitution === "limit" ? limit : undefined;
}

/** The vector with censored values substituted, or missing where there is no substitution for them. */
export function withoutCensoring(vector: NumberVector, substitution: Substitution | undefined): NumberVector {
  if (!vector.state.some((state) => state === BELOW || state === ABOVE)) return vector;
  const [values, state] = [vector.values.slice(), vector.state.slice()];
  for (let i = 0; i < state.length; i++) {
    if (state[i] !== BELOW && state[i] !== ABOVE) continue;
    const value = substituted(values[i]!, state[i]!, substitution);
    values[i] = value ?? Number.NaN;
    state[i] = value === undefined ? MISSING : OBSERVED;
  }
  return { kind: "number", values, state };
}
