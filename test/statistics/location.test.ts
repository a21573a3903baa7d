/** What must hold whatever the data: symmetries, the agreement of tests with their intervals, and refusals. */
import betainc from "@stdlib/math-base-special-betainc";
import gammainc from "@stdlib/math-base-special-gammainc";
import { describe, expect, test } from "vitest";
import { oneWayAnova, welchAnova } from "../../src/statistics/anova.js";
import { auc } from "../../src/statistics/auc.js";
import { bootstrap } from "../../src/statistics/bootstrap.js";
import { describe as summarise } from "../../src/statistics/describe.js";
import { betaCdf, betaQuantile, betaUpper } from "../../src/statistics/distributions/beta.js";
import { binomialCdf, binomialUpper } from "../../src/statistics/distributions/binomial.js";
import { chiSquaredUpper } from "../../src/statistics/distributions/chi-squared.js";
import { fCdf, fQuantile, fUpper } from "../../src/statistics/distributions/f.js";
import { gammaCdf, gammaQuantile, gammaUpper } from "../../src/statistics/distributions/gamma.js";
import { normalCdf, normalQuantile } from "../../src/statistics/distributions/normal.js";
import { tCdf, tQuantile, tTwoSided } from "../../src/statistics/distributions/t.js";
import { tukeyCdf, tukeyUpper } from "../../src/statistics/distributions/tukey.js";
import { drawAlone } from "../../src/statistics/drawing.js";
import { mean } from "../../src/statistics/mean.js";
import { median } from "../../src/statistics/median.js";
import { medianInterval } from "../../src/statistics/median-interval.js";
import { type Adjustment, adjustP } from "../../src/statistics/p-adjust.js";
import { permutationTest } from "../../src/statistics/permutation-test.js";
import { clopperPearsonInterval, wilsonInterval } from "../../src/statistics/proportion-interval.js";
import { quantile } from "../../src/statistics/quantile.js";
import { Refusal } from "../../src/statistics/refusal.js";
import { reverseKaplanMeier } from "../../src/statistics/reverse-kaplan-meier.js";
import { sort } from "../../src/statistics/sorted.js";
import { sum } from "../../src/statistics/sum.js";
import { studentTTest, welchTTest } from "../../src/statistics/t-test.js";
import { standardDeviation, variance } from "../../src/statistics/variance.js";

/** Numbers in (0, 1), always the same: a small linear congruential generator. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state + 0.5) / 2147483648;
  };
}

function sample(n: number, seed: number, shift = 0): Float64Array {
  const next = lcg(seed);
  return Float64Array.from({ length: n }, () => shift + normalQuantile(next()));
}

function relative(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.abs(expected);
}

describe("distributions", () => {
  test("incomplete beta and gamma agree with another implementation", () => {
    const next = lcg(1);
    for (let i = 0; i < 400; i++) {
      const a = Math.exp(8 * next() - 1);
      const b = Math.exp(8 * next() - 1);
      const x = betaQuantile(0.001 + 0.998 * next(), a, b);
      expect(relative(betaCdf(x, a, b), betainc(x, a, b))).toBeLessThan(1e-11);
      expect(relative(betaUpper(x, a, b), betainc(x, a, b, true, true))).toBeLessThan(1e-11);
      // The other gamma loses its digits for shapes near 1000: mpmath sides with ours, see below.
      const shape = Math.exp(5 * next() - 1);
      const y = gammaQuantile(0.001 + 0.998 * next(), shape);
      expect(relative(gammaCdf(y, shape), gammainc(y, shape))).toBeLessThan(1e-11);
      expect(relative(gammaUpper(y, shape), gammainc(y, shape, true, true))).toBeLessThan(1e-11);
    }
  });

  test("quantiles invert both tails, far out as well", () => {
    // At 1e5 degrees of freedom the last digit of a quantile moves the far tail by 1e-11.
    for (const p of [1e-250, 1e-60, 1e-9, 0.02, 0.4999, 0.5, 0.77]) {
      const upper = { lowerTail: false };
      expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-10);
      expect(relative(normalCdf(normalQuantile(p, upper), upper), p)).toBeLessThan(1e-10);
      for (const df of [1, 2.5, 30, 1e5]) {
        expect(relative(tCdf(tQuantile(p, df), df), p)).toBeLessThan(1e-10);
        expect(relative(gammaUpper(gammaQuantile(p, df, upper), df), p)).toBeLessThan(1e-10);
        if (df > 1) expect(relative(fCdf(fQuantile(p, df, 7), df, 7), p)).toBeLessThan(1e-10);
        expect(relative(fUpper(fQuantile(p, df, 7, upper), df, 7), p)).toBeLessThan(1e-10);
      }
    }
  });

  test("values computed with 40 digits", () => {
    expect(relative(chiSquaredUpper(1377.767035202763, 1000), 1.67070931585775e-14)).toBeLessThan(1e-12);
    expect(relative(gammaCdf(1019.7503327449008, 986.7209233707239), 0.8532697250782413)).toBeLessThan(1e-12);
    expect(relative(gammaCdf(1048.6035152988177, 1073.9833725182805), 0.22051981663100972)).toBeLessThan(1e-12);
    expect(relative(tCdf(-2.373892896786416e153, 1.5), 3.260227119662883e-231)).toBeLessThan(1e-12);
    expect(relative(tukeyCdf(0.5, 10, 300), 1.4839717300653709e-6)).toBeLessThan(1e-12);
    expect(relative(tukeyCdf(0.5, 10, Infinity), 1.4133805157342372e-6)).toBeLessThan(1e-12);
  });

  test("the studentized range of two means is a t", () => {
    for (const q of [0.01, 1, 4, 30])
      for (const df of [1, 3.3, 40, 2000])
        expect(relative(tukeyUpper(q, 2, df), tTwoSided(q / Math.SQRT2, df))).toBeLessThan(1e-12);
  });
});

describe("sums and moments", () => {
  const values = sample(500, 3).map((value, i) => value * (i % 7 === 0 ? 1e9 : 1));

  test("do not depend on the order of the values", () => {
    const turned = values.slice().reverse();
    const sorted = sort(values);
    for (const statistic of [sum, mean, variance, standardDeviation]) {
      expect(statistic(turned)).toBe(statistic(values));
      expect(statistic(sorted)).toBe(statistic(values));
    }
  });

  test("scale exactly by powers of two, beyond the range of a square", () => {
    for (const factor of [2 ** -600, 2 ** 600]) {
      const scaled = values.map((value) => value * factor);
      expect(mean(scaled)).toBe(mean(values) * factor);
      expect(standardDeviation(scaled)).toBe(standardDeviation(values) * factor);
    }
  });

  test("keep the spread under a huge offset", () => {
    const steps = Float64Array.from({ length: 101 }, (_, i) => i - 50);
    expect(variance(steps.map((value) => value + 2 ** 52))).toBe(variance(steps));
  });

  test("equal values have no spread and no shape", () => {
    const { sd, skewness_g1, kurtosis_g2, mad } = summarise(sort([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]));
    expect({ sd, skewness_g1, kurtosis_g2, mad }).toEqual({ sd: 0, skewness_g1: null, kurtosis_g2: null, mad: 0 });
  });

  test("sums that leave the doubles on the way come back", () => {
    expect(sum([1.5e308, 1.5e308, -1.5e308, -1.4e308])).toBeCloseTo(1e307, -294);
    expect(relative(mean([1.6e308, 1.7e308]), 1.65e308)).toBeLessThan(1e-15);
    expect(sum([1, -Infinity])).toBe(-Infinity);
  });
});

describe("quantiles below detection", () => {
  const sorted = sort([-Infinity, -Infinity, 3, 4, 5]);

  test("are below detection as soon as a value below has weight", () => {
    expect(quantile(sorted, 0.25)).toBe(-Infinity);
    expect(quantile(sorted, 0.375)).toBe(-Infinity);
    expect(quantile(sorted, 0.5)).toBe(3);
    expect(median(sort([-Infinity, 2]))).toBe(-Infinity);
    expect(medianInterval(sort([-Infinity, 1, 2, 3, 4, 5, 6])).conf_low).toBe(-Infinity);
  });

  test("are refused between below and above, and moments are refused at all", () => {
    expect(() => quantile(sort([-Infinity, Infinity]), 0.5)).toThrow(Refusal);
    expect(() => summarise(sorted)).toThrow("needs finite values");
  });

  test("without such values the reverse Kaplan-Meier curve is the empirical distribution", () => {
    const { cdf, leftover_mass } = reverseKaplanMeier(sort([1, 2, 2, 7]), sort([]));
    expect([...cdf, leftover_mass]).toEqual([0.25, 0.75, 1, 0]);
  });
});

describe("tests and their intervals", () => {
  const x = sample(17, 5);
  const y = sample(23, 8, 0.7);

  test("a t test rejects mu where the interval leaves it out", () => {
    const interval = welchTTest(x, y);
    for (const limit of [interval.conf_low!, interval.conf_high!]) {
      expect(welchTTest(x, y, { mu: limit }).p).toBeCloseTo(0.05, 12);
      const oneSided = welchTTest(x, y, { alternative: limit < interval.estimate ? "greater" : "less", mu: limit });
      expect(oneSided.p).toBeCloseTo(0.025, 12);
    }
  });

  test("swapping the samples turns signs only", () => {
    const forth = welchTTest(x, y);
    const back = welchTTest(y, x);
    expect([back.t, back.df, back.p, back.conf_low]).toEqual([-forth.t!, forth.df, forth.p, -forth.conf_high!]);
    const area = auc(sort(x), sort(y));
    const turned = auc(sort(y), sort(x));
    expect(turned.auc).toBeCloseTo(1 - area.auc, 15);
    expect(turned.conf_low).toBeCloseTo(1 - area.conf_high!, 14);
  });

  test("analysis of variance of two groups is a t test", () => {
    const student = studentTTest(x, y);
    const classical = oneWayAnova([x, y]);
    expect(relative(classical.f!, student.t! * student.t!)).toBeLessThan(1e-13);
    expect(relative(classical.p!, student.p!)).toBeLessThan(1e-12);
    const welch = welchTTest(x, y);
    const other = welchAnova([x, y]);
    expect(relative(other.df2!, welch.df!)).toBeLessThan(1e-13);
    expect(relative(other.p!, welch.p!)).toBeLessThan(1e-12);
  });

  test("the area depends on the order of the values only, below detection included", () => {
    const a = sort([-Infinity, 1, 2, 2, 5]);
    const b = sort([-Infinity, -Infinity, 2, 3]);
    const stretched = (values: Float64Array) => sort(values.map((value) => Math.exp(value) * 3));
    expect(auc(stretched(a), stretched(b))).toEqual(auc(a, b));
  });

  test("Clopper-Pearson limits leave half of alpha in each tail, Wilson's solve the score equation", () => {
    for (const [events, n] of [
      [0, 9],
      [3, 9],
      [9, 9],
      [40, 1000],
      [123456, 1000000],
    ] as const) {
      const exact = clopperPearsonInterval(events, n);
      if (events > 0) expect(relative(binomialUpper(events - 1, n, exact.conf_low), 0.025)).toBeLessThan(1e-10);
      if (events < n) expect(relative(binomialCdf(events, n, exact.conf_high), 0.025)).toBeLessThan(1e-10);
      const z = normalQuantile(0.975);
      for (const limit of Object.values(wilsonInterval(events, n)))
        if (limit > 0 && limit < 1)
          expect(relative(Math.abs(events - n * limit), z * Math.sqrt(n * limit * (1 - limit)))).toBeLessThan(1e-10);
    }
  });
});

describe("adjusted p values", () => {
  const next = lcg(11);
  const p = Array.from({ length: 40 }, () => next() * next() * next());

  test("follow their p value, wherever it stands", () => {
    const methods: Adjustment[] = ["holm", "hochberg", "hommel", "bonferroni", "BH", "BY", "none"];
    for (const method of methods) {
      const adjusted = adjustP(p, method);
      expect(adjustP(p.toReversed(), method)).toEqual(adjusted.toReversed());
      expect(adjustP([null, ...p], method)).toEqual([null, ...adjusted]);
    }
  });

  test("keep the order of strictness", () => {
    const [bonferroni, holm, hochberg, hommel, bh] = (["bonferroni", "holm", "hochberg", "hommel", "BH"] as const).map(
      (method) => adjustP(p, method),
    );
    p.forEach((value, i) => {
      const ascending = [value, bh![i]!, hommel![i]!, hochberg![i]!, holm![i]!, bonferroni![i]!];
      for (let k = 1; k < ascending.length; k++)
        expect(ascending[k]!).toBeGreaterThanOrEqual(ascending[k - 1]! - 1e-15);
    });
  });
});

describe("resampling", () => {
  const x = sort(sample(12, 21));
  const y = sort(sample(15, 22, 1));
  const difference = (a: Float64Array, b: Float64Array) => mean(a) - mean(b);

  test("a bootstrap interval moves and stretches with the data", () => {
    const own = drawAlone(bootstrap([x], (values) => median(values!), { seed: 4, resamples: 199 }));
    const moved = drawAlone(
      bootstrap([sort(x.map((v) => 8 + 4 * v))], (values) => median(values!), { seed: 4, resamples: 199 }),
    );
    expect(moved.conf_low).toBeCloseTo(8 + 4 * own.conf_low!, 12);
    expect(moved.conf_high).toBeCloseTo(8 + 4 * own.conf_high!, 12);
    expect(drawAlone(bootstrap([x], (values) => median(values!), { seed: 5, resamples: 199 })).se).not.toBe(own.se);
  });

  test("where no value alone moves the statistic there is no BCa interval, only percentiles", () => {
    const values = sort([54.7, 57.3, 60.1, 60.1, 60.1, 61.9, 63.4]);
    const of = (interval: "bca" | "percentile") =>
      drawAlone(bootstrap([values], (one) => median(one!), { seed: 4, resamples: 199, interval }));
    expect(of("bca")).toMatchObject({ estimate: 60.1, conf_low: null, conf_high: null });
    expect(of("percentile").conf_low).toBeLessThan(60.1);
  });

  test("a permutation test does not care which sample comes first", () => {
    const forth = drawAlone(permutationTest(x, y, difference, { seed: 4, resamples: 199 }));
    const back = drawAlone(permutationTest(y, x, difference, { seed: 4, resamples: 199 }));
    expect(back.p).toBe(forth.p);
    expect(forth.exact).toBe(false);
    const few = drawAlone(permutationTest(sort([1, 2]), sort([5, 6, 9]), difference, { seed: 4, alternative: "less" }));
    expect(few).toMatchObject({ p: 0.1, exact: true, arrangements: 10 });
  });
});
