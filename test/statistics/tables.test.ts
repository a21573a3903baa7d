/** What must hold of the tests of contingency tables whatever the counts: symmetries, agreement with each other. */
import { describe, expect, test } from "vitest";
import { chiSquaredTest } from "../../src/statistics/chi-squared-test.js";
import { cochranMantelHaenszel } from "../../src/statistics/cochran-mantel-haenszel.js";
import {
  hypergeometricCdf,
  hypergeometricPmf,
  hypergeometricQuantile,
} from "../../src/statistics/distributions/hypergeometric.js";
import { fisher } from "../../src/statistics/fisher.js";
import { fisherTable } from "../../src/statistics/fisher-table.js";
import { mantelHaenszel } from "../../src/statistics/mantel-haenszel.js";
import { Refusal } from "../../src/statistics/refusal.js";
import type { Table } from "../../src/statistics/table.js";
import { trendInProportions } from "../../src/statistics/trend-in-proportions.js";
import { twoByTwo } from "../../src/statistics/two-by-two.js";
import { generator } from "./random-numbers.js";

const random = generator(7);
const counts = (rows: number, columns: number, size: number): Table =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(random() * size)));
const transposed = (table: Table): Table => table[0]!.map((_, j) => table.map((row) => row[j]!));
const close = (a: number, b: number, tolerance = 1e-11): void => {
  if (a !== b) expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(a), Math.abs(b)));
};
const filled = (table: Table): boolean => twoByTwo(table).odds_ratio !== null;

describe("Fisher's exact test", () => {
  test("exchanging the rows exchanges the sides and inverts the odds ratio", () => {
    for (let i = 0; i < 60; i++) {
      const table = counts(2, 2, [6, 40, 3000][i % 3]!);
      if (!filled(table)) continue;
      const there = fisher(table);
      const back = fisher([table[1]!, table[0]!]);
      close(there.p, back.p);
      close(there.odds_ratio, 1 / back.odds_ratio, 1e-10);
      close(there.conf_low, 1 / back.conf_high, 1e-10);
      close(fisher(table, { alternative: "less" }).p, fisher([table[1]!, table[0]!], { alternative: "greater" }).p);
      close(there.p, fisher(transposed(table)).p);
    }
  });

  test("its one-sided p values are tails of the hypergeometric distribution", () => {
    for (let i = 0; i < 40; i++) {
      const table = counts(2, 2, 60);
      const [[a, b], [c, d]] = table as [[number, number], [number, number]];
      close(fisher(table, { alternative: "less" }).p, hypergeometricCdf(a, a + c, b + d, a + b));
    }
  });

  test("a limit is the odds ratio that the one-sided test just rejects", () => {
    // At odds ratio 1 a table whose lower limit is 1 has a one-sided p of half the error.
    for (let a = 8; a < 14; a++) {
      const table = [
        [a, 5],
        [4, 12],
      ];
      const { p } = fisher(table, { alternative: "greater" });
      close(fisher(table, { confLevel: 1 - 2 * p }).conf_low, 1, 1e-9);
    }
  });

  test("for larger tables it agrees with the 2 x 2 test and with going through every table", () => {
    for (let i = 0; i < 30; i++) {
      const small = counts(2, 2, 12);
      close(fisherTable(small), fisher(small).p, 1e-9);
      const table = counts(3, 3, 5);
      close(fisherTable(table), throughEveryTable(table), 1e-9);
      close(fisherTable(table), fisherTable(transposed(table)), 1e-9);
    }
  });

  test("refuses what cannot be gone through", () => {
    expect(() => fisherTable(counts(6, 6, 400))).toThrow(Refusal);
  });
});

describe("the hypergeometric distribution", () => {
  test("its tails add up, and the quantile inverts it", () => {
    for (const [m, n, k] of [
      [9, 12, 8],
      [150, 154, 100],
      [40_000, 3, 20_000],
    ] as const) {
      let sum = 0;
      for (let x = Math.max(0, k - n); x <= Math.min(k, m); x++) {
        sum += hypergeometricPmf(x, m, n, k);
        const lower = hypergeometricCdf(x, m, n, k);
        close(lower, sum, 1e-9);
        if (hypergeometricPmf(x, m, n, k) > 1e-12 * lower) expect(hypergeometricQuantile(lower, m, n, k)).toBe(x);
      }
    }
  });
});

describe("tests of association agree", () => {
  test("stratified general association of 2 x 2 tables is Mantel-Haenszel without correction", () => {
    for (let i = 0; i < 20; i++) {
      const strata = Array.from({ length: 3 }, () => counts(2, 2, 20).map((row) => row.map((count) => count + 1)));
      close(cochranMantelHaenszel(strata).m2, mantelHaenszel(strata, { correct: false }).x2!);
    }
  });

  test("the trend of two proportions is their chi-squared test, whatever the scores", () => {
    for (let i = 0; i < 20; i++) {
      const table = counts(2, 2, 30).map((row) => row.map((count) => count + 1));
      const [[a, b], [c, d]] = table as [[number, number], [number, number]];
      const { x2 } = trendInProportions([a, c], [a + b, c + d], [-3, 17]);
      close(x2!, chiSquaredTest(table, { correct: false }).x2!);
    }
  });
});

/** Fisher's p by going through every table with these margins. */
function throughEveryTable(table: Table): number {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = transposed(table).map((column) => column.reduce((sum, count) => sum + count, 0));
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const weight = (cells: readonly number[]): number =>
    1 / cells.reduce((product, cell) => product * factorial(cell), 1);
  const limit = weight(table.flat()) * (1 + 1e-7);
  let [some, all] = [0, 0];
  const fill = (cells: readonly number[]): void => {
    const i = Math.floor(cells.length / columns.length);
    const j = cells.length % columns.length;
    if (i === rows.length) {
      all += weight(cells);
      if (weight(cells) <= limit) some += weight(cells);
      return;
    }
    const used = cells.slice(i * columns.length).reduce((sum, count) => sum + count, 0);
    const above = cells.reduce((sum, count, k) => (k % columns.length === j ? sum + count : sum), 0);
    const most = Math.min(rows[i]! - used, columns[j]! - above);
    const least = j === columns.length - 1 ? rows[i]! - used : i === rows.length - 1 ? columns[j]! - above : 0;
    for (let value = least; value <= most; value++) fill([...cells, value]);
  };
  fill([]);
  return some / all;
}
