import { type Coded, coded } from "./coded.js";
import { ABOVE, BELOW, OBSERVED, type Substitution } from "./column.js";
import { substituted } from "./expression/index.js";
import { type Limits, limits } from "./limits.js";
import { members } from "./members.js";
import type { Participants } from "./participants.js";
import { refuseRepeated } from "./repeated.js";
import type { Variables } from "./variables.js";

/** How often each of a variable's values occurs among some rows. */
export interface Counts {
  readonly coded: Coded;
  readonly counts: Int32Array;
}

/**
 * Counts the values of a numeric variable in a subset, once: however many the rows, what is kept is as large as the number of
 * different values. Throws as {@link completeRows} does.
 */
export function counted(variables: Variables, of: string, subset: string): Counts & Participants {
  return variables.once(JSON.stringify(["counted", of, subset]), () => {
    const own = coded(variables, of);
    const { rows, unknown } = members(variables, subset);
    const { participants } = variables.cohort;
    const different = own.values.length;
    const counts = new Int32Array(different + 2);
    for (let i = 0; i < rows.length; i++) counts[own.codes[rows[i]!]!]!++;
    if (participants) {
      const used = rows.filter((row) => own.codes[row]! < different);
      refuseRepeated(participants, used, subset);
    }
    const [missing, notApplicable] = [counts[different]!, counts[different + 1]!];
    const n = rows.length - missing - notApplicable;
    return { coded: own, counts: counts.subarray(0, different), n, missing, notApplicable, unknown };
  });
}

/** How many of the values are in that state. */
export function countIn(wanted: number, { coded: { states }, counts }: Counts): number {
  let n = 0;
  for (let code = 0; code < counts.length; code++) if (states[code] === wanted) n += counts[code]!;
  return n;
}

/** The highest limit below which, and the lowest above which, a value is censored. */
export function limitsOf({ coded: { values, states }, counts }: Counts): Limits {
  let [below, above] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    if (states[code] === BELOW) below = values[code]!;
    else if (states[code] === ABOVE) above = Math.min(above, values[code]!);
  }
  return limits(below, above);
}

/** The values, still ascending, cut: -Infinity below the lower limit, Infinity above the upper one. */
export function cut({ values, states }: Coded, { below, above }: Limits): Float64Array {
  if (below === undefined && above === undefined) return values;
  const [low, high] = [below ?? Number.NEGATIVE_INFINITY, above ?? Number.POSITIVE_INFINITY];
  return values.map((value, code) => {
    if (states[code] === BELOW || value < low) return Number.NEGATIVE_INFINITY;
    return states[code] === ABOVE || value > high ? Number.POSITIVE_INFINITY : value;
  });
}

/** The values with those that are censored substituted, or `otherwise`; undefined where one that occurs is left. */
export function withSubstitutes(
  { coded: { values, states }, counts }: Counts,
  below: Substitution | undefined,
  otherwise?: number,
): Float64Array | undefined {
  const numbers = values.slice();
  for (let code = 0; code < counts.length; code++) {
    if (states[code] === OBSERVED || counts[code] === 0) continue;
    const value = substituted(values[code]!, states[code]!, below) ?? otherwise;
    if (value === undefined) return undefined;
    numbers[code] = value;
  }
  return numbers;
}

/** Each value as often as it is counted. */
export function repeated(values: Float64Array, counts: Int32Array): Float64Array {
  let n = 0;
  for (let code = 0; code < counts.length; code++) n += counts[code]!;
  const result = new Float64Array(n);
  for (let code = 0, at = 0; code < counts.length; code++) {
    const value = values[code]!;
    for (const end = at + counts[code]!; at < end; at++) result[at] = value;
  }
  return result;
}

/** The values, or limits, in one state, ascending, as often as they are counted. */
export function valuesIn(wanted: number, { coded: { values, states }, counts }: Counts): Float64Array {
  return repeated(
    values,
    counts.map((count, code) => (states[code] === wanted ? count : 0)),
  );
}
