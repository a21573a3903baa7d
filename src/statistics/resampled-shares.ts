import { type Drawing, Draws, drawAlone } from "./drawing.js";
import { between, quantilePosition } from "./quantile.js";
import type { Sorted } from "./sorted.js";

export interface ResampledShares {
  readonly quantile: number;
  readonly resamples: number;
  readonly seed: number;
  /**
   * How many standard errors below its expected place a resampled quantile is still looked for; default 9. It is always
   * found, only more slowly where it lies lower still.
   */
  readonly reach?: number;
}

/**
 * The share of each resample of `x` no higher than the quantile (type 7) of a resample of `y`, which is drawn first. Both
 * are ascending; a draw is value number floor(u n) (from 0), u the next number of MRG32k3a.
 */
export function* resampledShares(x: Sorted, y: Sorted, options: ResampledShares): Drawing<Float64Array> {
  const { quantile, resamples, seed, reach = 9 } = options;
  const draws = new Draws(seed);
  const top = new Top(y, quantile, reach);
  const shares = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    const limit = yield* top.resampledQuantile(draws);
    if (limit === undefined) return drawAlone(resampledShares(x, y, { ...options, reach: Infinity }));
    shares[i] = (yield* drawnBelow(notAbove(x, limit), x.length, draws)) / x.length;
  }
  return shares;
}

/** How many of n draws from n places lie below `cut`. */
function* drawnBelow(cut: number, n: number, draws: Draws): Drawing<number> {
  let count = 0;
  for (let left = n; left > 0; ) {
    const stretch = yield* draws.stretch(left);
    left -= stretch.length;
    count += below(cut, n, stretch);
  }
  return count;
}

/** How many of the numbers u have floor(u n) < cut, that is u n < cut; added, not branched on, as each is a coin's. */
function below(cut: number, n: number, numbers: Float64Array): number {
  let count = 0;
  for (let i = 0; i < numbers.length; i++) count += +(numbers[i]! * n < cut);
  return count;
}

/** The upper end of an ascending sample: where its resampled quantile lies, but for one case in 1e18. */
class Top {
  /** The lowest place that is counted. */
  readonly #from: number;
  /** How often each place from there on was drawn. */
  readonly #times: Uint32Array;

  constructor(
    private readonly values: Sorted,
    private readonly p: number,
    reach: number,
  ) {
    const n = values.length;
    const deviation = Math.sqrt(n * p * (1 - p));
    this.#from = Math.max(0, Math.floor(n * p - reach * deviation) - 2);
    this.#times = new Uint32Array(n - this.#from);
  }

  /** Draws a resample; its quantile (type 7), or undefined where that lies too low. */
  *resampledQuantile(draws: Draws): Drawing<number | undefined> {
    const n = this.values.length;
    this.#times.fill(0);
    for (let left = n; left > 0; ) {
      const stretch = yield* draws.stretch(left);
      left -= stretch.length;
      count(this.#times, this.#from, n, stretch);
    }
    const { lower, weight } = quantilePosition(n, this.p, 7);
    // from the top, as the quantile is an upper one: the next value ranks one above the lower
    let at = n - this.#from - 1;
    let above = this.#times[at]!;
    const ranked = (rank: number): number => {
      while (above < n - rank && at > 0) above += this.#times[--at]!;
      return this.values[this.#from + at]!;
    };
    const high = ranked(Math.min(lower + 1, n - 1));
    const low = ranked(lower);
    return above < n - lower ? undefined : between(low, high, weight);
  }
}

/** Counts the places floor(u n) that are no lower than `from`. */
function count(times: Uint32Array, from: number, n: number, numbers: Float64Array): void {
  for (let i = 0; i < numbers.length; i++) {
    const place = numbers[i]! * n;
    if (place >= from) times[Math.floor(place) - from]!++;
  }
}

/** How many of an ascending sample are no higher than `limit`. */
export function notAbove(values: Sorted, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
