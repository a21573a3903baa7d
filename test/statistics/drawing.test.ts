import { expect, test } from "vitest";
import { type Drawing, Draws, drawAlone, drawTogether } from "../../src/statistics/drawing.js";
import { between, quantilePosition } from "../../src/statistics/quantile.js";
import { BLOCK, Mrg32k3a, RandomBlocks } from "../../src/statistics/random.js";
import { notAbove, resampledShares } from "../../src/statistics/resampled-shares.js";
import { type Sorted, sort } from "../../src/statistics/sorted.js";
import { generator, sample } from "./random-numbers.js";

/** L'Ecuyer's figure I as it stands, with `%` in whole numbers. */
function* stream(seed: number): Generator<number, never> {
  let [a0, a1, a2, b0, b1, b2] = [seed, seed, seed, seed, seed, seed].map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const [m1, m2] = [4294967087n, 4294944443n];
  for (;;) {
    const a = (((1403580n * a1 - 810728n * a0) % m1) + m1) % m1;
    const b = (((527612n * b2 - 1370589n * b0) % m2) + m2) % m2;
    [a0, a1, a2, b0, b1, b2] = [a1, a2, a, b1, b2, b];
    yield Number(a > b ? a - b : a - b + m1) * 2.328306549295728e-10;
  }
}

test.each([1, 20190307, 2147483647])("blocks are the generator's stream, seed %i", (seed) => {
  const numbers = stream(seed);
  const blocks = new RandomBlocks(seed);
  for (let k = 0; k < 5; k++) {
    const expected = Float64Array.from({ length: BLOCK }, () => numbers.next().value);
    expect(blocks.next()).toEqual(expected);
  }
});

/** The first numbers of a stream, in stretches of a length of its own. */
function* numbersOf(seed: number, n: number, atMost: number): Drawing<number[]> {
  const draws = new Draws(seed);
  const found: number[] = [];
  while (found.length < n) found.push(...(yield* draws.stretch(Math.min(atMost, n - found.length))));
  return found;
}

test("drawings side by side read the same numbers as alone, whatever each takes, and those that draw nothing are first", () => {
  // biome-ignore lint/correctness/useYield: it draws nothing
  const constant = function* (): Drawing<number[]> {
    return [1];
  };
  const make = () => [numbersOf(5, 30_000, 700), numbersOf(6, 10, 3), constant(), numbersOf(5, 9_000, 8_999)];
  const results: number[][] = [];
  const order: number[] = [];
  const together = drawTogether(make(), (result, place) => {
    results[place] = result;
    order.push(place);
  });
  const stages = [...together];
  expect(stages.lastIndexOf("first")).toBe(3);
  expect(order[0]).toBe(2);
  expect(results).toEqual(make().map((drawing) => drawAlone(drawing)));
  const random = new Mrg32k3a(5);
  expect(results[0]).toEqual(Array.from({ length: 30_000 }, () => random.next()));
});

/** By the definition: draw, sort, take the quantile, count. */
function plainShares(x: Sorted, y: Sorted, p: number, resamples: number, seed: number): Float64Array {
  const random = new Mrg32k3a(seed);
  const draw = (values: Sorted) => values.map(() => values[Math.floor(random.next() * values.length)]!).sort();
  return Float64Array.from({ length: resamples }, () => {
    const drawn = draw(y);
    const { lower, weight } = quantilePosition(y.length, p, 7);
    const limit = between(drawn[lower]!, drawn[lower + 1] ?? drawn[lower]!, weight);
    return notAbove(draw(x) as Sorted, limit) / x.length;
  });
}

test.each([
  [2, 1, 0.95],
  [40, 21, 0.5],
  [301, 977, 0.95],
  [5000, 3100, 0.999],
  [9000, 2000, 0.9],
])("resampled shares are those of the definition: %i in the reference, %i in the group, quantile %d", (m, n, p) => {
  const random = generator(m);
  const y = sort(sample(random, m, { steps: 40 }));
  const x = sort(sample(random, n, { shift: 1, steps: 40 }));
  const expected = plainShares(x, y, p, 120, 11);
  expect(drawAlone(resampledShares(x, y, { quantile: p, resamples: 120, seed: 11 }))).toEqual(expected);
  // looked for in too narrow a place, it is found all the same
  expect(drawAlone(resampledShares(x, y, { quantile: p, resamples: 120, seed: 11, reach: 0 }))).toEqual(expected);
});
