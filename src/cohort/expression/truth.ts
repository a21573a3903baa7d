import { type LogicalVector, MISSING, NO, NOT_APPLICABLE, OBSERVED, UNKNOWN, YES } from "../column.js";

/**
 * Three-valued logic as in R and SQL: what is known decides, else the result is unknown. Where it is unknown, it does
 * not apply if a part that matters does not apply, and is missing otherwise.
 */
export function and(a: LogicalVector, b: LogicalVector): LogicalVector {
  return combine(a, b, NO);
}

export function or(a: LogicalVector, b: LogicalVector): LogicalVector {
  return combine(a, b, YES);
}

export function not(a: LogicalVector): LogicalVector {
  const values = a.values.map((value) => (value === UNKNOWN ? UNKNOWN : YES - value));
  return { kind: "logical", values, state: a.state };
}

/** `decisive`: the truth that decides alone. */
function combine(a: LogicalVector, b: LogicalVector, decisive: number): LogicalVector {
  const n = lengthOf(a, b);
  const [result, aStep, bStep] = [logical(n), step(a), step(b)];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.values[i * aStep]!, b.values[i * bStep]!];
    if (x === decisive || y === decisive) result.values[i] = decisive;
    else if (x === UNKNOWN || y === UNKNOWN) {
      result.values[i] = UNKNOWN;
      result.state[i] = absent(a.state[i * aStep]!, b.state[i * bStep]!);
    } else result.values[i] = x;
  }
  return result;
}

/** The state of a result that has no value, from the states of what it was made of. */
export function absent(a: number, b: number): number {
  return a === NOT_APPLICABLE || b === NOT_APPLICABLE ? NOT_APPLICABLE : MISSING;
}

/** A new vector of `no`. */
export function logical(length: number): LogicalVector & { readonly kind: "logical" } {
  return { kind: "logical", values: new Uint8Array(length).fill(NO), state: new Uint8Array(length).fill(OBSERVED) };
}

/** 0 for a vector of length 1, which stands for all rows; else 1. */
export function step(vector: { readonly state: Uint8Array }): 0 | 1 {
  return vector.state.length === 1 ? 0 : 1;
}

/** The length of what is made of these vectors. */
export function lengthOf(...vectors: readonly { readonly state: Uint8Array }[]): number {
  return Math.max(...vectors.map(({ state }) => state.length));
}
