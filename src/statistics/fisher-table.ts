import { allocations } from "./allocations.js";
import { HalfTables, type Spread, type Window } from "./half-tables.js";
import { margins, type Table } from "./table.js";

/** Logarithms of probabilities that differ by less count as equal: R's guard against rounding for larger tables. */
const AS_LIKELY = 3.45254e-7;

/** What it costs, in steps, to keep one way of sharing the row totals out. */
const SHARE = 100;

/**
 * The p value of Fisher's exact test of a table of any shape: the probability, given the margins, of all tables at most as
 * likely (up to a factor 1 + 3.5e-7) as the one observed. Empty rows and columns do not count.
 *
 * Met in the middle: the columns are split in two halves; for every way to share the row totals between them, the
 * probabilities of each half are listed, equal ones merged, and the two ascending lists walked against each other.
 * Source: Freeman & Halton (1951); R `fisher.test`.
 * Throws Refusal for what is no table, and for one that would take more than `FISHER_TABLE_LIMIT` steps.
 */
export function fisherTable(table: Table): number {
  const all = margins(table);
  const rowTotals = all.rows.filter((total) => total > 0);
  const columnTotals = all.columns.filter((total) => total > 0);
  const [short, long] = rowTotals.length <= columnTotals.length ? [rowTotals, columnTotals] : [columnTotals, rowTotals];
  if (short.length < 2) return 1;
  const rows = Int32Array.from(short).sort();
  const columns = long.sort((a, b) => b - a);
  const middle = Math.floor(columns.length / 2);

  const halves = new HalfTables(rows, all.n);
  const inFirst = columns.slice(0, middle);
  const given = inFirst.reduce((total, column) => total + column, 0);
  const observed =
    columns.reduce((sum, total) => sum + halves.columnLog(total), 0) -
    table.flat().reduce((sum, count) => sum + halves.logFactorial(count), 0);
  const limit = observed + AS_LIKELY;

  const first = halves.spreads(inFirst);
  const left = new Int32Array(rows.length);
  /** Every way to share the rows out: what the first half says, and the key of what is left for the second. */
  const shares = (visit: (a: Spread, rest: number, ways: number) => void): void =>
    allocations(rows, given, (share, ways) => {
      for (let i = 0; i < rows.length; i++) left[i] = rows[i]! - share[i]!;
      visit(first.get(halves.key(share))!, halves.key(left), ways);
    });

  // Which probabilities of the second half can make a difference at all.
  const windows = new Map<number, Window>();
  shares(({ logs }, rest) => {
    halves.count(SHARE);
    const window = windows.get(rest) ?? { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
    window.low = Math.min(window.low, limit - logs.at(-1)!);
    window.high = Math.max(window.high, limit - logs[0]!);
    windows.set(rest, window);
  });
  const second = halves.spreads(columns.slice(middle), windows);
  let sum = 0;
  shares((a, rest, ways) => {
    const b = second.get(rest);
    if (!b) return;
    halves.count(a.logs.length);
    sum += ways * atMost(a, b, limit);
  });
  const total = rows.reduce((log, row) => log - halves.logFactorial(row), halves.columnLog(all.n));
  return Math.min(1, sum / Math.exp(total));
}

/** Probability of all pairs, one table of each half, whose logarithms sum to at most `limit`. */
function atMost(a: Spread, b: Spread, limit: number): number {
  if (a.logs.at(-1)! + b.logs.at(-1)! <= limit) return a.cumulative.at(-1)! * b.cumulative.at(-1)!;
  let sum = 0;
  let j = b.logs.length;
  for (let i = 0; i < a.logs.length; i++) {
    while (j > 0 && a.logs[i]! + b.logs[j - 1]! > limit) j--;
    if (j === 0) break;
    sum += a.masses[i]! * b.cumulative[j - 1]!;
  }
  return sum;
}
