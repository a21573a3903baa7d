import { doubleBetween } from "./bisect-doubles.js";
import { places } from "./places.js";
import { radixSort } from "./radix-sort.js";

/** How many values of a family are at most some bound: in all, and equal pairs counted once. */
export interface UpTo {
  readonly values: number;
  readonly cells: number;
}

/** Some values of a family and how often each occurs; the same value may stand there several times. */
export interface Cells {
  readonly values: Float64Array;
  readonly times: Float64Array;
}

/** Finite values that are too many to be formed, of which parts can be counted and, where they are few, formed. */
export interface Family {
  readonly lowest: number;
  readonly highest: number;
  readonly all: UpTo;
  /** About how many steps a count takes: so many values are formed without a second thought. */
  readonly steps: number;
  countUpTo(bound: number): UpTo;
  /** The cells above `low` and at most `high`: so many as the counts say. */
  between(low: number, high: number, cells: number): Cells;
  /** An ascending sample of the family, which shows where to begin; may be empty. */
  readonly pilot: Float64Array;
}

/** Values from `low`, which is below the one sought, up to `high`, which is not. */
interface Bracket {
  readonly low: number;
  readonly high: number;
  readonly below: UpTo;
  readonly upTo: UpTo;
}

/** Consecutive values of the family: `upTo[i]` are at most `values[i]`, `below` are below them all. */
interface Stretch {
  readonly below: number;
  readonly values: Float64Array;
  readonly upTo: Float64Array;
}

/**
 * Gives the k-th smallest value of a family, k from 1 to the number of its values. A bracket around it is narrowed, first
 * by the pilot, then by interpolation that aims a little beyond the value, now on the one side, now on the other, or,
 * where that gets on slowly, by halving; when few values are left in it, they are formed and sorted, and kept for the
 * next k. About eight counts for smooth data.
 */
export function selector(family: Family): (k: number) => number {
  const { lowest, highest, all } = family;
  let atLowest: UpTo | null = null;
  let known: Stretch | null = null;
  return (k) => {
    if (k === all.values) return highest + 0;
    atLowest ??= family.countUpTo(lowest);
    if (k <= atLowest.values) return lowest + 0;
    if (known && k > known.below && k <= (known.upTo.at(-1) ?? 0)) return valueIn(known, k);
    const bracket = narrowed(family, { low: lowest, below: atLowest, high: highest, upTo: all }, k);
    if ("only" in bracket) return bracket.only + 0;
    known = stretch(family, bracket);
    return valueIn(known, k);
  };
}

/** A bracket with few values in it, or the only value that is left. */
function narrowed(family: Family, bracket: Bracket, k: number): Bracket | { readonly only: number } {
  const { pilot, steps } = family;
  const margin = Math.max(1 / 512, Math.min(1 / 32, 2 / Math.sqrt(steps)));
  const place = (k / family.all.values) * pilot.length;
  const guesses = [pilot[Math.floor(place - pilot.length / 32)], pilot[Math.ceil(place + pilot.length / 32)]];
  let aim = margin;
  let slow = 0;
  for (;;) {
    const { low, high, below, upTo } = bracket;
    if (upTo.cells - below.cells <= steps / 2 + 16) return bracket;
    const halfWay = doubleBetween(low, high);
    if (halfWay === null) return { only: high };
    let bound = guesses.shift() ?? (slow < 2 ? interpolated(bracket, k, aim) : halfWay);
    if (!(bound > low && bound < high)) bound = halfWay;
    const counted = family.countUpTo(bound);
    const isBelow = counted.values < k;
    bracket = isBelow ? { ...bracket, low: bound, below: counted } : { ...bracket, high: bound, upTo: counted };
    aim = isBelow ? margin : -margin;
    const left = bracket.upTo.values - bracket.below.values;
    slow = left > (upTo.values - below.values) / 2 ? slow + 1 : 0;
  }
}

/** Where the k-th value would lie were they spread evenly, and further by the share `aim` of them. */
function interpolated({ low, high, below, upTo }: Bracket, k: number, aim: number): number {
  return low + (high - low) * ((k - below.values) / (upTo.values - below.values) + aim);
}

function stretch(family: Family, { low, high, below, upTo }: Bracket): Stretch {
  const { values, times } = family.between(low, high, upTo.cells - below.cells);
  const order = places(values.length);
  radixSort(values, order);
  let passed = below.values;
  const cumulative = times.map((_, i) => {
    passed += times[order[i]!]!;
    return passed;
  });
  return { below: below.values, values, upTo: cumulative };
}

function valueIn({ values, upTo }: Stretch, k: number): number {
  return values[countBefore(upTo, k)]! + 0; // never -0
}

/** How many of the ascending `values` are less than `bound`. */
function countBefore(values: Float64Array, bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
