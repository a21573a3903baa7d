import { type Sorted, sort } from "../statistics/sorted.js";
import { ABOVE, BELOW, type NumberVector } from "./column.js";
import { inOrder, orderOf } from "./order.js";
import { completeRows } from "./participants.js";
import { numeric } from "./sample.js";
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
  const vector = numeric(variables, name);
  const { rows, n } = completeRows(variables, subset, [vector.state]);
  const [below, above] = [sideOf(vector, rows, BELOW), sideOf(vector, rows, ABOVE)];
  if (n > most) return { values: new Float64Array(0), below: distinct(below), above: distinct(above), crowd: n };
  const inside = rows.filter((row) => vector.state[row] !== BELOW && vector.state[row] !== ABOVE);
  return {
    values: sort(Float64Array.from(inside, (row) => vector.values[row]!)),
    below: sort(below),
    above: sort(above),
  };
}

function sideOf({ values, state }: NumberVector, rows: Int32Array, side: number): Float64Array {
  const limits = new Float64Array(rows.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) if (state[rows[i]!] === side) limits[n++] = values[rows[i]!]!;
  return limits.slice(0, n);
}

function distinct(values: Float64Array): Sorted {
  return sort(Array.from(new Set(values)));
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
