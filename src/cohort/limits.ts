import { ensure } from "../statistics/refusal.js";
import { ABOVE, BELOW, type NumberVector } from "./column.js";

/** The limits at which values are cut: those under `below` and over `above` have no order among themselves. */
export interface Limits {
  readonly below?: number;
  readonly above?: number;
}

/** The highest limit below which, and the lowest above which, a value of these rows is censored. */
export function limitsOf({ values, state }: NumberVector, rows: Int32Array): Limits {
  let [below, above] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (state[row] === BELOW) below = Math.max(below, values[row]!);
    else if (state[row] === ABOVE) above = Math.min(above, values[row]!);
  }
  return limits(below, above);
}

/** The limits at which all can be cut. Throws a Refusal where the lower one is above the upper. */
export function sharedLimits(all: readonly Limits[]): Limits {
  const below = Math.max(...all.map((one) => one.below ?? Number.NEGATIVE_INFINITY));
  const above = Math.min(...all.map((one) => one.above ?? Number.POSITIVE_INFINITY));
  return limits(below, above);
}

function limits(below: number, above: number): Limits {
  ensure(below <= above, `values <${below} and >${above} cannot be put in order`);
  return { ...(below !== Number.NEGATIVE_INFINITY && { below }), ...(above !== Number.POSITIVE_INFINITY && { above }) };
}

/** The values of these rows, cut: -Infinity below the lower limit, Infinity above the upper one. */
export function cut({ values, state }: NumberVector, rows: Int32Array, { below, above }: Limits): Float64Array {
  const [low, high] = [below ?? Number.NEGATIVE_INFINITY, above ?? Number.POSITIVE_INFINITY];
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const value = values[row]!;
    if (state[row] === BELOW || value < low) result[i] = Number.NEGATIVE_INFINITY;
    else if (state[row] === ABOVE || value > high) result[i] = Number.POSITIVE_INFINITY;
    else result[i] = value;
  }
  return result;
}
