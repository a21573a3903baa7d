import { RandomBlocks } from "./random.js";

/**
 * A computation that draws random numbers: it yields the seed of the stream that it wants the next block of, and is
 * handed that block, which it may read until it yields again. It keeps to one stream, from its beginning. Where it
 * yields null it wants nothing, and can be left for a while.
 */
export type Drawing<T> = Generator<number | null, T, Float64Array>;

/** Whether a method gave its result, or is still to draw for it. */
export function isDrawing<T extends object>(given: T | Drawing<T>): given is Drawing<T> {
  return Symbol.iterator in given;
}

/**
 * Runs drawings side by side, so that a block of a stream is made once for all that draw from it. `done` is told each
 * result with its drawing's place; those that draw nothing are done first, in order. Yields whenever somebody may want
 * to do something else: after each that drew nothing, as `first`, then after each block that was used.
 */
export function* drawTogether<T>(
  drawings: readonly Drawing<T>[],
  done: (result: T, place: number) => void,
): Generator<"first" | "drawing", void, void> {
  const streams = new Map<number, Set<number>>();
  const empty = new Float64Array(0);
  /** Goes on to where the next block is wanted; returns whose. */
  function* goOn(place: number, block: Float64Array): Generator<"drawing", number | undefined, void> {
    let step = drawings[place]!.next(block);
    while (!step.done && step.value === null) {
      yield "drawing";
      step = drawings[place]!.next(empty);
    }
    if (!step.done) return step.value!;
    done(step.value, place);
    return undefined;
  }
  for (const place of drawings.keys()) {
    const seed = yield* goOn(place, empty);
    if (seed !== undefined) streams.set(seed, (streams.get(seed) ?? new Set()).add(place));
    yield "first";
  }
  for (const [seed, places] of streams) {
    const blocks = new RandomBlocks(seed);
    while (places.size > 0) {
      const block = blocks.next();
      for (const place of places) {
        if ((yield* goOn(place, block)) === undefined) places.delete(place);
        yield "drawing";
      }
    }
  }
}

/** The results of drawings, in their order. */
export function drawAll<T>(drawings: readonly Drawing<T>[]): T[] {
  const results = new Array<T>(drawings.length);
  for (const _ of drawTogether(drawings, (result, place) => (results[place] = result)));
  return results;
}

/** The result of one drawing. */
export function drawAlone<T>(drawing: Drawing<T>): T {
  return drawAll([drawing])[0]!;
}

/** The numbers of one stream as a drawing reads them: in stretches of the blocks that it is handed. */
export class Draws {
  #block: Float64Array = new Float64Array(0);
  #at = 0;

  constructor(private readonly seed: number) {}

  /** The next numbers, at least one and no more than `atMost`; to be read before more are asked for. */
  *stretch(atMost: number): Drawing<Float64Array> {
    if (this.#at === this.#block.length) {
      this.#block = yield this.seed;
      this.#at = 0;
    }
    const from = this.#at;
    this.#at = Math.min(from + atMost, this.#block.length);
    return this.#block.subarray(from, this.#at);
  }

  /** Places from 0 to `places.length` - 1, each as likely, drawn with replacement: floor(u n). */
  *places(places: Uint32Array): Drawing<void> {
    const n = places.length;
    for (let done = 0; done < n; ) {
      const stretch = yield* this.stretch(n - done);
      for (let i = 0; i < stretch.length; i++) places[done++] = Math.floor(stretch[i]! * n);
    }
  }

  /** How often each of `times.length` places is drawn in as many draws. */
  *times(times: Uint32Array): Drawing<void> {
    const n = times.length;
    times.fill(0);
    for (let left = n; left > 0; ) {
      const stretch = yield* this.stretch(left);
      left -= stretch.length;
      for (let i = 0; i < stretch.length; i++) times[Math.floor(stretch[i]! * n)]!++;
    }
  }
}
