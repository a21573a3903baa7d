/**
 * Statistical Reference Datasets of NIST (https://www.itl.nist.gov/div898/strd/) that are constructed, not measured:
 * built here by their construction. The digits asked for are those that R 4.2.2 reaches, or that doubles allow.
 */
import { describe, expect, test } from "vitest";
import { nistAdapters } from "./adapters/location-nist.js";
import { disagreements, type Vector } from "./agreement.js";
import { asCertified } from "./certified.js";

interface Certified {
  readonly input: Record<string, unknown>;
  readonly options?: Record<string, unknown>;
  readonly expected: Record<string, unknown>;
  readonly lre_required: Record<string, number>;
}

function certify(method: string, cases: Record<string, Certified>): void {
  describe(method, () => {
    test.each(Object.entries(cases))("%s", (id, certified) => {
      const vector: Vector & Certified = { id, method, ...certified };
      const answer = nistAdapters[method]!(vector.input as never, (vector.options ?? {}) as never, vector);
      expect(disagreements(asCertified(vector), answer).join("\n")).toBe("");
    });
  });
}

/** `first`, then `pairs` times `low` and `high`. */
function alternating(first: number, low: number, high: number, pairs: number): number[] {
  return [first, ...Array.from({ length: 2 * pairs }, (_, i) => (i % 2 === 0 ? low : high))];
}

/** Decimal digits of pi by Machin's formula in whole numbers. */
function piDigits(count: number): number[] {
  const guard = 10n;
  const one = 10n ** (BigInt(count) + guard);
  const arctangent = (inverse: bigint): bigint => {
    let term = one / inverse;
    let total = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term /= -inverse * inverse;
      total += term / k;
    }
    return total;
  };
  const pi = 4n * (4n * arctangent(5n) - arctangent(239n));
  return Array.from(String(pi).slice(0, count), Number);
}

certify("nist_univariate", {
  PiDigits: {
    // NIST's file has a 3 where the 957th digit of pi is an 8, and its certified values are of that file.
    input: { y: piDigits(5000).with(956, 3) },
    expected: { mean: 4.5348, sd: 2.86733906028871, autocorrelation_lag1: -0.00355099287237972 },
    lre_required: { mean: 13, sd: 13, autocorrelation_lag1: 12 },
  },
  NumAcc1: {
    input: { y: [10000001, 10000003, 10000002] },
    expected: { mean: 10000002, sd: 1, autocorrelation_lag1: -0.5 },
    lre_required: { mean: 13, sd: 13, autocorrelation_lag1: 13 },
  },
  NumAcc2: {
    input: { y: alternating(1.2, 1.1, 1.3, 500) },
    expected: { mean: 1.2, sd: 0.1, autocorrelation_lag1: -0.999 },
    lre_required: { mean: 13, sd: 13, autocorrelation_lag1: 13 },
  },
  NumAcc3: {
    input: { y: alternating(1000000.2, 1000000.1, 1000000.3, 500) },
    expected: { mean: 1000000.2, sd: 0.1, autocorrelation_lag1: -0.999 },
    lre_required: { mean: 13, sd: 9, autocorrelation_lag1: 11 },
  },
  NumAcc4: {
    input: { y: alternating(10000000.2, 10000000.1, 10000000.3, 500) },
    expected: { mean: 10000000.2, sd: 0.1, autocorrelation_lag1: -0.999 },
    lre_required: { mean: 13, sd: 7, autocorrelation_lag1: 10 },
  },
});

/** Simon and Lesage: nine groups around offset + .4, .3 and .5, tenths read as decimals. */
function simonLesage(offset: number, pairs: number): number[][] {
  const tenth = (digit: number): number => Number(`${offset}.${digit}`);
  return [4, 3, 5, 3, 5, 3, 5, 3, 5].map((d) => alternating(tenth(d), tenth(d - 1), tenth(d + 1), pairs));
}

const SIMON_LESAGE = [
  { pairs: 10, ss_between: 1.68, f: 21, df_within: 180, ss_within: 1.8 },
  { pairs: 100, ss_between: 16.08, f: 201, df_within: 1800, ss_within: 18 },
  { pairs: 1000, ss_between: 160.08, f: 2001, df_within: 18000, ss_within: 180 },
];

function digits(ss_between: number, ss_within: number, f: number, r_squared: number): Record<string, number> {
  return { ss_between, ss_within, f, r_squared };
}

const REQUIRED = [
  { offset: 1, digits: [digits(13, 13, 13, 13), digits(13, 13, 13, 13), digits(13, 13, 13, 13)] },
  { offset: 1000000, digits: [digits(9, 9, 9, 10), digits(9, 9, 9, 10), digits(9, 9, 9, 10)] },
  { offset: 1000000000000, digits: [digits(3, 3, 3, 4), digits(3, 3, 3, 4), digits(3, 3, 3, 3)] },
];

certify(
  "nist_anova",
  Object.fromEntries(
    REQUIRED.flatMap(({ offset, digits: required }, row) =>
      SIMON_LESAGE.map(({ pairs, ...certified }, column): [string, Certified] => [
        `SmLs0${3 * row + column + 1}`,
        {
          input: { groups: simonLesage(offset, pairs) },
          expected: {
            df_between: 8,
            ...certified,
            r_squared: certified.ss_between / (certified.ss_between + certified.ss_within),
          },
          lre_required: required[column]!,
        },
      ]),
    ),
  ),
);

const WHOLE = Array.from({ length: 21 }, (_, x) => x);
const WAMPLER1 = WHOLE.map((x) => 1 + x * (1 + x * (1 + x * (1 + x * (1 + x)))));
/** Wampler's errors, orthogonal to the polynomials up to the fifth degree. */
const ERRORS = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048];
const WAMPLER_ERRORS = WHOLE.map((x) => ERRORS[x <= 10 ? x : 20 - x]!);
const WAMPLER_SE = [
  2152.3262467817, 2363.55173469681, 779.343524331583, 101.47550755035, 5.64566512170752, 0.112324854679312,
];

function wampler(
  y: readonly number[],
  coefficients: readonly number[],
  errors: number,
  required: Record<string, number>,
): Certified {
  return {
    input: { y, x: [WHOLE] },
    options: { intercept: true, degree: 5 },
    expected: {
      coefficients,
      se: WAMPLER_SE.map((se) => se * errors),
      residual_sd: 2360.14502379268 * errors,
      df_regression: 5,
      df_residual: 15,
    },
    lre_required: required,
  };
}

function disturbed(factor: number): number[] {
  return WAMPLER1.map((value, i) => value + factor * WAMPLER_ERRORS[i]!);
}

const ONES = [1, 1, 1, 1, 1, 1];

certify("nist_regression", {
  NoInt1: {
    input: { y: WHOLE.slice(0, 11).map((i) => 130 + i), x: [WHOLE.slice(0, 11).map((i) => 60 + i)] },
    options: { intercept: false, degree: 1 },
    expected: {
      coefficients: [2.07438016528926],
      se: [0.0165289256198347],
      residual_sd: 3.56753034006338,
      df_regression: 1,
      df_residual: 10,
    },
    lre_required: { coefficients: 13, se: 13, residual_sd: 13 },
  },
  NoInt2: {
    input: { y: [3, 4, 4], x: [[4, 5, 6]] },
    options: { intercept: false, degree: 1 },
    expected: {
      coefficients: [0.727272727272727],
      se: [0.0420827318078432],
      residual_sd: 0.369274472937998,
      df_regression: 1,
      df_residual: 2,
    },
    lre_required: { coefficients: 13, se: 13, residual_sd: 13 },
  },
  Wampler1: wampler(WAMPLER1, ONES, 0, { coefficients: 8, se: 9, residual_sd: 9 }),
  Wampler2: wampler(
    // The decimals as published, five places.
    WHOLE.map((x) => Math.round(100000 + x * (10000 + x * (1000 + x * (100 + x * (10 + x))))) / 100000),
    [1, 0.1, 0.01, 0.001, 0.0001, 0.00001],
    0,
    { coefficients: 12, se: 13, residual_sd: 13 },
  ),
  Wampler3: wampler(disturbed(1), ONES, 1, { coefficients: 8, se: 12, residual_sd: 13 }),
  Wampler4: wampler(disturbed(100), ONES, 100, { coefficients: 7, se: 13, residual_sd: 13 }),
  Wampler5: wampler(disturbed(10000), ONES, 10000, { coefficients: 5, se: 13, residual_sd: 13 }),
});
