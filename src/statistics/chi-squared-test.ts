import { chiSquaredUpper } from "./distributions/chi-squared.js";
import { orNull } from "./or-null.js";
import { ensure } from "./refusal.js";
import { margins, type Table } from "./table.js";

export interface ChiSquaredTest {
  /** null, with p and the measures of association, where a row or a column is empty. */
  readonly x2: number | null;
  readonly df: number;
  readonly p: number | null;
  readonly expected: number[][];
  /** (observed - expected) / sqrt(expected). */
  readonly pearson_residuals: (number | null)[][];
  /** The same over their standard error: about standard normal under independence. */
  readonly std_residuals: (number | null)[][];
  readonly min_expected: number;
  readonly cells_expected_below_5: number;
  /** From the uncorrected statistic, as the other three. */
  readonly cramers_v: number | null;
  readonly cramers_v_bias_corrected: number | null;
  readonly contingency_coefficient: number | null;
  /** Signed; only for 2 x 2 tables. */
  readonly phi: number | null;
}

/**
 * Pearson's chi-squared test of independence. In a 2 x 2 table with Yates' correction unless `correct` is false, at most
 * as large as the deviation itself.
 * Source: R `chisq.test`; Bergsma (2013) for the bias-corrected V. Throws Refusal for what is no table.
 */
export function chiSquaredTest(table: Table, { correct = true }: { correct?: boolean } = {}): ChiSquaredTest {
  const { rows, columns, n } = margins(table);
  const r = rows.length;
  const c = columns.length;
  const expected = rows.map((row) => columns.map((column) => (row * column) / n));
  // From whole numbers: a table without association leaves exactly 0.
  const deviation = table.map((row, i) => row.map((count, j) => (count * n - rows[i]! * columns[j]!) / n));
  const yates = correct && r === 2 && c === 2 ? Math.min(0.5, Math.abs(deviation[0]![0]!)) : 0;
  const statistic = (correction: number): number =>
    deviation
      .flatMap((row, i) =>
        row.map((d, j) => ((Math.abs(d) - correction) / expected[i]![j]!) * (Math.abs(d) - correction)),
      )
      .reduce((sum, part) => sum + part, 0);
  const x2 = statistic(yates);
  const uncorrected = statistic(0);
  const df = (r - 1) * (c - 1);
  const cells = expected.flat();
  return {
    x2: orNull(x2),
    df,
    p: Number.isNaN(x2) ? null : chiSquaredUpper(x2, df),
    expected,
    pearson_residuals: deviation.map((row, i) => row.map((d, j) => orNull(d / Math.sqrt(expected[i]![j]!)))),
    std_residuals: deviation.map((row, i) =>
      row.map((d, j) => {
        const rest = (1 - rows[i]! / n) * (1 - columns[j]! / n);
        return orNull(d / Math.sqrt(expected[i]![j]! * rest));
      }),
    ),
    min_expected: Math.min(...cells),
    cells_expected_below_5: cells.filter((value) => value < 5).length,
    cramers_v: orNull(Math.sqrt(uncorrected / n / Math.min(r - 1, c - 1))),
    cramers_v_bias_corrected: biasCorrectedV(uncorrected / n, r, c, n),
    contingency_coefficient: orNull(Math.sqrt(uncorrected / (uncorrected + n))),
    phi: r === 2 && c === 2 ? phi(table, rows, columns) : null,
  };
}

function biasCorrectedV(phiSquared: number, r: number, c: number, n: number): number | null {
  const shrunk = Math.max(0, phiSquared - ((r - 1) * (c - 1)) / (n - 1));
  const room = Math.min(r - 1 - ((r - 1) * (r - 1)) / (n - 1), c - 1 - ((c - 1) * (c - 1)) / (n - 1));
  return room > 0 ? orNull(Math.sqrt(shrunk / room)) : null;
}

function phi(table: Table, rows: readonly number[], columns: readonly number[]): number | null {
  const [[a, b], [c, d]] = table as [[number, number], [number, number]];
  const scale = Math.sqrt(rows[0]!) * Math.sqrt(rows[1]!) * Math.sqrt(columns[0]!) * Math.sqrt(columns[1]!);
  return orNull((a * d - b * c) / scale);
}

export interface GoodnessOfFit {
  /** null where a probability and its count are both 0. */
  readonly x2: number | null;
  readonly df: number;
  readonly p: number | null;
  readonly expected: number[];
  readonly pearson_residuals: (number | null)[];
  readonly std_residuals: (number | null)[];
}

/**
 * Pearson's chi-squared test that `counts` come from the given probabilities. R: `chisq.test(counts, p = )`.
 * Throws Refusal unless there are at least two counts, not all 0, and as many probabilities that sum to 1.
 */
export function goodnessOfFit(counts: readonly number[], probabilities: readonly number[]): GoodnessOfFit {
  ensure(counts.length >= 2, `needs at least 2 counts, found ${counts.length}`);
  ensure(
    counts.length === probabilities.length,
    `needs one probability a count, found ${probabilities.length} for ${counts.length}`,
  );
  const wrong = counts.find((count) => !(Number.isInteger(count) && count >= 0));
  ensure(wrong === undefined, `needs counts that are whole numbers from 0, found ${wrong}`);
  const n = counts.reduce((sum, count) => sum + count, 0);
  ensure(n > 0, "needs at least 1 participant, found 0");
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  ensure(
    probabilities.every((p) => p >= 0) && Math.abs(total - 1) < 1.5e-8,
    `needs probabilities from 0 that sum to 1, found a sum of ${total}`,
  );
  const expected = probabilities.map((p) => n * p);
  const deviation = counts.map((count, i) => count - expected[i]!);
  const x2 = deviation.reduce((sum, d, i) => sum + (d / expected[i]!) * d, 0);
  const df = counts.length - 1;
  return {
    x2: orNull(x2),
    df,
    p: Number.isNaN(x2) ? null : chiSquaredUpper(x2, df),
    expected,
    pearson_residuals: deviation.map((d, i) => orNull(d / Math.sqrt(expected[i]!))),
    std_residuals: deviation.map((d, i) => orNull(d / Math.sqrt(expected[i]! * (1 - probabilities[i]!)))),
  };
}
