import { asSorted, type Sorted } from "./sorted.js";

/** The sample with `mu` subtracted from every value: still ascending. The sample itself where `mu` is 0. */
export function shifted(sample: Sorted, mu: number): Sorted {
  return mu === 0 ? sample : asSorted(sample.map((value) => value - mu));
}
