/** Sorting by bits, and choosing without forming all values, give what plain sorting gives. */
import { describe, expect, test } from "vitest";
import { canonicalOrder } from "../../src/statistics/canonical-order.js";
import { differences } from "../../src/statistics/differences.js";
import { places } from "../../src/statistics/places.js";
import { radixSort } from "../../src/statistics/radix-sort.js";
import { sort } from "../../src/statistics/sorted.js";
import { walshAverages } from "../../src/statistics/walsh-averages.js";
import { generator, sample } from "./random-numbers.js";

const random = generator(20261122);

/** Numbers of many kinds: ordinary, tied, of all magnitudes, of one magnitude, with infinities and both zeros. */
const kinds: Readonly<Record<string, (n: number) => Float64Array>> = {
  ordinary: (n) => sample(random, n),
  tied: (n) => sample(random, n, { steps: 10 }),
  "of all magnitudes": (n) => sample(random, n).map((x) => Math.exp(100 * x) * (x < 0 ? -1 : 1)),
  "alike in all but the last digits": (n) => sample(random, n).map((x) => 1 + x * 1e-13),
  "beyond detection": (n) => sample(random, n).map((x) => (x < -0.5 ? -Infinity : x > 1.5 ? Infinity : x)),
  "zeros of both signs": (n) => sample(random, n).map((x) => (x < -0.5 ? -0 : x < 0.5 ? 0 : x)),
  equal: (n) => new Float64Array(n).fill(-2.5),
};
const sizes = [0, 1, 149, 150, 999, 1000, 20_000];

describe.each(Object.entries(kinds))("values %s", (_, values) => {
  test.each(sizes)("%i of them are sorted as by comparison", (n) => {
    const unsorted = values(n);
    expect(sort(unsorted)).toEqual(Float64Array.from(unsorted).sort());
  });

  test.each(sizes)("%i companions move along, those of equal values in their order", (n) => {
    const unsorted = values(n);
    const sorted = unsorted.slice();
    const order = places(n);
    radixSort(sorted, order);
    expect(Float64Array.from(order, (place) => unsorted[place]! + 0)).toEqual(sorted.map((value) => value + 0));
    const turned = order.findIndex((place, i) => i > 0 && Object.is(sorted[i], sorted[i - 1]) && place < order[i - 1]!);
    expect(turned).toBe(-1);
  });
});

test("rows are put in one order, however they came", () => {
  for (const n of [10, 1000, 20_000]) {
    const columns = [
      sample(random, n, { steps: 1 }),
      sample(random, n, { steps: 4 }),
      sample(random, n, { steps: 20 }),
    ];
    const rows = (order: Uint32Array) => Array.from(order, (row) => columns.map((column) => column[row]! + 0));
    const compared = places(n).sort((a, b) => {
      const unlike = columns.find((column) => column[a] !== column[b]);
      return unlike ? unlike[a]! - unlike[b]! : 0;
    });
    expect(rows(canonicalOrder(columns))).toEqual(rows(compared));
  }
});

describe.each([
  ["unrounded", {}],
  ["with ties", { steps: 40 }],
])("of many values, %s,", (_, options) => {
  const x = sort(sample(random, 700, { ...options, shift: 0.3 }).map((value) => Math.exp(2 * value)));
  const y = sort(sample(random, 600, options).map((value) => Math.exp(2 * value)));
  const ranks = (count: number) =>
    [1, 2, 3, 0.01, 0.25, 0.5, 0.75, 0.99].map((k) => (k < 1 ? Math.ceil(k * count) : k));

  test("the k-th difference is that of the sorted list", () => {
    const all = differences(x, y);
    const list = sort([...x].flatMap((a) => [...y].map((b) => a - b)));
    for (const k of [...ranks(list.length), list.length / 2 + 1, list.length - 1, list.length])
      expect(all.kth(k)).toBe(list[k - 1]! + 0);
  });

  test("the k-th Walsh average is that of the sorted list", () => {
    const long = sort([...x, ...y]);
    const all = walshAverages(long);
    const list = sort([...long].flatMap((a, i) => Array.from(long.subarray(i), (b) => a / 2 + b / 2)));
    for (const k of [...ranks(list.length), list.length - 1, list.length]) expect(all.kth(k)).toBe(list[k - 1]! + 0);
  });
});
