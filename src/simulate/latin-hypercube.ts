import type { Mrg32k3a } from "../statistics/random.js";

/**
 * A Latin hypercube sample with given ranks: of each variable's n levels in (0, 1), exactly one lies in each
 * interval ((k - 1) / n, k / n), at random within it.
 *
 * Source: M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979) 239-245, doi:10.2307/1268522.
 *
 * @param ranks for every variable, the ranks 1..n
 */
export function latinHypercube<Name extends string>(
  ranks: Record<Name, Int32Array>,
  random: Mrg32k3a,
): Record<Name, Float64Array> {
  const levels = Object.entries<Int32Array>(ranks).map(
    ([name, column]) => [name, Float64Array.from(column, (rank) => (rank - random.next()) / column.length)] as const,
  );
  return Object.fromEntries(levels) as Record<Name, Float64Array>;
}
