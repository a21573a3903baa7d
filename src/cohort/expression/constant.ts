import { type CodeVector, type NumberVector, OBSERVED, type Vector } from "../column.js";

/** A number as a vector of length 1, which stands for all rows. */
export function constant(value: number): NumberVector {
  return { kind: "number", values: Float64Array.of(value), state: Uint8Array.of(OBSERVED) };
}

/** A text as a code of length 1. */
export function text(value: string): CodeVector {
  return { kind: "code", codes: [{ value, label: value }], values: Int32Array.of(0), state: Uint8Array.of(OBSERVED) };
}

/** The vector at full length. */
export function spread(vector: Vector, rows: number): Vector {
  if (vector.state.length === rows) return vector;
  const state = new Uint8Array(rows).fill(vector.state[0]!);
  switch (vector.kind) {
    case "number":
      return { ...vector, state, values: new Float64Array(rows).fill(vector.values[0]!) };
    case "code":
      return { ...vector, state, values: new Int32Array(rows).fill(vector.values[0]!) };
    case "logical":
      return { ...vector, state, values: new Uint8Array(rows).fill(vector.values[0]!) };
    case "text":
      return { ...vector, state, values: new Array<string>(rows).fill(vector.values[0]!) };
  }
}
