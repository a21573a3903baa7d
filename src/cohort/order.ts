import { radixSort } from "../statistics/radix-sort.js";

/**
 * The order in which rows stand when sorted by the first key, then the next; equal rows keep their place. Keys hold no
 * NaN and no negative zero. Linear in the number of rows: stable radix sorts, from the last key to the first.
 */
export function orderOf(keys: readonly Float64Array[]): Uint32Array {
  const n = keys[0]?.length ?? 0;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (const key of [...new Set(keys)].reverse()) if (varies(key)) radixSort(inOrder(key, order), order);
  return order;
}

function varies(key: Float64Array): boolean {
  for (let i = 1; i < key.length; i++) if (key[i] !== key[0]) return true;
  return false;
}

/** The values in that order. */
export function inOrder(values: Float64Array, order: Uint32Array): Float64Array {
  const result = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) result[i] = values[order[i]!]!;
  return result;
}
