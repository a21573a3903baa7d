import { ABOVE, BELOW, OBSERVED } from "./column.js";
import { counted, valuesIn } from "./counted.js";
import { numeric } from "./numeric.js";
import { inOrder, orderOf } from "./order.js";
import { completeRows } from "./participants.js";
import type { Variables } from "./variables.js";

/** A participant's value as a figure shows it: a number, or the limit that it lies beyond. */
export type PointValue = number | `<${number}` | `>${number}`;

/** Values of one variable in a subset, sorted; of those beyond a limit, the limits. */
export interface Values {
  readonly values: Float64Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
  /** Of a crowd, how many there are; it has no values then, and each limit once. */
  readonly crowd?: number;
}

/** The values of a variable in a subset; a crowd where there are more than `most`, as nobody draws so many. */
export function valuesOf(variables: Variables, name: string, subset: string, most: number): Values {
  const found = counted(variables, name, subset);
  const { coded, counts, n } = found;
  const crowd = n > most;
  const shown = crowd ? { coded, counts: counts.map((count) => Math.min(count, 1)) } : found;
  const [below, above] = [valuesIn(BELOW, shown), valuesIn(ABOVE, shown)];
  if (crowd) return { values: new Float64Array(0), below, above, crowd: n };
  return { values: valuesIn(OBSERVED, found), below, above };
}

/** Where participants lie, and how many of them where there are several. */
export interface Point {
  readonly x: PointValue;
  readonly y: number;
  readonly n?: number;
}

/**
 * Complete pairs of two variables in a subset, in canonical order; those beyond a limit of y are left at the limit. Of more
 * than `most` those that lie at one place are one point, with their number.
 */
export function pointsOf(variables: Variables, x: string, y: string, subset: string, most: number): Point[] {
  const [across, up] = [numeric(variables, x), numeric(variables, y)];
  const { rows, n } = completeRows(variables, subset, [across.state, up.state]);
  const [xs, ys, states] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const row = rows[i]!;
    [xs[i], ys[i], states[i]] = [across.values[row]!, up.values[row]!, across.state[row]!];
  }
  const order = orderOf([xs, ys, states]);
  const [a, b, c] = [inOrder(xs, order), inOrder(ys, order), inOrder(states, order)];
  const points: Point[] = [];
  for (let from = 0, to = 0; from < n; from = to) {
    for (to = from + 1; n > most && to < n && a[to] === a[from] && b[to] === b[from] && c[to] === c[from]; ) to++;
    const value: PointValue = c[from] === BELOW ? `<${a[from]!}` : c[from] === ABOVE ? `>${a[from]!}` : a[from]!;
    points.push({ x: value, y: b[from]!, ...(to - from > 1 && { n: to - from }) });
  }
  return points;
}
