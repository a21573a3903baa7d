/** Half of a contingency table with given row totals: the probabilities that its tables can have, equal ones merged. */
import { allocations, ascendingTotals } from "./allocations.js";
import { logGamma } from "./distributions/stirling.js";
import { ensure } from "./refusal.js";
import { SumByKey } from "./sum-by-key.js";

/** The largest number of steps (partial tables, equally likely ones merged) that is tried; some seconds. */
export const FISHER_TABLE_LIMIT = 300_000_000;

/** What it costs, in steps, to keep one value, so that memory is bounded with time. */
const KEPT = 20;

/** A distribution in relative units. */
export interface Spread {
  /** Logarithms of the probability of one table, ascending. */
  readonly logs: Float64Array;
  /** Probability of all tables with that logarithm, and of all up to it. */
  readonly masses: Float64Array;
  readonly cumulative: Float64Array;
}

/** Logarithms that are compared one by one: those up to `low` all count, those above `high` do not. */
export interface Window {
  low: number;
  high: number;
}

/** The half tables of one table with these row totals (ascending) and `n` participants. */
export class HalfTables {
  readonly #rows: Int32Array;
  readonly #logFactorials: Float64Array;
  readonly #sorted: Int32Array;
  #steps = 0;

  constructor(rows: Int32Array, n: number) {
    const largest = rows[rows.length - 1]!;
    ensure(n < 1_000_000 && rows.length * Math.log2(largest + 1) < 53, tooLarge());
    this.#rows = rows;
    this.#sorted = new Int32Array(rows.length);
    this.#logFactorials = Float64Array.from({ length: n + 1 }, (_, i) => logGamma(i + 1));
  }

  logFactorial(count: number): number {
    return this.#logFactorials[count]!;
  }

  /** log of the multinomial coefficients' numerator, scaled so that their sum over a column is at most 1. */
  columnLog(total: number): number {
    return this.logFactorial(total) - total * Math.log(this.#rows.length);
  }

  /** Counts the work. Throws Refusal when it is too much. */
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
        this.count(KEPT * sums.size);
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
  const masses = new Float64Array(keys.length);
  const cumulative = new Float64Array(keys.length);
  const logs = new Float64Array(keys.length);
  let total = 0;
  for (let i = 0; i < keys.length; i++) {
    masses[i] = sums.get(keys[i]!);
    total += masses[i]!;
    cumulative[i] = total;
    logs[i] = keys[i]! / MERGED;
  }
  return { logs, masses, cumulative };
}

function tooLarge(): string {
  return "needs a smaller table, found too many tables with these margins to go through; the chi-squared test serves";
}

function insertionSort(values: Int32Array): void {
  for (let j = 1; j < values.length; j++) {
    const value = values[j]!;
    let i = j;
    for (; i > 0 && values[i - 1]! > value; i--) values[i] = values[i - 1]!;
    values[i] = value;
  }
}
