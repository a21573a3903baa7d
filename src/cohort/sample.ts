import { countWhile } from "../statistics/count-while.js";
import { places } from "../statistics/places.js";
import { radixSort } from "../statistics/radix-sort.js";
import { asSorted, type Sorted } from "../statistics/sorted.js";
import { ABOVE, BELOW, OBSERVED, type Substitution } from "./column.js";
import { type Counts, counted, countIn, cut, limitsOf, repeated, valuesIn, withSubstitutes } from "./counted.js";
import { EVERYONE } from "./declarations.js";
import { type Limits, sharedLimits } from "./limits.js";
import type { Participants } from "./participants.js";
import { onceUnlessLarge, type Variables } from "./variables.js";

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
 * The values of variable `of` in a subset (everyone where none is named), counted and sorted once and kept.
 * Throws StudyFaults for unknown names and variables that are not numeric, a Refusal where `<` and `>` limits cross.
 */
export function sample(
  variables: Variables,
  of: string,
  subset: string = EVERYONE,
  { below, uncut = false }: SampleOptions = {},
): Sample {
  return onceUnlessLarge(variables, JSON.stringify(["sample", of, subset, below, uncut]), () => {
    const found = counted(variables, of, subset);
    const { coded, counts, n, missing, notApplicable, unknown } = found;
    const limits = limitsOf(found);
    const values =
      below === undefined && !uncut
        ? asSorted(repeated(cut(coded, limits), counts))
        : sample(variables, of, subset).values;
    const plain = limits.below === undefined && limits.above === undefined;
    const numbers = plain ? values : substitutedSample(found, below);
    const open = below && (numbers ?? substitutedSample(found, below, Number.POSITIVE_INFINITY));
    return {
      values,
      ...(numbers && { numbers }),
      ...(open && { substituted: open }),
      ...(uncut && {
        uncut: { detected: asSorted(valuesIn(OBSERVED, found)), limits: asSorted(valuesIn(BELOW, found)) },
      }),
      ...{ n, missing, notApplicable, unknown },
      below: countIn(BELOW, found),
      above: countIn(ABOVE, found),
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
  const [low, high] = [countWhile(values, (one) => one < below), countWhile(values, (one) => one <= above)];
  const [first, end] = [
    countWhile(values, (one) => one === Number.NEGATIVE_INFINITY),
    countWhile(values, (one) => one !== Number.POSITIVE_INFINITY),
  ];
  const recut =
    low <= first && high >= end
      ? values
      : values.slice().fill(Number.NEGATIVE_INFINITY, 0, low).fill(Number.POSITIVE_INFINITY, high);
  return { ...sample, values: asSorted(recut), ...limitKeys(shared) };
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

function substitutedSample(found: Counts, below: Substitution | undefined, otherwise?: number): Sorted | undefined {
  const numbers = withSubstitutes(found, below, otherwise)?.slice();
  if (!numbers) return undefined;
  const order = places(numbers.length);
  radixSort(numbers, order);
  const counts = Int32Array.from(order, (code) => found.counts[code]!);
  return asSorted(repeated(numbers, counts));
}

function limitKeys({ below, above }: Limits) {
  return { ...(below !== undefined && { belowLimit: below }), ...(above !== undefined && { aboveLimit: above }) };
}
