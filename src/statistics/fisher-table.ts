/**
 * Fisher's exact test of an r x c table: the probability, given the margins, of all tables at most as likely as the one
 * observed. Met in the middle: the columns are split in two halves; for every way to share the row totals between them,
 * the probabilities of each half are listed, equal ones merged, and the two sorted lists are walked against each other.
 */
import { logGamma } from "./distributions/stirling.js";
import { ensure } from "./refusal.js";
import { SumByKey } from "./sum-by-key.js";
import { margins, type Table } from "./table.js";

/** The largest number of steps (partial tables, equally likely ones merged) that is tried; some seconds. */
export const FISHER_TABLE_LIMIT = 200_000_000;

/** Logarithms of probabilities that differ by less count as equal: R's guard against rounding for larger tables. */
const AS_LIKELY = 3.45254e-7;

/** The probabilities that half a table can have, given its row totals: a distribution in relative units. */
interface Spread {
  /** Logarithms of the probability of one table, ascending. */
  readonly logs: Float64Array;
  /** Probability of all tables with that logarithm, and of all up to it. */
  readonly masses: Float64Array;
  readonly cumulative: Float64Array;
}

/**
 * The p value of Fisher's exact test of a table of any shape; "at most as likely" up to a factor 1 + 3.5e-7. Empty rows
 * and columns do not count. Source: Freeman & Halton (1951); R `fisher.test`.
 * Throws Refusal for what is no table, and where the tables to go through exceed {@link FISHER_TABLE_LIMIT}.
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

  const halves = new Halves(rows, all.n);
  const inFirst = columns.slice(0, middle);
  const observed =
    columns.reduce((sum, total) => sum + halves.columnLog(total), 0) -
    table.flat().reduce((sum, count) => sum + halves.logFactorial(count), 0);
  const limit = observed + AS_LIKELY;

  // Every way to share the rows out, with what the first half says; and which of the second half can matter for it.
  const first = halves.spreads(inFirst);
  const shares: { a: Spread; rest: number; ways: number }[] = [];
  const windows = new Map<number, Window>();
  const left = new Int32Array(rows.length);
  const given = inFirst.reduce((total, column) => total + column, 0);
  allocations(rows, given, (share, ways) => {
    for (let i = 0; i < rows.length; i++) left[i] = rows[i]! - share[i]!;
    const a = first.get(halves.key(share))!;
    const rest = halves.key(left);
    const window = windows.get(rest) ?? { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
    window.low = Math.min(window.low, limit - a.logs.at(-1)!);
    window.high = Math.max(window.high, limit - a.logs[0]!);
    windows.set(rest, window);
    shares.push({ a, rest, ways });
    halves.count(1);
  });
  const second = halves.spreads(columns.slice(middle), windows);
  let sum = 0;
  for (const { a, rest, ways } of shares) {
    const b = second.get(rest);
    if (!b) continue;
    halves.count(a.logs.length);
    sum += ways * atMost(a, b, limit);
  }
  const total = rows.reduce((log, row) => log - halves.logFactorial(row), halves.columnLog(all.n));
  return Math.min(1, sum / Math.exp(total));
}

/** Logarithms that are compared one by one: those below `low` all count, those above `high` do not. */
interface Window {
  low: number;
  high: number;
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

class Halves {
  readonly #rows: Int32Array;
  readonly #logFactorials: Float64Array;
  readonly #sorted: Int32Array;
  #steps = 0;

  constructor(rows: Int32Array, n: number) {
    this.#rows = rows;
    this.#sorted = new Int32Array(rows.length);
    this.#logFactorials = Float64Array.from({ length: n + 1 }, (_, i) => logGamma(i + 1));
    const largest = rows[rows.length - 1]!;
    ensure(rows.length * Math.log2(largest + 1) < 53, tooLarge());
  }

  logFactorial(count: number): number {
    return this.#logFactorials[count]!;
  }

  /** log of the multinomial coefficients' numerator, scaled so that their sum over a column is at most 1. */
  columnLog(total: number): number {
    return this.logFactorial(total) - total * Math.log(this.#rows.length);
  }

  count(steps: number): void {
    this.#steps += steps;
    ensure(this.#steps <= FISHER_TABLE_LIMIT, tooLarge());
  }

  /** A number for the row totals whatever their order: the probabilities do not depend on it. */
  key(totals: Int32Array): number {
    const sorted = this.#sorted;
    sorted.set(totals);
    insertionSort(sorted);
    const base = this.#rows[this.#rows.length - 1]! + 1;
    let key = 0;
    for (let i = 0; i < sorted.length; i++) key = key * base + sorted[i]!;
    return key;
  }

  /**
   * For every choice of row totals that these columns can have: the probabilities of the tables with these totals. With
   * `windows`, only for the totals that have one, tables below it taken together and tables above it left out.
   */
  spreads(columns: readonly number[], windows?: Map<number, Window>): Map<number, Spread> {
    const none = new Int32Array(this.#rows.length);
    const one = { logs: Float64Array.of(0), masses: Float64Array.of(1), cumulative: Float64Array.of(1) };
    let spreads = new Map<number, Spread>([[this.key(none), one]]);
    const before = new Int32Array(this.#rows.length);
    const sums = new SumByKey();
    let total = 0;
    columns.forEach((column, stage) => {
      total += column;
      const scale = this.columnLog(column);
      const next = new Map<number, Spread>();
      ascendingTotals(this.#rows, total, (totals) => {
        const key = this.key(totals);
        const window = windows && stage === columns.length - 1 ? windows.get(key) : EVERYTHING;
        if (!window) return;
        const { low, high } = window;
        const lowest = Math.floor(Math.max(low, -LARGEST) * MERGED) - 2; // counts whatever it is added to
        allocations(totals, column, (cells, ways) => {
          let log = scale;
          for (let i = 0; i < cells.length; i++) {
            before[i] = totals[i]! - cells[i]!;
            log -= this.#logFactorials[cells[i]!]!;
          }
          const { logs, masses } = spreads.get(this.key(before))!;
          this.count(logs.length);
          const weight = ways * Math.exp(log);
          for (let i = 0; i < logs.length; i++) {
            const joint = logs[i]! + log;
            if (joint > high) break;
            sums.add(joint <= low ? lowest : Math.round(joint * MERGED), weight * masses[i]!);
          }
        });
        if (sums.size > 0) next.set(key, toSpread(sums));
        sums.clear();
      });
      spreads = next;
    });
    return spreads;
  }
}

const LARGEST = 1e6;
const EVERYTHING: Window = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Logarithms that agree to 1e-9 are one. */
const MERGED = 1e9;

function toSpread(sums: SumByKey): Spread {
  const keys = sums.keys().sort();
  const masses = keys.map((key) => sums.get(key));
  let total = 0;
  const cumulative = masses.map((mass) => {
    total += mass;
    return total;
  });
  return { logs: keys.map((key) => key / MERGED), masses, cumulative };
}

function tooLarge(): string {
  return "needs a smaller table, found too many tables with these margins to go through; the chi-squared test serves";
}

/** Every ascending vector with this sum that fits under `rows` (ascending) in some order. */
function ascendingTotals(rows: Int32Array, total: number, visit: (totals: Int32Array) => void): void {
  const totals = new Int32Array(rows.length);
  const last = rows.length - 1;
  const place = (i: number, left: number, least: number): void => {
    if (i === last) {
      if (left < least || left > rows[i]!) return;
      totals[i] = left;
      visit(totals);
      return;
    }
    const most = Math.min(rows[i]!, Math.floor(left / (last - i + 1)));
    for (let value = least; value <= most; value++) {
      totals[i] = value;
      place(i + 1, left - value, value);
    }
  };
  place(0, total, 0);
}

/**
 * Every way to share `total` among cells with the given upper bounds (ascending). Of those that differ only by an exchange
 * of cells with equal bounds one is visited, with their number.
 */
function allocations(bounds: Int32Array, total: number, visit: (cells: Int32Array, ways: number) => void): void {
  const size = bounds.length;
  const cells = new Int32Array(size);
  const room = new Float64Array(size + 1);
  for (let i = size - 1; i >= 0; i--) room[i] = room[i + 1]! + bounds[i]!;
  const place = (i: number, left: number, ways: number, inBlock: number, run: number): void => {
    if (i === size) {
      visit(cells, Math.round(ways));
      return;
    }
    const same = i > 0 && bounds[i] === bounds[i - 1];
    const most = Math.min(left, same ? cells[i - 1]! : bounds[i]!);
    const least = Math.max(0, left - room[i + 1]!);
    const position = same ? inBlock + 1 : 1;
    for (let value = least; value <= most; value++) {
      const repeated = same && value === cells[i - 1] ? run + 1 : 1;
      cells[i] = value;
      place(i + 1, left - value, (ways * position) / repeated, position, repeated);
    }
  };
  place(0, total, 1, 0, 0);
}

function insertionSort(values: Int32Array): void {
  for (let j = 1; j < values.length; j++) {
    const value = values[j]!;
    let i = j;
    for (; i > 0 && values[i - 1]! > value; i--) values[i] = values[i - 1]!;
    values[i] = value;
  }
}
