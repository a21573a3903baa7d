import { canonicalOrder, inOrder } from "../canonical-order.js";
import { mean } from "../mean.js";
import { ensure } from "../refusal.js";
import type { DesignColumn } from "../regression/design-matrix.js";
import { scaled, scaleToOne } from "../regression/scaled-design.js";
import type { FollowUp } from "./survival-data.js";

/** Rows by stratum, and within it by time from the last to the first, in an order that does not depend on the file's. */
export interface OrderedRisk {
  readonly n: number;
  readonly time: Float64Array;
  /** 1 for an event. */
  readonly status: Float64Array;
  readonly stratum: Float64Array;
  /** Entry times, and the rows by stratum and by entry from the last to the first; null without delayed entry. */
  readonly entry: { readonly time: Float64Array; readonly order: Uint32Array } | null;
  /** Covariates, centred at their means and scaled by powers of two to at most 1. */
  readonly columns: readonly Float64Array[];
  /** What each column was multiplied by. */
  readonly scales: readonly number[];
}

export function orderedRisk(
  data: FollowUp,
  design: readonly DesignColumn[],
  strata: ArrayLike<number> | undefined,
): OrderedRisk {
  const { n } = data;
  ensure((strata?.length ?? n) === n, "needs a stratum in every row");
  const stratum = strata ? new Float64Array(strata) : new Float64Array(n);
  const entries = data.entry ? [data.entry] : [];
  const order = canonicalOrder([
    stratum,
    scaled(data.time.slice(), -1),
    data.status,
    ...entries,
    ...design.map(({ values }) => values),
  ]);
  const centred = design.map(({ values }) => {
    const centre = mean(values);
    const column = inOrder(values, order);
    for (let i = 0; i < n; i++) column[i]! -= centre;
    return column;
  });
  const scales = centred.map(scaleToOne);
  const strataInOrder = inOrder(stratum, order);
  const entry = data.entry && inOrder(data.entry, order);
  return {
    n,
    time: inOrder(data.time, order),
    status: inOrder(data.status, order),
    stratum: strataInOrder,
    entry: entry && { time: entry, order: canonicalOrder([strataInOrder, scaled(entry.slice(), -1)]) },
    columns: centred.map((column, j) => scaled(column, scales[j]!)),
    scales,
  };
}
