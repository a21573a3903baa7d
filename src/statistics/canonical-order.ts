import { places } from "./places.js";
import { radixSort } from "./radix-sort.js";

/** So few rows are sorted faster by comparing whole rows. */
const FEW = 16;

/**
 * The order of the rows that does not depend on how they came: ascending in the first column, then the second, ....
 * Rows that are equal in every column stay in any order, as they cannot be told apart. Computing along this order makes
 * a result the same to the last bit however the file was sorted.
 */
export function canonicalOrder(columns: readonly ArrayLike<number>[]): Uint32Array {
  const order = places(columns[0]?.length ?? 0);
  sortRows(order, columns, 0);
  return order;
}

/** Sorts rows that are equal in the columns before the one at `depth`. */
function sortRows(rows: Uint32Array, columns: readonly ArrayLike<number>[], depth: number): void {
  const column = columns[depth];
  if (!column || rows.length < 2) return;
  if (rows.length < FEW) {
    rows.sort((a, b) => compareRows(columns, depth, a, b));
    return;
  }
  const values = inOrder(column, rows);
  for (let i = 0; i < values.length; i++) values[i]! += 0; // -0 becomes 0
  radixSort(values, rows);
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && values[to] === values[from]) to++;
    if (to - from > 1) sortRows(rows.subarray(from, to), columns, depth + 1);
    from = to;
  }
}

function compareRows(columns: readonly ArrayLike<number>[], depth: number, a: number, b: number): number {
  for (let j = depth; j < columns.length; j++) {
    const difference = columns[j]![a]! - columns[j]![b]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The values of a column in the order given. */
export function inOrder(column: ArrayLike<number>, order: Uint32Array): Float64Array {
  const values = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) values[i] = column[order[i]!]!;
  return values;
}
