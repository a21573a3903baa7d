import { normalP } from "./normal-p.js";
import { pooledRanks } from "./pooled-ranks.js";
import { rankSum } from "./rank-sum.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

export interface Jonckheere {
  /** Number of pairs, one value from an earlier and one from a later sample, that increase, plus half the tied ones. */
  readonly j: number;
  readonly mean: number;
  readonly variance: number;
  /** Without continuity correction; null, as the p values, where all values are equal. */
  readonly z: number | null;
  readonly p_two_sided: number | null;
  readonly p_increasing: number | null;
  readonly p_decreasing: number | null;
}

/**
 * The Jonckheere-Terpstra test of a trend over ordered samples, normal approximation with tie-corrected variance.
 * Source: Jonckheere (1954); Hollander & Wolfe; R `cor.test(value, order, method = "kendall", exact = FALSE)`, same z.
 * Throws Refusal with fewer than two samples that have values.
 */
export function jonckheere(samples: readonly Sorted[]): Jonckheere {
  const filled = samples.filter((sample) => sample.length > 0);
  ensure(filled.length >= 2, `needs values in at least 2 groups, found ${filled.length}`);
  const { n, squares, tiedPairs, tiedTriples } = pooledRanks(filled);
  let j = 0;
  for (let later = 1; later < filled.length; later++)
    for (let earlier = 0; earlier < later; earlier++) j += rankSum(filled[later]!, filled[earlier]!).w;

  let sizeSquares = 0;
  let sizePairs = 0;
  let sizeTriples = 0;
  for (const { length: size } of filled) {
    sizeSquares += size * size;
    sizePairs += size * (size - 1);
    sizeTriples += size * (size - 1) * (size - 2);
  }
  const mean = (n * n - sizeSquares) / 4;
  const variance = trendVariance(n, sizePairs, sizeTriples, tiedPairs, tiedTriples) / 4;
  const z = squares === 0 || !(variance > 0) ? null : (j - mean) / Math.sqrt(variance);
  return {
    j,
    mean,
    variance: squares === 0 ? 0 : variance,
    z,
    p_two_sided: z === null ? null : normalP(z),
    p_increasing: z === null ? null : normalP(z, "greater"),
    p_decreasing: z === null ? null : normalP(z, "less"),
  };
}

/**
 * The variance of Kendall's S (concordant less discordant pairs of n) under independence, given for both variables
 * the sums of t (t - 1) and t (t - 1) (t - 2) over their groups of equal values. Kendall & Gibbons (1990), chapter 4.
 */
export function trendVariance(n: number, pairs1: number, triples1: number, pairs2: number, triples2: number): number {
  const pairs = n * (n - 1);
  const triples = pairs * (n - 2);
  // t (t - 1) (2 t + 5) = 2 t (t - 1) (t - 2) + 9 t (t - 1)
  const untied = 2 * (triples - triples1 - triples2) + 9 * (pairs - pairs1 - pairs2);
  const both = triples > 0 ? (triples1 * triples2) / (9 * triples) : 0;
  return untied / 18 + both + (pairs1 * pairs2) / (2 * pairs);
}
