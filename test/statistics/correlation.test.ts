/** What must hold of the correlations whatever the data. */
import { describe, expect, test } from "vitest";
import { kendall, kendallOfRanks } from "../../src/statistics/kendall.js";
import { pearson } from "../../src/statistics/pearson.js";
import { rankColumn } from "../../src/statistics/ranked-column.js";
import { spearman, spearmanOfRanks } from "../../src/statistics/spearman.js";
import { generator, sample, shuffled } from "./random-numbers.js";

const random = generator(99);
const close = (a: number | null, b: number | null, tolerance = 1e-12): void =>
  expect(Math.abs(a! - b!)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(a!)));

/** Pairs of columns with some correlation, without ties and with many. */
const pairs = Array.from({ length: 40 }, (_, i) => {
  const n = 4 + 2 * i;
  const steps = i % 2 === 0 ? 0 : 2;
  const x = sample(random, n, { steps });
  const y = sample(random, n, { steps }).map((value, k) => value + (steps ? Math.round(x[k]!) : x[k]! / 2));
  return { x, y };
});

describe("rank correlations", () => {
  test("Kendall's tau counts pairs", () => {
    for (const { x, y } of pairs) {
      let [s, untiedX, untiedY] = [0, 0, 0];
      for (let i = 0; i < x.length; i++)
        for (let j = 0; j < i; j++) {
          const a = Math.sign(x[i]! - x[j]!);
          const b = Math.sign(y[i]! - y[j]!);
          s += a * b;
          untiedX += a * a;
          untiedY += b * b;
        }
      close(kendall(x, y).estimate, s / Math.sqrt(untiedX * untiedY));
    }
  });

  test("Spearman's rho is Pearson's of the mid-ranks", () => {
    for (const { x, y } of pairs) {
      const ranks = (values: Float64Array): Float64Array => {
        const { codes, doubled } = rankColumn(values);
        return Float64Array.from(codes, (code) => doubled[code]! / 2);
      };
      close(spearman(x, y).estimate, pearson(ranks(x), ranks(y)).estimate);
    }
  });

  test("neither the order of pairs nor an increasing transformation changes a digit", () => {
    for (const { x, y } of pairs) {
      const order = shuffled(
        x.map((_, i) => i),
        random,
      );
      const inOrder = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => Math.exp(values[i]!));
      expect(kendall(inOrder(x), inOrder(y))).toEqual(kendall(x, y));
      expect(spearman(inOrder(x), inOrder(y))).toEqual(spearman(x, y));
    }
  });

  test("ranks computed once give the same, and turning one column turns the sign", () => {
    for (const { x, y } of pairs) {
      const [rx, ry, turned] = [rankColumn(x), rankColumn(y), rankColumn(y.map((value) => -value))];
      for (const [direct, ofRanks] of [
        [kendall(x, y), kendallOfRanks],
        [spearman(x, y), spearmanOfRanks],
      ] as const) {
        expect(ofRanks(rx, ry)).toEqual(direct);
        close(ofRanks(rx, turned).estimate, -direct.estimate!);
        close(ofRanks(rx, turned).p, direct.p, 1e-11);
        close(ofRanks(rx, turned, { alternative: "less" }).p, ofRanks(rx, ry, { alternative: "greater" }).p, 1e-11);
      }
    }
  });

  test("a constant column has none", () => {
    const flat = new Float64Array(12).fill(3);
    for (const correlation of [pearson, spearman, kendall])
      expect(correlation(flat, sample(random, 12))).toMatchObject({ estimate: null, p: null });
  });
});

describe("Pearson's correlation", () => {
  test("does not depend on the order of pairs, nor on origin and unit", () => {
    for (const { x, y } of pairs) {
      const order = shuffled(
        x.map((_, i) => i),
        random,
      );
      const again = pearson(
        Float64Array.from(order, (i) => x[i]!),
        Float64Array.from(order, (i) => y[i]!),
      );
      const plain = pearson(x, y);
      close(again.estimate, plain.estimate, 1e-15);
      const moved = pearson(
        x.map((value) => 2 ** 20 + 8 * value),
        y.map((value) => -value / 1024),
      );
      close(moved.estimate, -plain.estimate!, 1e-9);
    }
  });

  test("keeps its digits close to 1", () => {
    // y = x + e with e orthogonal to x and 1: 1 - r^2 = sum(e^2) / sum((y - mean)^2), known in closed form.
    const x = [-3, -1, 1, 3];
    const e = [1, -1, -1, 1].map((sign) => sign * 2 ** -20);
    const { t, estimate } = pearson(
      x,
      x.map((value, i) => value + e[i]!),
    );
    close(t, Math.sqrt(2) * Math.sqrt(20 / (4 * 2 ** -40)), 1e-12);
    expect(estimate).toBeLessThan(1);
  });
});
