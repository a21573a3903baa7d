import { quantile } from "./quantile.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

/** Bins of equal width, closed on the left: from `edges[i]` up to, but not including, `edges[i + 1]`. */
export interface Bins {
  readonly width: number;
  /** Ascending, one more than there are bins. */
  readonly edges: readonly number[];
}

const most = 500;

/**
 * Bins that hold all of `values` (ascending), edges at multiples of their width. The width is the one given, else that of
 * Freedman and Diaconis (twice the interquartile range over the cube root of n; where that range is 0, the range over
 * 1 + log2 n, of Sturges), rounded down to 1, 2 or 5 times a power of ten, and no less than 1 where all values are whole.
 * @throws Refusal for no values, a width that is not above 0, more than 500 bins
 */
export function histogramBins(values: Sorted, given?: number): Bins {
  ensure(values.length > 0, "needs at least 1 value, found 0");
  ensure(given === undefined || given > 0, `needs bins of a width above 0, found ${given}`);
  const [low, high] = [values[0]!, values.at(-1)!];
  const nice = given === undefined ? niceWidth(values) : undefined;
  const width = given ?? decimal(nice!.digit, nice!.exponent);
  const edge = (index: number): number => (nice ? decimal(index * nice.digit, nice.exponent) : index * width);
  let first = Math.floor(low / width);
  while (edge(first) > low) first--;
  while (edge(first + 1) <= low) first++;
  const edges = [edge(first)];
  while (edges.at(-1)! <= high) {
    ensure(edges.length <= most, `needs at most ${most} bins, found more of width ${width}`);
    edges.push(edge(first + edges.length));
  }
  return { width, edges };
}

/** How many of `values` (ascending) lie in each bin. */
export function countInBins(values: Sorted, { edges }: Bins): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  let bin = 0;
  for (const value of values) {
    while (value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return counts;
}

/** `digit` times ten to the power of `exponent`, as a decimal literal gives it. */
const decimal = (digit: number, exponent: number): number => Number(`${digit}e${exponent}`) + 0;

function niceWidth(values: Sorted): { digit: number; exponent: number } {
  const n = values.length;
  const range = values[n - 1]! - values[0]!;
  const middle = quantile(values, 0.75) - quantile(values, 0.25);
  const rough = middle > 0 ? (2 * middle) / Math.cbrt(n) : range / (1 + Math.log2(n));
  const whole = values.every(Number.isInteger);
  if (rough === 0) return { digit: 1, exponent: 0 };
  let exponent = Math.floor(Math.log10(rough));
  while (decimal(1, exponent) > rough * slack) exponent--;
  const digit = [5, 2, 1].find((candidate) => decimal(candidate, exponent) <= rough * slack)!;
  return whole && exponent < 0 ? { digit: 1, exponent: 0 } : { digit, exponent };
}

/** So that a width that is 1, 2 or 5 but for rounding is taken. */
const slack = 1 + 1e-9;
