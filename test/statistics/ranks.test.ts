/** What must hold of the rank tests whatever the data: symmetries, agreement with each other and with brute force. */
import { describe, expect, test } from "vitest";
import { conditionalRankSum } from "../../src/statistics/conditional-rank-sum.js";
import { differences } from "../../src/statistics/differences.js";
import { dunn } from "../../src/statistics/dunn.js";
import { friedman } from "../../src/statistics/friedman.js";
import { hodgesLehmann } from "../../src/statistics/hodges-lehmann.js";
import { jonckheere } from "../../src/statistics/jonckheere.js";
import { kruskalWallis } from "../../src/statistics/kruskal-wallis.js";
import { mannWhitney } from "../../src/statistics/mann-whitney.js";
import { mcnemar } from "../../src/statistics/mcnemar.js";
import { signedRank } from "../../src/statistics/signed-rank.js";
import { signedRankShift } from "../../src/statistics/signed-rank-shift.js";
import { asSorted, type Sorted, sort } from "../../src/statistics/sorted.js";
import { walshAverages } from "../../src/statistics/walsh-averages.js";
import { generator, sample } from "./random-numbers.js";

const random = generator(20260131);

interface Pair {
  readonly x: Sorted;
  readonly y: Sorted;
}

/** Pairs of samples of many sizes, without ties and with few or many. */
const pairs: Pair[] = Array.from({ length: 60 }, (_, i) => {
  const steps = [0, 2, 10][i % 3]!;
  const size = (): number => 1 + Math.floor(random() * (i < 45 ? 14 : 80));
  return {
    x: sort(sample(random, size(), { steps, shift: random() })),
    y: sort(sample(random, size(), { steps })),
  };
});

const close = (a: number | null, b: number | null): void => {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(a)));
};

describe("Mann-Whitney", () => {
  test("swapping the samples mirrors w and exchanges the one-sided p values", () => {
    for (const { x, y } of pairs) {
      const there = mannWhitney(x, y);
      const back = mannWhitney(y, x);
      expect(there.w + back.w).toBe(x.length * y.length);
      close(there.p, back.p);
      close(mannWhitney(x, y, { alternative: "less" }).p, mannWhitney(y, x, { alternative: "greater" }).p);
    }
  });

  test("increasing transformations change nothing", () => {
    for (const { x, y } of pairs)
      expect(mannWhitney(asSorted(x.map(Math.exp)), asSorted(y.map(Math.exp)))).toEqual(mannWhitney(x, y));
  });

  test("values below detection rank as any value below all others would", () => {
    for (const { x, y } of pairs) {
      const cut = (values: Sorted, as: number): Sorted => asSorted(values.map((value) => (value < -0.5 ? as : value)));
      const below = mannWhitney(cut(x, Number.NEGATIVE_INFINITY), cut(y, Number.NEGATIVE_INFINITY));
      expect(below).toEqual(mannWhitney(cut(x, -99), cut(y, -99)));
    }
  });

  test("w counts pairs", () => {
    for (const { x, y } of pairs) {
      let w = 0;
      for (const a of x) for (const b of y) w += a > b ? 1 : a === b ? 0.5 : 0;
      expect(mannWhitney(x, y).w).toBe(w);
    }
  });

  test("the exact p value is that of all arrangements", () => {
    for (const { x, y } of pairs.filter((pair) => pair.x.length + pair.y.length <= 12)) {
      const { less, greater } = allArrangements(x, y);
      const conditional = conditionalRankSum(x, y);
      close(conditional.p_less, less);
      close(conditional.p_greater, greater);
      const classical = mannWhitney(x, y, { alternative: "less", exact: true });
      if (classical.exact) close(classical.p, less);
    }
  });
});

describe("the shift", () => {
  test("its interval excludes 0 exactly where the exact test rejects", () => {
    let rejected = 0;
    for (let i = 0; i < 300; i++) {
      const x = sort(sample(random, 4 + (i % 9), { shift: 1.2 * random() }));
      const y = sort(sample(random, 5 + (i % 7)));
      for (const confLevel of [0.95, 0.9]) {
        const { conf_low, conf_high } = hodgesLehmann(x, y, { confLevel });
        const { p, exact } = mannWhitney(x, y);
        expect(exact).toBe(true);
        expect(conf_low! > 0 || conf_high! < 0).toBe(p! < 1 - confLevel);
        if (p! < 1 - confLevel) rejected++;
      }
    }
    expect(rejected).toBeGreaterThan(50);
  });

  test("asymptotic limits are where the test starts to reject", () => {
    for (let i = 0; i < 40; i++) {
      // Values of x on a grid, of y off it by no multiple: ties within the samples, none between them.
      const x = sort(sample(random, 20 + i, { steps: 4 }));
      const y = sort(sample(random, 60 - i, { steps: 4 }).map((value) => value * 1.0001 + 1e-3));
      const { conf_low, conf_high } = hodgesLehmann(x, y, { exact: false });
      const p = (mu: number): number => mannWhitney(x, y, { mu, exact: false }).p!;
      expect(p(conf_low! - 1e-9)).toBeLessThan(0.05);
      expect(p(conf_low! + 1e-9)).toBeGreaterThan(0.05);
      expect(p(conf_high! - 1e-9)).toBeGreaterThan(0.05);
      expect(p(conf_high! + 1e-9)).toBeLessThan(0.05);
    }
  });

  test("follows a shift of one sample, and turns with the order of the two", () => {
    for (const { x, y } of pairs) {
      const shift = hodgesLehmann(x, y);
      const moved = hodgesLehmann(asSorted(x.map((value) => value + 1024)), y);
      expect(moved.estimate! - 1024).toBeCloseTo(shift.estimate!, 10);
      const turned = hodgesLehmann(y, x);
      close(turned.estimate, -shift.estimate!);
      close(turned.conf_low, shift.conf_high === null ? null : -shift.conf_high);
    }
  });

  test("is open where values beyond detection leave it open", () => {
    const x = sort([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 2, 3]);
    const y = sort([Number.NEGATIVE_INFINITY, 0.5, 1.5, 2.5, 4]);
    const { estimate, conf_low, conf_high } = hodgesLehmann(x, y);
    expect(Number.isFinite(estimate)).toBe(true);
    expect([conf_low, conf_high]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    const none = sort([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(hodgesLehmann(none, none).estimate).toBe(null);
    expect(hodgesLehmann(none, sort([1, 2])).estimate).toBe(null);
  });

  test("has no interval where all differences are equal", () => {
    expect(hodgesLehmann(sort([2, 2, 2]), sort([1, 1]))).toMatchObject({
      estimate: 1,
      conf_low: null,
      conf_high: null,
    });
  });
});

describe("selection", () => {
  const extremes = [Number.NEGATIVE_INFINITY, -1e300, -1e-300, 0, 1e-300, 1e300, Number.POSITIVE_INFINITY];
  const odd = (n: number): Sorted => sort(Array.from({ length: n }, () => extremes[Math.floor(random() * 7)]!));

  test("the k-th difference is that of the sorted list", () => {
    for (const { x, y } of [...pairs, ...Array.from({ length: 30 }, () => ({ x: odd(6), y: odd(5) }))]) {
      const list = [...x].flatMap((a) => [...y].map((b) => a - b)).filter((value) => !Number.isNaN(value));
      const all = differences(x, y);
      expect(all.count).toBe(list.length);
      const sorted = sort(list);
      for (let k = 1; k <= list.length; k += 1 + Math.floor(list.length / 50))
        expect(all.kth(k) + 0).toBe(sorted[k - 1]! + 0);
    }
  });

  test("the k-th Walsh average is that of the sorted list", () => {
    for (const x of [...pairs.map((pair) => pair.x), ...Array.from({ length: 30 }, () => odd(7))]) {
      const list = [...x].flatMap((a, i) => [...x.subarray(i)].map((b) => a / 2 + b / 2));
      const sorted = sort(list.filter((value) => !Number.isNaN(value)));
      const all = walshAverages(x);
      expect(all.count).toBe(sorted.length);
      for (let k = 1; k <= sorted.length; k++) expect(all.kth(k) + 0).toBe(sorted[k - 1]! + 0);
    }
  });
});

describe("signed ranks", () => {
  test("turning the signs mirrors v; an odd increasing transformation changes nothing", () => {
    for (const { x } of pairs) {
      const test = signedRank(x);
      const turned = signedRank(sort(x.map((value) => -value)));
      expect(test.v + turned.v).toBe((test.n_used * (test.n_used + 1)) / 2);
      close(test.p, turned.p);
      expect(signedRank(asSorted(x.map((value) => value * value * value)))).toEqual(test);
    }
  });

  test("the exact p value is that of all signs", () => {
    for (let n = 1; n <= 10; n++) {
      const x = sort(sample(random, n, { shift: 0.5 }));
      const sizes = [...x.map(Math.abs)].sort((a, b) => a - b);
      const { v, p } = signedRank(x, { alternative: "greater" });
      let asLarge = 0;
      for (let signs = 0; signs < 1 << n; signs++) {
        let sum = 0;
        for (let i = 0; i < sizes.length; i++) if (signs & (1 << i)) sum += i + 1;
        if (sum >= v) asLarge++;
      }
      close(p, asLarge / 2 ** n);
    }
  });

  test("the interval excludes 0 exactly where the exact test rejects", () => {
    for (let i = 0; i < 200; i++) {
      const x = sort(sample(random, 6 + (i % 20), { shift: random() }));
      const { conf_low, conf_high } = signedRankShift(x);
      expect(conf_low! > 0 || conf_high! < 0).toBe(signedRank(x).p! < 0.05);
    }
  });

  test("values below detection leave the interval open where it reaches them", () => {
    const few = sort([Number.NEGATIVE_INFINITY, 1, 2, 3, 4]);
    expect(signedRankShift(few, { exact: false })).toMatchObject({ estimate: 2, conf_low: Number.NEGATIVE_INFINITY });
    const many = sort([Number.NEGATIVE_INFINITY, ...sample(random, 60, { shift: 1 })]);
    const { conf_low, conf_high } = signedRankShift(many);
    expect(conf_low! < conf_high!).toBe(true);
    expect([conf_low, conf_high].every(Number.isFinite)).toBe(true);
  });

  test("a level that few values cannot reach is lowered, and told", () => {
    const few = sort([-0.25, 0.1, 0.15, 0.4, 0.5]);
    expect(signedRankShift(few, { exact: false }).conf_level_achieved).toBeCloseTo(0.8, 12);
    expect(signedRankShift(sort(sample(random, 60))).conf_level_achieved).toBe(null);
  });
});

describe("tests of several groups agree with those of two", () => {
  test("Kruskal-Wallis, Dunn and Jonckheere", () => {
    for (const { x, y } of pairs) {
      const z = mannWhitney(x, y, { exact: false }).z_uncorrected;
      const h = kruskalWallis([x, y]).h;
      close(h, z === null ? null : z * z);
      close(dunn([x, y])[0]!.z, z);
      close(jonckheere([y, x]).z, z);
    }
  });

  test("Kruskal-Wallis does not mind the order of groups, nor empty ones", () => {
    for (const { x, y } of pairs) {
      const third = sort(sample(random, 7, { steps: 2 }));
      const test = kruskalWallis([x, y, third]);
      const turned = kruskalWallis([third, sort([]), x, y]);
      expect(turned.df).toBe(test.df);
      close(turned.h, test.h);
      close(turned.mean_ranks[0]!, test.mean_ranks[2]!);
    }
  });

  test("Friedman's test of two treatments is McNemar's of their order", () => {
    for (let i = 0; i < 20; i++) {
      const a = sample(random, 15, { steps: 1 });
      const b = sample(random, 15, { steps: 1 });
      const higher = a.filter((value, k) => value > b[k]!).length;
      const lower = a.filter((value, k) => value < b[k]!).length;
      const sides = [
        [1, higher],
        [lower, 1],
      ];
      close(friedman([a, b]).q, mcnemar(sides, { correct: false }).x2);
    }
  });
});

/** P(W <= w) and P(W >= w) over all assignments of the pooled values to the samples. */
function allArrangements(x: Sorted, y: Sorted): { less: number; greater: number } {
  const pooled = [...x, ...y];
  const observed = mannWhitney(x, y).w;
  let [total, less, greater] = [0, 0, 0];
  for (let set = 0; set < 1 << pooled.length; set++) {
    const first = pooled.filter((_, i) => set & (1 << i));
    if (first.length !== x.length) continue;
    const second = pooled.filter((_, i) => !(set & (1 << i)));
    let w = 0;
    for (const a of first) for (const b of second) w += a > b ? 1 : a === b ? 0.5 : 0;
    total++;
    if (w <= observed) less++;
    if (w >= observed) greater++;
  }
  return { less: less / total, greater: greater / total };
}
