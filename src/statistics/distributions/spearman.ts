/**
 * The distribution of Spearman's S, the sum of squared rank differences of `n` pairs without ties under independence:
 * exact up to n = 9, beyond by the Edgeworth series of Best & Roberts (1975), algorithm AS 89, as in R.
 */
import { normalUpper } from "./normal.js";

/** The largest n with exact probabilities. */
export const SPEARMAN_EXACT_LIMIT = 9;

const orders = new Map<number, Float64Array>();

/** The number of orders of n with each value of S: over the sets of ranks given away to the first 0, 1, ... values. */
function exactCounts(n: number): Float64Array {
  const known = orders.get(n);
  if (known) return known;
  const max = (n * (n * n - 1)) / 3;
  const bySet = Array.from({ length: 1 << n }, () => new Float64Array(max + 1));
  bySet[0]![0] = 1;
  for (let set = 0; set < bySet.length - 1; set++) {
    let place = 0;
    for (let rest = set; rest > 0; rest >>= 1) place += rest & 1;
    for (let rank = 0; rank < n; rank++) {
      if (set & (1 << rank)) continue;
      const from = bySet[set]!;
      const to = bySet[set | (1 << rank)]!;
      const distance = (rank - place) * (rank - place);
      for (let s = distance; s <= max; s++) to[s] = to[s]! + from[s - distance]!;
    }
  }
  const counts = bySet[bySet.length - 1]!;
  orders.set(n, counts);
  return counts;
}

/** P(S >= s). S takes even values only. R: the C function behind `cor.test(method = "spearman", exact = TRUE)`. */
export function spearmanAtLeast(s: number, n: number): number {
  const max = (n * (n * n - 1)) / 3;
  if (s <= 0) return 1;
  if (s > max) return 0;
  if (n > SPEARMAN_EXACT_LIMIT) {
    const { x, correction } = edgeworth(s, n);
    return clipped(correction + normalUpper(x));
  }
  return share(exactCounts(n), Math.ceil(s), max);
}

/** P(S <= s), for an even s. */
export function spearmanAtMost(s: number, n: number): number {
  const max = (n * (n * n - 1)) / 3;
  if (s < 0) return 0;
  if (s >= max) return 1;
  if (n > SPEARMAN_EXACT_LIMIT) {
    const { x, correction } = edgeworth(s + 2, n);
    return clipped(normalUpper(-x) - correction);
  }
  return share(exactCounts(n), 0, Math.floor(s));
}

function share(counts: Float64Array, from: number, to: number): number {
  let some = 0;
  let all = 0;
  for (let s = 0; s < counts.length; s++) {
    all += counts[s]!;
    if (s >= from && s <= to) some += counts[s]!;
  }
  return some / all;
}

/** The normal deviate of S >= s, and what the series adds to its upper tail. */
function edgeworth(s: number, n: number): { x: number; correction: number } {
  const b = 1 / n;
  const x = ((6 * (s - 1) * b) / (n * n - 1) - 1) * Math.sqrt(n - 1);
  const y = x * x;
  const inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y));
  const outer = -0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner;
  const series = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * outer);
  return { x, correction: series * Math.exp(-y / 2) };
}

function clipped(p: number): number {
  return Math.min(1, Math.max(0, p));
}
