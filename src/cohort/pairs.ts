import { ABOVE, BELOW, type Substitution } from "./column.js";
import { EVERYONE } from "./declarations.js";
import { cut, type Limits, limitsOf } from "./limits.js";
import { inOrder, orderOf } from "./order.js";
import { completeRows, type Participants } from "./participants.js";
import { countOf, numeric, type SampleOptions, substitutedValues } from "./sample.js";
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
    const [a, b] = [numeric(variables, x), numeric(variables, y)];
    const { rows, ...participants } = completeRows(variables, subset, [a.state, b.state]);
    const [xLimits, yLimits] = [limitsOf(a, rows), limitsOf(b, rows)];
    const [xCut, yCut] = [cut(a, rows, xLimits), cut(b, rows, yLimits)];
    const substitutes = (
      vector: typeof a,
      cutValues: Float64Array,
      limits: Limits,
      substitution: Substitution | undefined,
    ) =>
      limits.below === undefined && limits.above === undefined
        ? cutValues
        : substitutedValues(vector, rows, substitution);
    const [xNumbers, yNumbers] = [substitutes(a, xCut, xLimits, below), substitutes(b, yCut, yLimits, below)];
    const order = orderOf([xCut, yCut, xNumbers, yNumbers].filter((keys) => keys !== undefined));
    const ordered = (values: Float64Array) => inOrder(values, order);
    return {
      x: ordered(xCut),
      y: ordered(yCut),
      ...(xNumbers && yNumbers && { numbers: { x: ordered(xNumbers), y: ordered(yNumbers) } }),
      xLimits,
      yLimits,
      below: countOf(BELOW, a, rows) + countOf(BELOW, b, rows),
      above: countOf(ABOVE, a, rows) + countOf(ABOVE, b, rows),
      ...participants,
    };
  });
}
