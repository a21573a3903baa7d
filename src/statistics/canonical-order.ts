/**
 * The order of the rows that does not depend on how they came: ascending in the first column, then the second, ....
 * Rows that are equal in every column stay in any order, as they cannot be told apart. Computing along this order makes
 * a result the same to the last bit however the file was sorted.
 */
export function canonicalOrder(columns: readonly ArrayLike<number>[]): Uint32Array {
  const n = columns[0]?.length ?? 0;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  return order.sort((a, b) => {
    for (const column of columns) {
      const difference = column[a]! - column[b]!;
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** The values of a column in the order given. */
export function inOrder(column: ArrayLike<number>, order: Uint32Array): Float64Array {
  return Float64Array.from(order, (row) => column[row]!);
}
