import { countWhile } from "./count-while.js";

/** The ranks (from 1) of `values` in their order, ties sharing the mean of theirs. R: `rank`. */
export function midRanks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  return values.map((value) => {
    const below = countWhile(sorted, (other) => other < value);
    const upTo = countWhile(sorted, (other) => other <= value);
    return (below + 1 + upTo) / 2;
  });
}
