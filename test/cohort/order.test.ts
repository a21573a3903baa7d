import { expect, test } from "vitest";
import { orderOf } from "../../src/cohort/order.js";

const keyed = (n: number, values: number) => {
  let state = n + values;
  return Float64Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const value = Math.floor((state / 4294967296) * values) - values / 2;
    return value === 0 ? 0 : value / 3;
  });
};

test.each([0, 1, 2, 7, 300, 5000])("%i rows stand as a stable sort by comparison puts them", (n) => {
  const keys = [keyed(n, 5), keyed(n, 40), keyed(n, 1000)];
  keys[0]![0] = Number.NEGATIVE_INFINITY;
  keys[1]![n - 1] = Number.POSITIVE_INFINITY;
  const compared = Array.from({ length: n }, (_, i) => i).sort((i, j) => {
    for (const key of keys) if (key[i] !== key[j]) return key[i]! < key[j]! ? -1 : 1;
    return i - j;
  });
  expect([...orderOf(keys)]).toEqual(compared);
});

test("very small and very large numbers of both signs", () => {
  const key = Float64Array.of(
    1e308,
    -1e308,
    5e-324,
    -5e-324,
    0,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1,
    1 + Number.EPSILON,
  );
  expect([...orderOf([key])]).toEqual([6, 1, 3, 4, 2, 7, 8, 0, 5]);
});
