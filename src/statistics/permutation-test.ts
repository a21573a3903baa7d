import type { Alternative } from "./alternative.js";
import { type Drawing, Draws } from "./drawing.js";
import { ensure } from "./refusal.js";
import { asSorted, type Sorted } from "./sorted.js";

/** Statistics that differ by less than this share are the same: equal sums may round differently. */
const SAME = 1e-10;

export interface PermutationOptions {
  /** A whole number from 1 to 2147483647; the same seed gives the same p. */
  readonly seed: number;
  readonly resamples?: number;
  readonly alternative?: Alternative;
}

export interface PermutationTest {
  /** The statistic as observed. */
  readonly estimate: number;
  readonly p: number;
  /** Whether every arrangement was visited. */
  readonly exact: boolean;
  /** How many arrangements were visited. */
  readonly arrangements: number;
}

/**
 * The permutation test of any statistic of two samples that is 0 on average where group does not matter (a difference
 * of means, of medians, ...). Two-sided: the share of arrangements with |statistic| as large as observed. Where there
 * are no more arrangements than `resamples`, all are visited and p is exact; else p = (1 + count)/(1 + resamples).
 *
 * Arrangements choose places of the pooled ascending values for the smaller sample (the first if equal). All of them
 * are visited in lexicographic order; random ones are the first places of a Fisher-Yates shuffle that starts from the
 * ascending order each time: place i (from 0) is swapped with place i + floor(u (N - i)), u the next number of MRG32k3a.
 * @throws Refusal for an empty sample, or a statistic that is not a number
 */
export function* permutationTest(
  x: Sorted,
  y: Sorted,
  statistic: (x: Sorted, y: Sorted) => number,
  { seed, resamples = 9999, alternative = "two-sided" }: PermutationOptions,
): Drawing<PermutationTest> {
  ensure(x.length >= 1 && y.length >= 1, `needs a value in each group, found ${x.length} and ${y.length}`);
  ensure(Number.isInteger(resamples) && resamples >= 1, `needs at least 1 resample, found ${resamples}`);
  const pooled = new Float64Array(x.length + y.length);
  pooled.set(x);
  pooled.set(y, x.length);
  pooled.sort();
  const chosen = Math.min(x.length, y.length);
  const chooseX = x.length <= y.length;

  const estimate = statistic(x, y);
  ensure(!Number.isNaN(estimate), "needs a statistic that is defined, found one that is not");
  const slack = SAME * Math.abs(estimate);
  const asExtreme = (value: number): boolean => {
    ensure(!Number.isNaN(value), "needs a statistic that is defined for every arrangement, found one that is not");
    if (alternative === "greater") return value >= estimate - slack;
    if (alternative === "less") return value <= estimate + slack;
    return Math.abs(value) >= Math.abs(estimate) - slack;
  };
  const isChosen = new Uint8Array(pooled.length);
  const visit = (): boolean => {
    const [inside, outside] = split(pooled, isChosen, chosen);
    return asExtreme(chooseX ? statistic(inside, outside) : statistic(outside, inside));
  };

  const total = arrangements(pooled.length, chosen, resamples);
  let count = 0;
  if (total <= resamples) {
    forEachChoice(isChosen, chosen, () => {
      if (visit()) count++;
    });
    return { estimate, p: count / total, exact: true, arrangements: total };
  }
  const draws = new Draws(seed);
  for (let b = 0; b < resamples; b++) {
    yield* draw(isChosen, chosen, draws);
    if (visit()) count++;
  }
  return { estimate, p: (1 + count) / (1 + resamples), exact: false, arrangements: resamples };
}

/** The values chosen and the others, both ascending. */
function split(pooled: Float64Array, isChosen: Uint8Array, chosen: number): [Sorted, Sorted] {
  const inside = new Float64Array(chosen);
  const outside = new Float64Array(pooled.length - chosen);
  let i = 0;
  let o = 0;
  for (let k = 0; k < pooled.length; k++) {
    if (isChosen[k]) inside[i++] = pooled[k]!;
    else outside[o++] = pooled[k]!;
  }
  return [asSorted(inside), asSorted(outside)];
}

/** n choose k, or any number above `limit` once it is. */
function arrangements(n: number, k: number, limit: number): number {
  let total = 1;
  for (let i = 1; i <= k; i++) {
    total = Math.round((total * (n - k + i)) / i);
    if (total > limit) return Infinity;
  }
  return total;
}

/** Visits every choice of `k` places in lexicographic order. */
function forEachChoice(isChosen: Uint8Array, k: number, visit: () => void): void {
  const n = isChosen.length;
  const places = Array.from({ length: k }, (_, i) => i);
  for (;;) {
    isChosen.fill(0);
    for (const place of places) isChosen[place] = 1;
    visit();
    let i = k - 1;
    while (i >= 0 && places[i] === n - k + i) i--;
    if (i < 0) return;
    places[i]!++;
    for (let j = i + 1; j < k; j++) places[j] = places[j - 1]! + 1;
  }
}

/** Chooses `k` places without replacement: the first of a shuffle. */
function* draw(isChosen: Uint8Array, k: number, draws: Draws): Drawing<void> {
  const n = isChosen.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  isChosen.fill(0);
  for (let i = 0; i < k; ) {
    for (const u of yield* draws.stretch(k - i)) {
      const j = i + Math.floor(u * (n - i));
      const place = order[j]!;
      order[j] = order[i]!;
      order[i++] = place;
      isChosen[place] = 1;
    }
  }
}
