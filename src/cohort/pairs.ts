import { coded } from "./coded.js";
import { ABOVE, BELOW } from "./column.js";
import { type Counts, countIn, cut, limitsOf, withSubstitutes } from "./counted.js";
import { EVERYONE } from "./declarations.js";
import type { Limits } from "./limits.js";
import { members } from "./members.js";
import { inOrder, orderOf } from "./order.js";
import type { Participants } from "./participants.js";
import { refuseRepeated } from "./repeated.js";
import type { SampleOptions } from "./sample.js";
import { onceUnlessLarge, type Variables } from "./variables.js";

/** Two variables of the same participants, in ascending order of x, then y: whatever the order of the file. */
export interface Pairs extends Participants {
  /** For ranks: cut as in a {@link Sample}, each variable at its own limits. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** For arithmetic: all finite, in the same order; absent where a censored value has no substitute. */
  readonly numbers?: { readonly x: Float64Array; readonly y: Float64Array };
  readonly xLimits: Limits;
  readonly yLimits: Limits;
  /** Values that the file gives as below, above detection, of both variables together. */
  readonly below: number;
  readonly above: number;
}

/** The complete pairs of two numeric variables in a subset; `missing` lack one of the two. Throws as `sample` does. */
export function pairs(
  variables: Variables,
  x: string,
  y: string,
  subset: string = EVERYONE,
  { below }: SampleOptions = {},
): Pairs {
  const key = JSON.stringify(["pairs", x, y, subset, below]);
  return onceUnlessLarge(variables, key, () => {
    const { x: a, y: b, ...participants } = codedPairs(variables, x, y, subset);
    const [xLimits, yLimits] = [limitsOf(a), limitsOf(b)];
    const of = ({ codes }: CodedSide, values: Float64Array) => {
      const result = new Float64Array(codes.length);
      for (let i = 0; i < codes.length; i++) result[i] = values[codes[i]!]!;
      return result;
    };
    const [xCut, yCut] = [of(a, cut(a.coded, xLimits)), of(b, cut(b.coded, yLimits))];
    const numbersOf = (side: CodedSide, cutValues: Float64Array, { below: low, above: high }: Limits) => {
      if (low === undefined && high === undefined) return cutValues;
      const values = withSubstitutes(side, below);
      return values && of(side, values);
    };
    const [xNumbers, yNumbers] = [numbersOf(a, xCut, xLimits), numbersOf(b, yCut, yLimits)];
    const order = orderOf([xCut, yCut, xNumbers, yNumbers].filter((keys) => keys !== undefined));
    const ordered = (values: Float64Array) => inOrder(values, order);
    return {
      x: ordered(xCut),
      y: ordered(yCut),
      ...(xNumbers && yNumbers && { numbers: { x: ordered(xNumbers), y: ordered(yNumbers) } }),
      xLimits,
      yLimits,
      ...participants,
    };
  });
}

/** One variable of complete pairs: the code of each, and how often each value occurs among them. */
export interface CodedSide extends Counts {
  readonly codes: Int32Array;
}

/** Complete pairs as codes, in the order of the file. */
export interface CodedPairs extends Participants {
  readonly x: CodedSide;
  readonly y: CodedSide;
  readonly below: number;
  readonly above: number;
}

/** The complete pairs of two numeric variables in a subset as codes. Throws as {@link pairs} does. */
export function codedPairs(variables: Variables, x: string, y: string, subset: string): CodedPairs {
  const [a, b] = [coded(variables, x), coded(variables, y)];
  const { rows, unknown } = members(variables, subset);
  const [xCodes, yCodes] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  const [xMost, yMost] = [a.values.length, b.values.length];
  const [xCounts, yCounts] = [new Int32Array(xMost), new Int32Array(yMost)];
  let [n, notApplicable] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const [one, other] = [a.codes[row]!, b.codes[row]!];
    if (one < xMost && other < yMost) {
      xCodes[n] = one;
      yCodes[n++] = other;
      xCounts[one]!++;
      yCounts[other]!++;
    } else if (one > xMost || other > yMost) notApplicable++;
  }
  const { participants } = variables.cohort;
  if (participants)
    refuseRepeated(
      participants,
      rows.filter((row) => a.codes[row]! < xMost && b.codes[row]! < yMost),
      subset,
    );
  const sides = {
    x: { coded: a, counts: xCounts, codes: xCodes.subarray(0, n) },
    y: { coded: b, counts: yCounts, codes: yCodes.subarray(0, n) },
  };
  const both = (state: number) => countIn(state, sides.x) + countIn(state, sides.y);
  const missing = rows.length - n - notApplicable;
  return { ...sides, n, missing, notApplicable, unknown, below: both(BELOW), above: both(ABOVE) };
}
