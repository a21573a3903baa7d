import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";
import { sum } from "./sum.js";

/** Probabilities that differ by less than this are the same: products of shares carry rounding. */
const SAME = 1e-12;

/** The distribution of values of which some are only known to lie below a limit. */
export interface ReverseKaplanMeier {
  /** The distinct detected values, ascending. */
  readonly value: Float64Array;
  /** P(X <= value). */
  readonly cdf: Float64Array;
  /** The jump at each value. */
  readonly mass: Float64Array;
  /** What lies below the smallest detected value. */
  readonly leftover_mass: number;
}

/**
 * The reverse Kaplan-Meier estimate: F(v) is the product over detected t > v of 1 - d_t/r_t, with d_t values equal to
 * t and r_t values up to t; one below a limit at t counts as at risk at t. R: `survfit` on the flipped axis.
 * @throws Refusal for no values at all
 */
export function reverseKaplanMeier(detected: Sorted, limits: Sorted): ReverseKaplanMeier {
  const n = detected.length + limits.length;
  ensure(n >= 1, "needs at least 1 value, found 0");
  const values: number[] = [];
  const cdf: number[] = [];
  const mass: number[] = [];
  let remaining = 1;
  let censoredUpTo = limits.length;
  let from = detected.length;
  while (from > 0) {
    const value = detected[from - 1]!;
    const upTo = from;
    while (from > 0 && detected[from - 1] === value) from--;
    while (censoredUpTo > 0 && limits[censoredUpTo - 1]! > value) censoredUpTo--;
    const atRisk = upTo + censoredUpTo;
    const below = (remaining * (atRisk - (upTo - from))) / atRisk;
    values.push(value);
    cdf.push(remaining);
    mass.push((remaining * (upTo - from)) / atRisk);
    remaining = below;
  }
  return {
    value: Float64Array.from(values.reverse()),
    cdf: Float64Array.from(cdf.reverse()),
    mass: Float64Array.from(mass.reverse()),
    leftover_mass: remaining,
  };
}

/** The smallest detected value with P(X <= value) >= p; null where p lies in the mass below all detected values. */
export function reverseKaplanMeierQuantile(curve: ReverseKaplanMeier, p: number): number | null {
  if (curve.leftover_mass >= p - SAME) return null;
  const place = curve.cdf.findIndex((probability) => probability >= p - SAME);
  return place < 0 ? null : curve.value[place]!;
}

/**
 * The mean of the curve, the mass below all detected values placed at `leftoverValue`: Efron's convention with the
 * smallest number in the data, which is biased upwards if that is a limit.
 */
export function reverseKaplanMeierMean(
  { value, mass, leftover_mass }: ReverseKaplanMeier,
  leftoverValue: number,
): number {
  const terms = value.map((v, i) => v * mass[i]!);
  return sum([...terms, leftover_mass * leftoverValue]);
}
