import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

/** The definitions of Hyndman & Fan (1996) on offer: 7 is R's default, 6 is SPSS's and Minitab's, 2 is SAS's. */
export type QuantileType = 2 | 6 | 7;

/** How far a position may lie beside an order statistic and still be taken for it, as in R. */
const FUZZ = 4 * Number.EPSILON;

/**
 * The quantile of an ascending sample at `p` in [0, 1]. R: `quantile(x, p, type = type)`.
 * A sample may hold -Infinity (below detection): a quantile that touches such a value with any weight is -Infinity.
 * @throws Refusal for no values, or `p` outside [0, 1]
 */
export function quantile(sorted: Sorted, p: number, type: QuantileType = 7): number {
  const n = sorted.length;
  ensure(n >= 1, "needs at least 1 value, found 0");
  ensure(p >= 0 && p <= 1, `needs a probability between 0 and 1, found ${p}`);
  const { lower, weight } = quantilePosition(n, p, type);
  return between(sorted[lower]!, sorted[lower + 1] ?? sorted[lower]!, weight);
}

/** What lies at a weight between two neighbours of an ascending sample; only one of them where the weight says so. */
export function between(low: number, high: number, weight: number): number {
  if (weight === 0) return low;
  if (weight === 1 || low === high) return high;
  ensure(low !== -Infinity || high !== Infinity, "falls between a value below and a value above detection");
  return (1 - weight) * low + weight * high;
}

/**
 * Where the quantile at `p` of n values lies: (1 - weight) times the value at index `lower` (from 0) plus weight times
 * the next one. A weight above 0 always has a next value.
 */
export function quantilePosition(n: number, p: number, type: QuantileType): { lower: number; weight: number } {
  if (type === 7) {
    const position = 1 + (n - 1) * p;
    const place = Math.floor(position);
    return { lower: place - 1, weight: position - place };
  }
  const position = type === 6 ? (n + 1) * p : n * p;
  const below = Math.floor(position + FUZZ);
  let weight = type === 6 ? position - below : position > below + FUZZ ? 1 : 0.5;
  if (Math.abs(weight) < FUZZ) weight = 0;
  if (below < 1) return { lower: 0, weight: 0 };
  if (below >= n) return { lower: n - 1, weight: 0 };
  return { lower: below - 1, weight };
}
