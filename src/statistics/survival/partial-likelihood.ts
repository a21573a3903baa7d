import { RunningSums } from "../linear/running-sums.js";
import type { OrderedRisk } from "./ordered-risk.js";

/** How participants who have the event at the same time share the risk set. */
export type Ties = "efron" | "breslow";

export interface PartialLikelihood {
  readonly loglik: number;
  readonly score: Float64Array;
  /** Lower triangle of the information, row after row. */
  readonly information: Float64Array;
  /** The sums over events of the mean squares of each covariate in the risk set: what a pivot is measured by. */
  readonly size: Float64Array;
}

/** What the events at one time add to the score and to the information. */
export interface Contribution {
  readonly time: number;
  readonly deaths: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/**
 * Cox's log partial likelihood at the linear predictor `eta`, its gradient and its information. Risk sets are built from
 * the last time back; those not yet entered are taken out again, from sums in doubled precision. `each` is told what every
 * time with events contributes, stratum after stratum.
 */
export function partialLikelihood(
  risk: OrderedRisk,
  eta: Float64Array,
  ties: Ties,
  each?: (contribution: Contribution) => void,
): PartialLikelihood {
  const { n, time, status, stratum, entry, columns } = risk;
  const p = columns.length;
  const length = sumsOver(p);
  const set = new RunningSums(length);
  const tied = new RunningSums(length);
  const totals = new RunningSums(length + p);
  const terms = new Float64Array(length);
  const events = new Events(p, totals, set, tied, ties);

  const ofDead = new Float64Array(p);
  let left = 0;
  for (let row = 0; row < n; ) {
    const now = time[row]!;
    const own = stratum[row]!;
    if (row === 0 || stratum[row - 1] !== own) {
      set.clear();
      left = row;
    }
    let deaths = 0;
    for (; row < n && stratum[row] === own && time[row] === now; row++) {
      termsOf(columns, row, Math.exp(eta[row]!), terms);
      set.addAll(terms);
      if (status[row] !== 1) continue;
      if (deaths === 0) tied.clear();
      deaths++;
      tied.addAll(terms);
      totals.add(0, eta[row]!);
      for (let j = 0; j < p; j++) {
        const value = columns[j]![row]!;
        totals.add(1 + j, value);
        ofDead[j] = (deaths === 1 ? 0 : ofDead[j]!) + value;
      }
    }
    if (deaths === 0) continue;
    if (entry) {
      for (; left < n; left++) {
        const candidate = entry.order[left]!;
        if (stratum[candidate] !== own || entry.time[candidate]! < now) break;
        termsOf(columns, candidate, -Math.exp(eta[candidate]!), terms);
        set.addAll(terms);
      }
    }
    events.add(deaths);
    if (!each) continue;
    const { score, information } = events.last();
    each({ time: now, deaths, score: score.map((value, j) => ofDead[j]! + value), information });
  }
  return {
    loglik: totals.value(0),
    score: Float64Array.from({ length: p }, (_, j) => totals.value(1 + j)),
    information: Float64Array.from({ length: (p * (p + 1)) / 2 }, (_, k) => totals.value(1 + p + k)),
    size: Float64Array.from({ length: p }, (_, j) => totals.value(length + j)),
  };
}

/** One sum of risks, p sums of risk times covariate, p(p+1)/2 of risk times product of covariates. */
function sumsOver(p: number): number {
  return 1 + p + (p * (p + 1)) / 2;
}

/** What a row with this risk adds to each of the sums. */
function termsOf(columns: readonly Float64Array[], row: number, risk: number, terms: Float64Array): void {
  const p = columns.length;
  terms[0] = risk;
  let at = 1 + p;
  for (let j = 0; j < p; j++) {
    const weighted = risk * columns[j]![row]!;
    terms[1 + j] = weighted;
    for (let k = 0; k <= j; k++) terms[at++] = weighted * columns[k]![row]!;
  }
}

/** The part of the events at one time. */
class Events {
  readonly #p: number;
  readonly #totals: RunningSums;
  readonly #set: RunningSums;
  readonly #tied: RunningSums;
  readonly #ties: Ties;
  readonly #rest: Float64Array;
  readonly #parts: Float64Array;
  readonly #sums: Float64Array;

  constructor(p: number, totals: RunningSums, set: RunningSums, tied: RunningSums, ties: Ties) {
    this.#p = p;
    this.#totals = totals;
    this.#set = set;
    this.#tied = tied;
    this.#ties = ties;
    this.#rest = new Float64Array(sumsOver(p));
    this.#parts = new Float64Array(sumsOver(p) + p);
    this.#sums = new Float64Array(sumsOver(p) + p);
  }

  /** What the events last added gave to the score, their own covariates left out, and to the information. */
  last(): { readonly score: Float64Array; readonly information: Float64Array } {
    const p = this.#p;
    return { score: this.#sums.slice(1, 1 + p), information: this.#sums.slice(1 + p, sumsOver(p)) };
  }

  /** Efron: the k-th of d tied events sees k/d of the tied risk already gone. */
  add(deaths: number): void {
    const p = this.#p;
    const rest = this.#rest;
    const parts = this.#parts;
    const length = rest.length;
    this.#sums.fill(0);
    for (let k = 0; k < deaths; k++) {
      this.#set.less(this.#tied, this.#ties === "efron" ? k / deaths : 0, rest);
      const denominator = rest[0]!;
      parts[0] = -Math.log(denominator);
      let at = 1 + p;
      for (let j = 0; j < p; j++) {
        const mean = rest[1 + j]! / denominator;
        parts[1 + j] = -mean;
        for (let m = 0; m <= j; m++, at++) {
          const square = rest[at]! / denominator;
          parts[at] = square - mean * -parts[1 + m]!;
          if (m === j) parts[length + j] = square;
        }
      }
      this.#totals.addAll(parts);
      for (let i = 0; i < parts.length; i++) this.#sums[i]! += parts[i]!;
    }
  }
}
