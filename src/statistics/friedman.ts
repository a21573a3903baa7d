import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { spread } from "./rank-sum.js";
import { ensure } from "./refusal.js";

export interface Friedman {
  /** null, as what follows from it, where the values are equal within every block. */
  readonly q: number | null;
  readonly df: number;
  readonly p: number | null;
  readonly n_blocks: number;
  /** Kendall's coefficient of concordance, q / (blocks (treatments - 1)). */
  readonly kendall_w: number | null;
  readonly mean_ranks: readonly number[];
}

/**
 * The Friedman rank-sum test of k treatments within complete blocks, corrected for ties: `treatments[j][b]` is the value
 * of treatment j in block b, none missing.
 * Source: Friedman (1937); R `friedman.test`. Throws Refusal with fewer than 2 treatments or no block.
 */
export function friedman(treatments: readonly ArrayLike<number>[]): Friedman {
  const k = treatments.length;
  ensure(k >= 2, `needs at least 2 treatments, found ${k}`);
  const blocks = treatments[0]!.length;
  ensure(
    treatments.every((values) => values.length === blocks),
    `needs one value of each treatment in each block, found ${treatments.map((values) => values.length).join(", ")}`,
  );
  ensure(blocks >= 1, "needs at least 1 complete block, found 0");
  const doubled = new Float64Array(k); // twice the deviations of the rank sums from their expectation
  const order = new Int32Array(k);
  const row = new Float64Array(k);
  let squares = 0;
  for (let b = 0; b < blocks; b++) {
    for (let j = 0; j < k; j++) row[j] = treatments[j]![b]!;
    sortByValue(order, row);
    for (let from = 0; from < k; ) {
      const value = row[order[from]!]!;
      let to = from + 1;
      while (to < k && row[order[to]!] === value) to++;
      for (let i = from; i < to; i++) doubled[order[i]!] = doubled[order[i]!]! + (from + to - k);
      squares += spread(to - from, k);
      from = to;
    }
  }
  squares /= 12;
  const between = doubled.reduce((sum, value) => sum + (value / 2) * (value / 2), 0);
  const q = squares === 0 ? null : ((k - 1) / squares) * between;
  return {
    q,
    df: k - 1,
    p: q === null ? null : chiSquaredUpper(q, k - 1),
    n_blocks: blocks,
    kendall_w: q === null ? null : q / (blocks * (k - 1)),
    mean_ranks: Array.from(doubled, (value) => value / 2 / blocks + (k + 1) / 2),
  };
}

/** The positions 0..k-1 in ascending order of their values: insertion, as a block is small. */
function sortByValue(order: Int32Array, values: Float64Array): void {
  for (let j = 0; j < order.length; j++) {
    let i = j;
    for (; i > 0 && values[order[i - 1]!]! > values[j]!; i--) order[i] = order[i - 1]!;
    order[i] = j;
  }
}
