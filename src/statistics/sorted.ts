import { radixSort } from "./radix-sort.js";

/** Values in ascending order, none missing: what medians, quantiles, rank tests and shifts take. */
export type Sorted = Float64Array & { readonly __order: "ascending" };

/** A sorted copy of `values`; -Infinity and Infinity (below and above detection) are allowed, NaN is not. */
export function sort(values: ArrayLike<number>): Sorted {
  const sorted = new Float64Array(values);
  if (!isAscending(sorted)) radixSort(sorted);
  return sorted as Sorted;
}

/** Declares values that are known to be ascending as such, without a copy. */
export function asSorted(values: Float64Array): Sorted {
  return values as Sorted;
}

/** Whether no value is below the one before it. */
export function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i]! < values[i - 1]!) return false;
  return true;
}
