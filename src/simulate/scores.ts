import { normalQuantile } from "../statistics/distributions/normal.js";

/** The n van der Waerden scores, ascending: normal quantiles of i / (n + 1). */
export function vanDerWaerden(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 1) / (n + 1)));
}

/** Ranks 1..n of values; equal values keep their order. */
export function ranksOf(values: Float64Array): Int32Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const ranks = new Int32Array(values.length);
  order.forEach((index, position) => {
    ranks[index] = position + 1;
  });
  return ranks;
}

/** Ranks less their mean. */
export function centredRanks(values: Float64Array): Float64Array {
  return Float64Array.from(ranksOf(values), (rank) => rank - (values.length + 1) / 2);
}
