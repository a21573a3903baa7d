/** What must hold of regressions whatever the data: invariances, refusals, and what separation looks like. */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/statistics/refusal.js";
import type { Term } from "../../src/statistics/regression/design-matrix.js";
import { linearRegression } from "../../src/statistics/regression/linear-regression.js";
import { logisticRegression } from "../../src/statistics/regression/logistic-regression.js";
import { NoMaximum } from "../../src/statistics/regression/no-maximum.js";
import { poissonRegression } from "../../src/statistics/regression/poisson-regression.js";
import { generator, sample, shuffled } from "./random-numbers.js";

const random = generator(7);
const n = 60;
const LEVELS = ["a", "b", "c"];
const x = sample(random, n, { shift: 1e6 });
const z = sample(random, n, { steps: 2 });
const codes = Int32Array.from({ length: n }, () => Math.floor(random() * 3));
const continuous = sample(random, n).map((error, i) => error + 0.5 * (x[i]! - 1e6) + codes[i]!);
const binary = continuous.map((value) => (value + 2 * random() > 2 ? 1 : 0));
const counts = continuous.map((value) => Math.floor(Math.exp(0.4 * value) + random()));
const persontime = Float64Array.from({ length: n }, () => Math.log(1 + 9 * random()));

const rowsOf = (order: ArrayLike<number>): ((column: ArrayLike<number>) => Float64Array) => {
  return (column) => Float64Array.from(order, (row) => column[row]!);
};
const termsIn = (pick: (column: ArrayLike<number>) => Float64Array): Term[] => [
  { name: "x", values: pick(x) },
  { name: "z", values: pick(z) },
  { name: "g", levels: LEVELS, codes: pick(codes) },
];
const inOrder = rowsOf(Array.from({ length: n }, (_, row) => row));
const estimates = (rows: readonly { readonly estimate: number | null }[]): (number | null)[] =>
  rows.map(({ estimate }) => estimate);

describe("the order of the rows", () => {
  const mixed = rowsOf(
    shuffled(
      Array.from({ length: n }, (_, row) => row),
      random,
    ),
  );
  test.each([
    ["linear", (pick: typeof mixed) => linearRegression(pick(continuous), termsIn(pick))],
    ["logistic", (pick: typeof mixed) => logisticRegression(pick(binary), termsIn(pick))],
    ["Poisson", (pick: typeof mixed) => poissonRegression(pick(counts), termsIn(pick), { offset: pick(persontime) })],
  ])("does not change a bit of a %s regression", (_, of) => {
    expect(of(mixed)).toEqual(of(inOrder));
  });
});

describe("linear regression", () => {
  const terms = termsIn(inOrder);
  const fit = linearRegression(continuous, terms);

  test("leaves residuals at right angles to every column", () => {
    const [constant, slopeX, slopeZ, b, c] = estimates(fit.rows).map((estimate) => estimate!);
    const residuals = continuous.map((y, i) => {
      const level = codes[i] === 1 ? b! : codes[i] === 2 ? c! : 0;
      return y - constant! - slopeX! * x[i]! - slopeZ! * z[i]! - level;
    });
    const along = (column: ArrayLike<number>, centre = 0): number =>
      residuals.reduce((sum, residual, i) => sum + residual * (column[i]! - centre), 0);
    expect(Math.abs(along(x, 1e6))).toBeLessThan(1e-7);
    expect(Math.abs(along(z))).toBeLessThan(1e-7);
    expect(residuals.reduce((sum, residual) => sum + residual * residual, 0)).toBeCloseTo(fit.rss, 9);
  });

  test("a predictor moved and stretched by powers of two changes its coefficient exactly so", () => {
    const other: Term[] = [{ name: "x", values: x.map((value) => value * 1024) }, ...terms.slice(1)];
    const stretched = linearRegression(continuous, other);
    expect(stretched.rows[1]!.estimate).toBe(fit.rows[1]!.estimate! / 1024);
    expect(stretched.rows[1]!.p).toBe(fit.rows[1]!.p);
    expect(stretched.rss).toBe(fit.rss);
  });

  test("sums of squares add up to the total", () => {
    const mean = continuous.reduce((sum, y) => sum + y, 0) / n;
    const total = continuous.reduce((sum, y) => sum + (y - mean) * (y - mean), 0);
    expect(fit.anova.reduce((sum, { ss }) => sum + ss, 0)).toBeCloseTo(total, 9);
  });

  test("a column that others make up has no coefficient, and the rest is as without it", () => {
    const total = { name: "t", values: x.map((value, i) => value + 2 * z[i]!) };
    const withTotal = linearRegression(continuous, [...terms.slice(0, 2), total]);
    const without = linearRegression(continuous, terms.slice(0, 2));
    expect(withTotal.rows[3]).toMatchObject({ term: "t", estimate: null, std_error: null, p: null });
    expect(withTotal.rows.slice(0, 3)).toEqual(without.rows);
  });

  test("without an intercept the first factor has a mean of every level", () => {
    const rows = linearRegression(continuous, [terms[2]!], { intercept: false }).rows;
    const own = (code: number): Float64Array => continuous.filter((_, i) => codes[i] === code);
    expect(rows.map(({ level }) => level)).toEqual(LEVELS);
    for (const [code, row] of rows.entries())
      expect(row.estimate).toBeCloseTo(own(code).reduce((sum, y) => sum + y, 0) / own(code).length, 12);
  });

  test("an exact fit leaves no error, and no noise in its place", () => {
    const line = linearRegression(
      z.map((value) => 3 + value / 3),
      [{ name: "z", values: z }],
    );
    expect(line).toMatchObject({ rss: 0, sigma: 0, r_squared: 1, loglik: null });
    expect(line.rows[1]).toMatchObject({ std_error: 0, t: null, p: null });
  });

  test("as many rows as coefficients: estimates without errors; fewer: refused", () => {
    const two = linearRegression([1, 3], [{ name: "x", values: [0, 1] }]);
    expect(two).toMatchObject({ df_residual: 0, sigma: null, f_p: null, adj_r_squared: null });
    expect(two.rows[1]).toMatchObject({ estimate: 2, std_error: null, conf_low: null });
    expect(() => linearRegression([1], [{ name: "x", values: [0] }])).toThrow("coefficients (2), found 1");
  });

  test("refuses values that are not numbers and factors of one level", () => {
    expect(() => linearRegression([1, 2, Number.NaN], [])).toThrow(Refusal);
    expect(() => linearRegression([1, 2, 3], [{ name: "dose", values: [1, Infinity, 2] }])).toThrow("of dose");
    expect(() => linearRegression([1, 2, 3], [{ name: "site", levels: ["p", "q"], codes: [1, 1, 1] }])).toThrow(
      "needs at least 2 levels of site, found 1",
    );
  });
});

describe("separation", () => {
  const dose = { name: "dose", values: [1, 2, 3, 4, 5, 6, 7, 8] };
  const caught = (answer: () => object): readonly string[] => {
    try {
      answer();
    } catch (error) {
      if (error instanceof NoMaximum) return error.terms;
    }
    return ["none"];
  };

  test("complete: told with the term; one contrary row, and there is an estimate", () => {
    expect(caught(() => logisticRegression([0, 0, 0, 0, 1, 1, 1, 1], [dose]))).toEqual(["dose"]);
    expect(logisticRegression([0, 0, 0, 1, 0, 1, 1, 1], [dose]).rows[1]!.estimate).toBeGreaterThan(0);
  });

  test("quasi-complete: only the term that separates is named", () => {
    const site = { name: "site", levels: ["p", "q"], codes: [0, 1, 0, 1, 0, 0, 0, 1] };
    expect(caught(() => logisticRegression([0, 1, 1, 1, 0, 1, 0, 1], [dose, site]))).toEqual(["site"]);
  });

  test("an outlying predictor far from all others does not look like separation", () => {
    const far = { name: "far", values: [1, 2, 3, 4, 5, 6, 7, 1e9] };
    expect(logisticRegression([0, 1, 0, 1, 1, 0, 1, 1], [far]).rows[1]!.estimate).not.toBeNull();
  });

  test("one outcome only, no event at all, a level without events", () => {
    expect(() => logisticRegression([1, 1, 1], [])).toThrow("all 3 outcomes are 1");
    expect(() => poissonRegression([0, 0], [])).toThrow("all 2 counts are 0");
    const arm = { name: "arm", levels: ["p", "q"], codes: [0, 0, 0, 1, 1, 1] };
    expect(caught(() => poissonRegression([3, 0, 2, 0, 0, 0], [arm]))).toEqual(["arm"]);
  });
});

describe("generalized linear models", () => {
  test("a logistic regression of one factor gives the odds ratios of its table", () => {
    const arm = { name: "arm", levels: ["p", "q"], codes: [...Array(30).fill(0), ...Array(20).fill(1)] };
    const outcome = Array.from({ length: 50 }, (_, i) => (i < 12 || i >= 37 ? 1 : 0));
    const [, row] = logisticRegression(outcome, [arm]).rows;
    expect(row!.or).toBeCloseTo(13 / 7 / (12 / 18), 12);
    expect(row!.std_error).toBeCloseTo(Math.sqrt(1 / 13 + 1 / 7 + 1 / 12 + 1 / 18), 12);
  });

  test("a Poisson regression of one factor gives the ratio of its rates", () => {
    const arm = { name: "arm", levels: ["p", "q"], codes: [0, 0, 1, 1] };
    const offset = [10, 30, 5, 20].map(Math.log);
    const [, row] = poissonRegression([2, 7, 3, 9], [arm], { offset }).rows;
    expect(row!.irr).toBeCloseTo(12 / 25 / (9 / 40), 12);
    expect(row!.std_error).toBeCloseTo(Math.sqrt(1 / 9 + 1 / 12), 12);
  });

  test("refuse what is not an outcome or a count", () => {
    expect(() => logisticRegression([0, 1, 2], [])).toThrow("found 2");
    expect(() => poissonRegression([0, 1.5], [])).toThrow("found 1.5");
  });
});
