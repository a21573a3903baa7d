import { normalP } from "./normal-p.js";
import { pooledRanks } from "./pooled-ranks.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

/** One pair of samples compared; the samples by their position. */
export interface DunnPair {
  readonly first: number;
  readonly second: number;
  /** Mean rank of the first less that of the second, standardised; null where all values are equal or one has none. */
  readonly z: number | null;
  /** Two-sided, not adjusted. */
  readonly p: number | null;
}

/**
 * Dunn's pairwise comparisons after a Kruskal-Wallis test, on the ranks of all samples together, with tie-corrected
 * variance; pairs in the order (1, 2), (1, 3), ..., p values as they are, to be adjusted by the caller.
 * Source: Dunn (1964); R `rstatix::dunn_test`. Throws Refusal with fewer than two samples that have values.
 */
export function dunn(samples: readonly Sorted[]): DunnPair[] {
  const k = samples.filter((sample) => sample.length > 0).length;
  ensure(k >= 2, `needs values in at least 2 groups, found ${k}`);
  const { n, deviations, squares } = pooledRanks(samples);
  const pairs: DunnPair[] = [];
  for (let first = 0; first < samples.length; first++)
    for (let second = first + 1; second < samples.length; second++) {
      const a = samples[first]!.length;
      const b = samples[second]!.length;
      const difference = deviations[first]! / a - deviations[second]! / b;
      const defined = a > 0 && b > 0 && squares > 0;
      const z = defined ? difference / Math.sqrt((squares / (n - 1)) * (1 / a + 1 / b)) : null;
      pairs.push({ first, second, z, p: z === null ? null : normalP(z) });
    }
  return pairs;
}
