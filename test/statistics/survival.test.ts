/** What must hold of survival statistics whatever the data: identities between them, invariances, refusals. */
import { describe, expect, test } from "vitest";
import type { Term } from "../../src/statistics/regression/design-matrix.js";
import { NoMaximum } from "../../src/statistics/regression/no-maximum.js";
import { coxRegression } from "../../src/statistics/survival/cox.js";
import { cumulativeIncidence, cumulativeIncidenceByGroup } from "../../src/statistics/survival/cumulative-incidence.js";
import { grayTest } from "../../src/statistics/survival/gray.js";
import { kaplanMeier, kaplanMeierByGroup } from "../../src/statistics/survival/kaplan-meier.js";
import { logRank } from "../../src/statistics/survival/logrank.js";
import { generator, sample, shuffled } from "./random-numbers.js";

const random = generator(11);
const n = 80;
const LEVELS = ["a", "b", "c"];
const codes = Float64Array.from({ length: n }, () => Math.floor(random() * 3));
const strata = Float64Array.from({ length: n }, () => Math.floor(random() * 2));
const x = sample(random, n, { steps: 4 });
const time = x.map((value) => Math.ceil(-Math.log(random()) * 12 * Math.exp(-0.3 * value)));
const distinct = x.map((value) => -Math.log(random()) * 12 * Math.exp(-0.3 * value));
const entry = time.map((value) => Math.floor(value * random() * 0.8));
const status = time.map(() => (random() < 0.7 ? 1 : 0));
const cause = time.map(() => Math.floor(random() * 3));
const closely = (actual: number, expected: number, tolerance = 1e-12): void =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));

type Pick = (column: ArrayLike<number>) => Float64Array;
const rowsOf =
  (order: ArrayLike<number>): Pick =>
  (column) =>
    Float64Array.from(order, (row) => column[row]!);
const all = Array.from({ length: n }, (_, row) => row);
const termsIn = (pick: Pick): Term[] => [
  { name: "x", values: pick(x) },
  { name: "g", levels: LEVELS, codes: pick(codes) },
];

describe("the order of the rows", () => {
  const mixed = rowsOf(shuffled(all, random));
  const late = (pick: Pick, of: ArrayLike<number>) => ({ time: pick(time), status: pick(of), entry: pick(entry) });
  test.each<[string, (pick: Pick) => object]>([
    ["Kaplan-Meier curves", (pick) => kaplanMeierByGroup(late(pick, status), pick(codes), LEVELS, { tau: 9 })],
    [
      "log-rank tests",
      (pick) =>
        logRank({ time: pick(time), status: pick(status) }, pick(codes), LEVELS, { rho: 1, strata: pick(strata) }),
    ],
    ["Cox regressions", (pick) => coxRegression(late(pick, status), termsIn(pick), { strata: pick(strata) })],
    [
      "cumulative incidences",
      (pick) => cumulativeIncidenceByGroup(late(pick, cause), pick(codes), LEVELS, { error: "jackknife" }),
    ],
    ["Gray's tests", (pick) => grayTest({ time: pick(time), status: pick(cause) }, pick(codes), LEVELS)],
  ])("does not change a bit of %s", (_, of) => {
    expect(of(mixed)).toEqual(of(rowsOf(all)));
  });
});

describe("Kaplan-Meier", () => {
  test("without censoring is the share still event-free", () => {
    const { rows, rmst } = kaplanMeier({ time, status: time.map(() => 1) }, { tau: 1000 });
    for (const row of rows) {
      const left = time.filter((value) => value > row.time).length / n;
      closely(row.surv, left);
      if (left > 0) closely(row.std_err!, Math.sqrt((left * (1 - left)) / n));
    }
    closely(rmst!, time.reduce((sum, value) => sum + value, 0) / n);
  });

  test("takes times that differ by rounding as one", () => {
    const { rows } = kaplanMeier({ time: [0.1 + 0.2, 0.3, 1], status: [1, 1, 0] });
    expect(rows.map(({ n_event }) => n_event)).toEqual([2, 0]);
  });

  test("nobody is at risk before entry", () => {
    const { rows } = kaplanMeier({ time: [2, 5, 6], status: [1, 1, 1], entry: [0, 2, 0] });
    expect(rows.map(({ n_risk }) => n_risk)).toEqual([2, 2, 1]);
  });

  test("refuses impossible follow-up, and says which", () => {
    expect(() => kaplanMeier({ time: [], status: [] })).toThrow("found 0");
    expect(() => kaplanMeier({ time: [-1], status: [1] })).toThrow("found -1");
    expect(() => kaplanMeier({ time: [1], status: [2] })).toThrow("status of 0 to 1, found 2");
    expect(() => kaplanMeier({ time: [3], status: [1], entry: [3] })).toThrow("entry before the end");
  });
});

describe("log-rank test", () => {
  test("without ties is the score test of Cox's regression", () => {
    const data = { time: distinct, status };
    const cox = coxRegression(data, [{ name: "g", levels: LEVELS, codes }], { strata });
    const test = logRank(data, codes, LEVELS, { strata });
    closely(cox.score_chisq, test.chisq, 1e-10);
    closely(cox.score_p, test.p, 1e-9);
  });

  test("as much is expected as observed, and the order of the groups does not matter", () => {
    const test = logRank({ time, status }, codes, LEVELS, { rho: 1 });
    const total = (part: "observed" | "expected"): number => test.rows.reduce((sum, row) => sum + row[part], 0);
    closely(total("observed"), total("expected"));
    const turned = logRank(
      { time, status },
      codes.map((code) => 2 - code),
      [...LEVELS].reverse(),
      { rho: 1 },
    );
    closely(turned.chisq, test.chisq, 1e-10);
  });

  test("refuses data without events, with one group, and with delayed entry", () => {
    expect(() => logRank({ time, status: time.map(() => 0) }, codes, LEVELS)).toThrow("at least 1 event");
    expect(() =>
      logRank(
        { time, status },
        codes.map(() => 1),
        LEVELS,
      ),
    ).toThrow("at least 2 groups");
    expect(() => logRank({ time, status, entry }, codes, LEVELS)).toThrow("delayed entry");
  });
});

describe("Cox regression", () => {
  test("moving a covariate changes nothing, turning it the sign only", () => {
    const slope = (values: Float64Array) => coxRegression({ time, status, entry }, [{ name: "x", values }]);
    const [base, moved, turned] = [slope(x), slope(x.map((v) => v + 4096)), slope(x.map((v) => -v))];
    closely(moved.rows[0]!.estimate!, base.rows[0]!.estimate!, 1e-11);
    closely(moved.loglik, base.loglik);
    closely(turned.rows[0]!.estimate!, -base.rows[0]!.estimate!);
    closely(turned.concordance!, base.concordance!);
  });

  test("Efron's and Breslow's likelihoods agree where no events are tied", () => {
    const terms = termsIn(rowsOf(all));
    const by = (ties: "efron" | "breslow") => coxRegression({ time: distinct, status }, terms, { ties });
    expect(by("efron")).toEqual(by("breslow"));
  });

  test("tells where a hazard ratio would be infinite, and by which term", () => {
    const arm = { name: "arm", levels: ["p", "q"], codes: [0, 0, 0, 0, 1, 1, 1, 1] };
    const data = { time: [1, 2, 3, 4, 5, 6, 7, 8], status: [1, 1, 1, 0, 0, 0, 0, 0] };
    expect(() => coxRegression(data, [arm])).toThrow(NoMaximum);
    expect(() => coxRegression(data, [arm])).toThrow("0 or infinite along arm (q)");
  });

  test("refuses no event, no term, and covariates that do not vary", () => {
    const constant = { name: "k", values: time.map(() => 3) };
    expect(() => coxRegression({ time, status: time.map(() => 0) }, [{ name: "x", values: x }])).toThrow("1 event");
    expect(() => coxRegression({ time, status }, [])).toThrow("1 term");
    expect(() => coxRegression({ time, status }, [constant])).toThrow("varies");
  });
});

describe("cumulative incidence", () => {
  test("of all causes and of none adds up to 1", () => {
    const { rows } = cumulativeIncidence({ time, status: cause, entry });
    const second = rows.filter((row) => row.cause === 2);
    for (const [t, row] of rows.filter((one) => one.cause === 1).entries())
      closely(row.cif + second[t]!.cif + row.event_free, 1);
  });

  test("of the only cause is what Kaplan and Meier leave", () => {
    const curve = kaplanMeier({ time, status }).rows;
    for (const [t, row] of cumulativeIncidence({ time, status }, { causes: 1 }).rows.entries()) {
      closely(row.cif, 1 - curve[t]!.surv);
      closely(row.std_err, curve[t]!.std_err ?? 0);
    }
  });

  test("has the same error by delta method and jackknife where all enter at 0", () => {
    const data = { time, status: cause, entry: time.map(() => 0) };
    const jackknife = cumulativeIncidence(data, { error: "jackknife" }).rows;
    for (const [t, row] of cumulativeIncidence(data).rows.entries()) closely(row.std_err, jackknife[t]!.std_err);
  });
});

describe("Gray's test", () => {
  test("does not depend on the order of the groups", () => {
    const turned = codes.map((code) => 2 - code);
    const { rows } = grayTest({ time, status: cause }, turned, LEVELS);
    for (const [k, row] of grayTest({ time, status: cause }, codes, LEVELS).rows.entries())
      closely(row.stat!, rows[k]!.stat!, 1e-10);
  });

  test("finds nothing between groups that are alike", () => {
    const twice = (column: Float64Array): Float64Array => Float64Array.from([...column, ...column]);
    const groups = Float64Array.from({ length: 2 * n }, (_, i) => (i < n ? 0 : 1));
    const { rows } = grayTest({ time: twice(time), status: twice(cause) }, groups, ["p", "q"]);
    for (const row of rows) closely(row.stat!, 0);
  });

  test("is undefined where everybody fails at once", () => {
    const data = { time: [1, 1, 1, 1], status: [1, 1, 1, 1] };
    expect(grayTest(data, [0, 0, 1, 1], ["p", "q"]).rows).toEqual([{ cause: 1, stat: null, df: 1, p: null }]);
  });
});
