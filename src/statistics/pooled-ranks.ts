import { spread } from "./rank-sum.js";
import type { Sorted } from "./sorted.js";

/** What one merge of k sorted samples tells about their pooled mid-ranks. */
export interface PooledRanks {
  /** Number of values in all samples together. */
  readonly n: number;
  /** For each sample: the sum of its ranks less what is expected of a sample of its size, n_i (n + 1) / 2. */
  readonly deviations: Float64Array;
  /** Sum of (rank - mean rank)^2; 0 when all values are equal. */
  readonly squares: number;
  /** Over the groups of t equal values: the sums of t (t - 1) and of t (t - 1) (t - 2). */
  readonly tiedPairs: number;
  readonly tiedTriples: number;
}

/** Ranks k sorted samples together by one k-way merge (a heap of the samples' next values), counting ties on the way. */
export function pooledRanks(samples: readonly Sorted[]): PooledRanks {
  const k = samples.length;
  const n = samples.reduce((sum, sample) => sum + sample.length, 0);
  const heap = new SampleHeap(samples);
  const doubled = new Float64Array(k); // twice the deviations, which are whole or half numbers
  const block = new Int32Array(k); // the samples that hold the present value, and how often
  const times = new Int32Array(k);
  let single = 0;
  let tied = 0;
  let tiedPairs = 0;
  let tiedTriples = 0;
  let ranked = 0;
  while (ranked < n) {
    const value = heap.value();
    let members = 0;
    let t = 0;
    while (heap.holds(value)) {
      block[members] = heap.sample();
      const count = heap.takeRun();
      times[members++] = count;
      t += count;
    }
    const rank = 2 * ranked + t - n; // twice the distance of the mid-rank from the mean rank
    for (let i = 0; i < members; i++) doubled[block[i]!] = doubled[block[i]!]! + times[i]! * rank;
    ranked += t;
    if (t === 1) single++;
    else {
      tied += spread(t, n);
      tiedPairs += t * (t - 1);
      tiedTriples += t * (t - 1) * (t - 2);
    }
  }
  return {
    n,
    deviations: doubled.map((value) => value / 2),
    squares: (single * spread(1, n) + tied) / 12,
    tiedPairs,
    tiedTriples,
  };
}

/** The samples that have values left, ordered by their next value. */
class SampleHeap {
  readonly #samples: readonly Sorted[];
  readonly #next: Int32Array;
  readonly #heads: Float64Array;
  readonly #heap: Int32Array;
  #size = 0;

  constructor(samples: readonly Sorted[]) {
    this.#samples = samples;
    this.#next = new Int32Array(samples.length);
    this.#heads = Float64Array.from(samples, (sample) => sample[0] ?? Number.NaN);
    this.#heap = new Int32Array(samples.length);
    samples.forEach((sample, g) => {
      if (sample.length > 0) this.#heap[this.#size++] = g;
    });
    for (let i = this.#size >> 1; i >= 0; i--) this.#sink(i);
  }

  /** The smallest value left; of no meaning when none is. */
  value(): number {
    return this.#heads[this.#heap[0]!]!;
  }

  holds(value: number): boolean {
    return this.#size > 0 && this.#heads[this.#heap[0]!] === value;
  }

  /** The sample whose turn it is. */
  sample(): number {
    return this.#heap[0]!;
  }

  /** Takes every copy of the smallest value out of the sample whose turn it is; returns how many. */
  takeRun(): number {
    const g = this.#heap[0]!;
    const sample = this.#samples[g]!;
    const from = this.#next[g]!;
    const value = this.#heads[g]!;
    let to = from + 1;
    while (to < sample.length && sample[to] === value) to++;
    if (to < sample.length) {
      this.#next[g] = to;
      this.#heads[g] = sample[to]!;
    } else this.#heap[0] = this.#heap[--this.#size]!;
    this.#sink(0);
    return to - from;
  }

  #sink(start: number): void {
    const heap = this.#heap;
    const heads = this.#heads;
    const moving = heap[start]!;
    const value = heads[moving]!;
    let i = start;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && heads[heap[child + 1]!]! < heads[heap[child]!]!) child++;
      if (!(heads[heap[child]!]! < value)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    if (i < heap.length) heap[i] = moving;
  }
}
