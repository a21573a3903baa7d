import { ABOVE, BELOW } from "./column.js";
import { completeRows } from "./participants.js";
import { numeric } from "./sample.js";
import type { Variables } from "./variables.js";

/** A participant's value as a figure shows it: a number, or the limit that it lies beyond. */
export type PointValue = number | `<${number}` | `>${number}`;

/** Values of one variable in a subset, sorted; of those beyond a limit, the limits. */
export function valuesOf(variables: Variables, name: string, subset: string) {
  const { values, state } = numeric(variables, name);
  const { rows } = completeRows(variables, subset, [state]);
  const of = (wanted: (state: number) => boolean): Float64Array =>
    Float64Array.from(
      rows.filter((row) => wanted(state[row]!)),
      (row) => values[row]!,
    ).sort();
  return {
    values: of((one) => one !== BELOW && one !== ABOVE),
    below: of((one) => one === BELOW),
    above: of((one) => one === ABOVE),
  };
}

/** Complete pairs of two variables in a subset, in canonical order; those beyond a limit of y are left at the limit. */
export function pointsOf(variables: Variables, x: string, y: string, subset: string): { x: PointValue; y: number }[] {
  const [across, up] = [numeric(variables, x), numeric(variables, y)];
  const { rows } = completeRows(variables, subset, [across.state, up.state]);
  const value = (row: number): PointValue => {
    const number = across.values[row]!;
    return across.state[row] === BELOW ? `<${number}` : across.state[row] === ABOVE ? `>${number}` : number;
  };
  return Array.from(rows)
    .sort(
      (a, b) =>
        across.values[a]! - across.values[b]! || up.values[a]! - up.values[b]! || across.state[a]! - across.state[b]!,
    )
    .map((row) => ({ x: value(row), y: up.values[row]! }));
}
