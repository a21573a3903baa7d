import { rankColumn } from "../ranked-column.js";
import { sum } from "../sum.js";
import type { OrderedRisk } from "./ordered-risk.js";

/** Counts of the places taken on a scale of `size` places, with the number below a place in logarithmic time. */
class PlaceCounts {
  readonly #tree: Int32Array;
  #total = 0;

  constructor(size: number) {
    this.#tree = new Int32Array(size + 1);
  }

  add(place: number, change: number): void {
    this.#total += change;
    for (let i = place + 1; i < this.#tree.length; i += i & -i) this.#tree[i]! += change;
  }

  below(place: number): number {
    let count = 0;
    for (let i = place; i > 0; i -= i & -i) count += this.#tree[i]!;
    return count;
  }

  above(place: number): number {
    return this.#total - this.below(place + 1);
  }

  equal(place: number): number {
    return this.below(place + 1) - this.below(place);
  }
}

export interface Concordance {
  /** The share of comparable pairs in which the one with the higher risk has the event first; ties count half. */
  readonly concordance: number;
  /** From the infinitesimal jackknife. */
  readonly concordance_se: number;
}

/**
 * Harrell's concordance between the linear predictor and survival, pairs within strata. A pair is comparable where one
 * has the event while the other is at risk and stays so. R: `coxph(...)$concordance`. Null without comparable pairs.
 */
export function concordance(risk: OrderedRisk, eta: Float64Array): Concordance | null {
  const { n } = risk;
  // Of the pairs in which a row takes part: concordant minus discordant, and all.
  const balance = new Float64Array(n);
  const pairs = new Float64Array(n);
  for (let first = 0; first < n; ) {
    let last = first;
    while (last < n && risk.stratum[last] === risk.stratum[first]) last++;
    countStratum(risk, rankColumn(eta.subarray(first, last)).codes, first, last, balance, pairs);
    first = last;
  }
  // Every pair is counted with both of its rows.
  const total = sum(pairs) / 2;
  if (total === 0) return null;
  const somers = sum(balance) / 2 / total;
  const influence = balance.map((value, row) => (value - somers * pairs[row]!) / total);
  return {
    concordance: (somers + 1) / 2,
    concordance_se: Math.sqrt(sum(influence.map((value) => value * value))) / 2,
  };
}

function countStratum(
  { time, status, entry }: OrderedRisk,
  places: Int32Array,
  first: number,
  last: number,
  balance: Float64Array,
  pairs: Float64Array,
): void {
  const present = new PlaceCounts(places.length);
  const gone = new PlaceCounts(places.length);
  const place = (row: number): number => places[row - first]!;
  const outlived = (row: number, sign: 1 | -1): void => {
    const higher = gone.above(place(row));
    const lower = gone.below(place(row));
    balance[row]! += sign * (higher - lower);
    pairs[row]! += sign * (higher + lower + gone.equal(place(row)));
  };
  let left = first;
  for (let row = first; row < last; ) {
    const start = row;
    while (row < last && time[row] === time[start]) row++;
    if (entry) {
      for (; left < last && entry.time[entry.order[left]!]! >= time[start]!; left++) {
        outlived(entry.order[left]!, 1);
        present.add(place(entry.order[left]!), -1);
      }
    }
    // Those censored at the time of an event outlive it; those with an event at the same time are not comparable.
    for (let i = start; i < row; i++) {
      if (status[i] === 1) continue;
      outlived(i, -1);
      present.add(place(i), 1);
    }
    for (let i = start; i < row; i++) {
      if (status[i] !== 1) continue;
      const lower = present.below(place(i));
      const higher = present.above(place(i));
      balance[i]! += lower - higher;
      pairs[i]! += lower + higher + present.equal(place(i));
    }
    for (let i = start; i < row; i++) if (status[i] === 1) gone.add(place(i), 1);
    for (let i = start; i < row; i++) {
      if (status[i] !== 1) continue;
      outlived(i, -1);
      present.add(place(i), 1);
    }
  }
  const removed = new Uint8Array(last - first);
  if (entry) for (let i = first; i < left; i++) removed[entry.order[i]! - first] = 1;
  for (let row = first; row < last; row++) if (removed[row - first] === 0) outlived(row, 1);
}
