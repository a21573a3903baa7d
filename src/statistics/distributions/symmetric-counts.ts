/** Null distributions of rank statistics: equally likely arrangements, counted at each of the values 0, 1, ..., max. */
import type { Tail } from "./tail.js";

/** A distribution on 0..max that is symmetric about max / 2, by its lower half. */
export interface SymmetricCounts {
  readonly max: number;
  /** Number of arrangements at u, for u from 0 to floor(max / 2). */
  readonly counts: Float64Array;
  /** Number of arrangements at u or below. */
  readonly below: Float64Array;
  /** Number of all arrangements. */
  readonly total: number;
}

/** From the counts at 0..floor(max / 2): the other half is their mirror image. */
export function symmetricCounts(counts: Float64Array, max: number): SymmetricCounts {
  const below = new Float64Array(counts.length);
  let sum = 0;
  for (let u = 0; u < counts.length; u++) {
    sum += counts[u]!;
    below[u] = sum;
  }
  const middle = max % 2 === 0 ? counts[max / 2]! : 0;
  return { max, counts, below, total: 2 * sum - middle };
}

export function countsPmf({ max, counts, total }: SymmetricCounts, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > max) return 0;
  return counts[Math.min(value, max - value)]! / total;
}

/** P(X <= value), or P(X > value) from the upper tail itself. */
export function countsCdf(distribution: SymmetricCounts, value: number, tail: Tail = {}): number {
  if (Number.isNaN(value)) return Number.NaN;
  const { max, below, total } = distribution;
  const whole = Math.floor(value + 1e-7);
  const u = (tail.lowerTail ?? true) ? whole : max - whole - 1;
  let p: number;
  if (u < 0) p = 0;
  else if (u >= max) p = 1;
  else if (u < below.length) p = below[u]! / total;
  else p = 1 - below[max - u - 1]! / total;
  return tail.log ? Math.log(p) : p;
}

/** The smallest value with P(X <= value) >= p; ten units of rounding count as reached, as in R. */
export function countsQuantile({ max, below, total }: SymmetricCounts, p: number, tail: Tail = {}): number {
  const probability = tail.log ? Math.exp(p) : p;
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  const lower = (tail.lowerTail ?? true) ? probability : 0.5 - probability + 0.5;
  if (lower === 0) return 0;
  if (lower === 1) return max;
  const rounding = 10 * Number.EPSILON;
  if (lower <= 0.5) return below.findIndex((count) => count / total >= lower - rounding);
  return max - below.findIndex((count) => count / total > 1 - lower + rounding);
}
