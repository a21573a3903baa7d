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

/**
 * Cox's log partial likelihood at the linear predictor `eta`, its gradient and its information. Risk sets are built from
 * the last time back; those not yet entered are taken out again, from sums in doubled precision.
 */
export function partialLikelihood(risk: OrderedRisk, eta: Float64Array, ties: Ties): PartialLikelihood {
  const { n, time, status, stratum, entry, columns } = risk;
  const p = columns.length;
  // One sum of risks, p sums of risk times covariate, p(p+1)/2 of risk times product of covariates.
  const length = 1 + p + (p * (p + 1)) / 2;
  const set = new RunningSums(length);
  const tied = new RunningSums(length);
  const totals = new RunningSums(1 + p + (p * (p + 1)) / 2 + p);
  const move = (sums: RunningSums, row: number, sign: 1 | -1): void => {
    const weight = sign * Math.exp(eta[row]!);
    sums.add(0, weight);
    let at = 1 + p;
    for (let j = 0; j < p; j++) {
      const weighted = weight * columns[j]![row]!;
      sums.add(1 + j, weighted);
      for (let k = 0; k <= j; k++) sums.add(at++, weighted * columns[k]![row]!);
    }
  };

  let left = 0;
  for (let row = 0; row < n; ) {
    const now = time[row]!;
    const own = stratum[row]!;
    if (row === 0 || stratum[row - 1] !== own) {
      set.clear();
      left = row;
    }
    tied.clear();
    let deaths = 0;
    for (; row < n && stratum[row] === own && time[row] === now; row++) {
      move(set, row, 1);
      if (status[row] !== 1) continue;
      deaths++;
      move(tied, row, 1);
      totals.add(0, eta[row]!);
      for (let j = 0; j < p; j++) totals.add(1 + j, columns[j]![row]!);
    }
    if (deaths === 0) continue;
    if (entry) {
      for (; left < n; left++) {
        const candidate = entry.order[left]!;
        if (stratum[candidate] !== own || entry.time[candidate]! < now) break;
        move(set, candidate, -1);
      }
    }
    addEvents(totals, set, tied, deaths, p, ties);
  }
  return {
    loglik: totals.value(0),
    score: Float64Array.from({ length: p }, (_, j) => totals.value(1 + j)),
    information: Float64Array.from({ length: (p * (p + 1)) / 2 }, (_, k) => totals.value(1 + p + k)),
    size: Float64Array.from({ length: p }, (_, j) => totals.value(length + j)),
  };
}

/** The part of the events at one time. Efron: the k-th of d tied events sees k/d of the tied risk already gone. */
function addEvents(
  totals: RunningSums,
  set: RunningSums,
  tied: RunningSums,
  deaths: number,
  p: number,
  ties: Ties,
): void {
  const means = new Float64Array(p);
  for (let k = 0; k < deaths; k++) {
    const gone = ties === "efron" ? k / deaths : 0;
    const rest = (index: number): number => set.value(index) - gone * tied.value(index);
    const denominator = rest(0);
    totals.add(0, -Math.log(denominator));
    let at = 1 + p;
    for (let j = 0; j < p; j++) {
      means[j] = rest(1 + j) / denominator;
      totals.add(1 + j, -means[j]!);
      for (let m = 0; m <= j; m++, at++) {
        const square = rest(at) / denominator;
        totals.add(at, square - means[j]! * means[m]!);
        if (m === j) totals.add(1 + p + (p * (p + 1)) / 2 + j, square);
      }
    }
  }
}
