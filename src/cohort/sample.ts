import { StudyFaults } from "../fault.js";
import { asSorted, type Sorted, sort } from "../statistics/sorted.js";
import { ABOVE, BELOW, type NumberVector, type Substitution } from "./column.js";
import { EVERYONE } from "./declarations.js";
import { asNumber } from "./expression/compare.js";
import { substituted } from "./expression/index.js";
import { cut, type Limits, limitsOf, sharedLimits } from "./limits.js";
import { completeRows, type Participants } from "./participants.js";
import type { Variables } from "./variables.js";

/** The values of one variable in one subset, in ascending order. */
export interface Sample extends Participants {
  /**
   * For ranks and quantiles: values below detection are -Infinity, above it Infinity, after all were cut at the highest
   * (lowest) limit present, since there is no order between `<5` and 3.
   */
  readonly values: Sorted;
  /**
   * For arithmetic: all finite, censored values substituted as was asked. Absent where some are censored and there is
   * no substitution for them; for values above detection only `limit` is one.
   */
  readonly numbers?: Sorted;
  /** With values below detection substituted as was asked, and Infinity above it; absent where nothing was asked. */
  readonly substituted?: Sorted;
  /** Where it was asked for: the values within detection, and the limit of each value below it; both ascending. */
  readonly uncut?: { readonly detected: Sorted; readonly limits: Sorted };
  /** Values that the file gives as below, above detection; what cutting ties with them is not counted. */
  readonly below: number;
  readonly above: number;
  /** Where the values were cut. */
  readonly belowLimit?: number;
  readonly aboveLimit?: number;
}

export interface SampleOptions {
  readonly below?: Substitution | undefined;
  readonly uncut?: boolean | undefined;
}

/**
 * The values of variable `of` in a subset (everyone where none is named), sorted once and kept.
 * Throws StudyFaults for unknown names and variables that are not numeric, a Refusal where `<` and `>` limits cross.
 */
export function sample(
  variables: Variables,
  of: string,
  subset: string = EVERYONE,
  { below, uncut = false }: SampleOptions = {},
): Sample {
  return variables.once(JSON.stringify(["sample", of, subset, below, uncut]), () => {
    const vector = numeric(variables, of);
    const { rows, ...participants } = completeRows(variables, subset, [vector.state]);
    const numbers = below === undefined ? undefined : substitutedValues(vector, rows, below);
    const substituted = below === undefined || numbers ? undefined : openAbove(vector, rows, below);
    const limits = limitsOf(vector, rows);
    const values =
      below === undefined && !uncut ? sort(cut(vector, rows, limits)) : sample(variables, of, subset).values;
    const plain = limits.below === undefined && limits.above === undefined;
    const sorted = plain ? values : numbers && sort(numbers);
    const open = numbers ? sorted : substituted && sort(substituted);
    return {
      values,
      ...(sorted && { numbers: sorted }),
      ...(open && { substituted: open }),
      ...(uncut && { uncut: uncutValues(vector, rows) }),
      ...participants,
      below: countOf(BELOW, vector, rows),
      above: countOf(ABOVE, vector, rows),
      ...limitKeys(limits),
    };
  });
}

/** The sample cut anew, so that it can be compared with others. Its own limits stay where they reach further. */
export function cutAt(sample: Sample, limits: Limits): Sample {
  const { values, belowLimit, aboveLimit } = sample;
  const own = {
    ...(belowLimit !== undefined && { below: belowLimit }),
    ...(aboveLimit !== undefined && { above: aboveLimit }),
  };
  const shared = sharedLimits([own, limits]);
  const { below = Number.NEGATIVE_INFINITY, above = Number.POSITIVE_INFINITY } = shared;
  const changed = values.some(
    (value) =>
      (value < below && value !== Number.NEGATIVE_INFINITY) || (value > above && value !== Number.POSITIVE_INFINITY),
  );
  const recut = changed
    ? asSorted(
        values.map((value) =>
          value < below ? Number.NEGATIVE_INFINITY : value > above ? Number.POSITIVE_INFINITY : value,
        ),
      )
    : values;
  return { ...sample, values: recut, ...limitKeys(shared) };
}

/** Samples that are compared by rank, cut at one limit. */
export function shareLimits(samples: readonly Sample[]): readonly Sample[] {
  const limits = sharedLimits(
    samples.map(({ belowLimit, aboveLimit }) => ({
      ...(belowLimit !== undefined && { below: belowLimit }),
      ...(aboveLimit !== undefined && { above: aboveLimit }),
    })),
  );
  return samples.map((one) => cutAt(one, limits));
}

/** A variable as numbers. Throws StudyFaults where it is unknown or not numeric. */
export function numeric(variables: Variables, name: string): NumberVector {
  const variable = variables.variable(name);
  if (variable.kind === "number" || (variable.kind === "code" && variable.numbers)) return asNumber(variable);
  throw new StudyFaults([
    {
      rule: "variable-not-numeric",
      severity: "error",
      message: `${name} is not numeric`,
      expected: "a number, or codes that are whole numbers",
    },
  ]);
}

/** The values of these rows with censored ones substituted; undefined where one has no substitute. */
export function substitutedValues(
  vector: NumberVector,
  rows: Int32Array,
  below: Substitution | undefined,
): Float64Array | undefined {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const state = vector.state[row]!;
    const limit = vector.values[row]!;
    const value = state === BELOW || state === ABOVE ? substituted(limit, state, below) : limit;
    if (value === undefined) return undefined;
    result[i] = value;
  }
  return result;
}

/** The values of these rows with those below detection substituted, and Infinity for those above. */
function openAbove(vector: NumberVector, rows: Int32Array, below: Substitution): Float64Array {
  return Float64Array.from(rows, (row) => {
    const state = vector.state[row]!;
    if (state === ABOVE) return Number.POSITIVE_INFINITY;
    return state === BELOW ? substituted(vector.values[row]!, state, below)! : vector.values[row]!;
  });
}

function limitKeys({ below, above }: Limits) {
  return { ...(below !== undefined && { belowLimit: below }), ...(above !== undefined && { aboveLimit: above }) };
}

/** How many of these rows are in that state. */
export function countOf(wanted: number, { state }: NumberVector, rows: Int32Array): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (state[rows[i]!] === wanted) count++;
  return count;
}

function uncutValues({ values, state }: NumberVector, rows: Int32Array): { detected: Sorted; limits: Sorted } {
  const of = (wanted: (one: number) => boolean): Sorted =>
    sort(
      Float64Array.from(
        rows.filter((row) => wanted(state[row]!)),
        (row) => values[row]!,
      ),
    );
  return { detected: of((one) => one !== BELOW && one !== ABOVE), limits: of((one) => one === BELOW) };
}
