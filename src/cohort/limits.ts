import { ensure } from "../statistics/refusal.js";

/** The limits at which values are cut: those under `below` and over `above` have no order among themselves. */
export interface Limits {
  readonly below?: number;
  readonly above?: number;
}

/** The limits at which all can be cut. Throws a Refusal where the lower one is above the upper. */
export function sharedLimits(all: readonly Limits[]): Limits {
  const below = Math.max(...all.map((one) => one.below ?? Number.NEGATIVE_INFINITY));
  const above = Math.min(...all.map((one) => one.above ?? Number.POSITIVE_INFINITY));
  return limits(below, above);
}

/** Limits, where they are finite. Throws a Refusal where the lower one is above the upper. */
export function limits(below: number, above: number): Limits {
  ensure(below <= above, `values <${below} and >${above} cannot be put in order`);
  return { ...(below !== Number.NEGATIVE_INFINITY && { below }), ...(above !== Number.POSITIVE_INFINITY && { above }) };
}
