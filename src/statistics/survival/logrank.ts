import { chiSquaredUpper } from "../distributions/chi-squared.js";
import { cholesky, fromDoubles, inverseForm } from "../linear/cholesky.js";
import { exactly } from "../linear/double-double.js";
import { ensure } from "../refusal.js";
import { distinctTimes, type RiskTable, riskTable } from "./risk-table.js";
import { followUp, ofGroup, type SurvivalData } from "./survival-data.js";

export interface LogRankOptions {
  /** Weight S(t-)^rho: 0 is the log-rank test (default), 1 Peto and Peto's version of Wilcoxon's. */
  readonly rho?: number;
  /** Each row's stratum, a number: risk sets are formed within strata. */
  readonly strata?: ArrayLike<number>;
}

export interface LogRankGroup {
  readonly group: string;
  readonly n: number;
  /** Events, weighted. */
  readonly observed: number;
  /** Events that would be expected were the groups alike, weighted. */
  readonly expected: number;
}

export interface LogRank {
  readonly chisq: number;
  /** Groups with an expectation above 0, minus 1. */
  readonly df: number;
  readonly p: number;
  /** The groups that occur, in the order of their levels. */
  readonly rows: readonly LogRankGroup[];
  /** Covariances of observed minus expected, in the order of `rows`. */
  readonly variance: readonly (readonly number[])[];
}

/**
 * The (weighted, stratified) log-rank test; `groups` holds each row's number among `levels`. R: `survdiff`.
 * @throws Refusal for delayed entry, no event, fewer than two groups with somebody at risk at an event, and no variance
 */
export function logRank(
  data: SurvivalData,
  groups: ArrayLike<number>,
  levels: readonly string[],
  { rho = 0, strata }: LogRankOptions = {},
): LogRank {
  ensure(data.entry === undefined, "needs follow-up without delayed entry, found entry times");
  const all = followUp(data, 1);
  ensure(all.status.includes(1), "needs at least 1 event, found 0");
  const present = [...levels.keys()]
    .map((code) => ({ group: levels[code]!, code, n: countOf(groups, code, all.n) }))
    .filter(({ n }) => n > 0);
  const sums: Sums = {
    observed: present.map(() => 0),
    expected: present.map(() => 0),
    variance: present.map(() => present.map(() => 0)),
  };
  const add = (times: Float64Array, codes: ArrayLike<number>): void =>
    addStratum(
      sums,
      present.map(({ code }) => riskTable(ofGroup(all, codes, code), 1, times)),
      rho,
    );
  if (strata)
    for (const value of [...new Set(Array.from(strata))].sort((a, b) => a - b)) {
      const inStratum = Float64Array.from(groups, (code, i) => (strata[i] === value ? code : -1));
      add(distinctTimes(ofGroup(all, strata, value)), inStratum);
    }
  else add(distinctTimes(all), groups);
  return {
    ...statistic(sums),
    rows: present.map(({ group, n }, k) => ({
      group,
      n,
      observed: sums.observed[k]!,
      expected: sums.expected[k]!,
    })),
    variance: sums.variance,
  };
}

interface Sums {
  readonly observed: number[];
  readonly expected: number[];
  readonly variance: number[][];
}

function countOf(groups: ArrayLike<number>, code: number, rows: number): number {
  let count = 0;
  for (let i = 0; i < rows; i++) if (groups[i] === code) count++;
  return count;
}

/** Adds a stratum, of which `tables` hold the groups at the same times. */
function addStratum({ observed, expected, variance }: Sums, tables: readonly RiskTable[], rho: number): void {
  const k = tables.length;
  const events = tables.map((table) => table.events[0]!);
  const risks = tables.map((table) => table.atRisk);
  let surv = 1;
  for (let t = 0; t < tables[0]!.time.length; t++) {
    let atRisk = 0;
    let died = 0;
    for (let j = 0; j < k; j++) {
      atRisk += risks[j]![t]!;
      died += events[j]![t]!;
    }
    if (died === 0) continue;
    const weight = rho === 0 ? 1 : rho === 1 ? surv : Math.exp(rho * Math.log(surv));
    const spread = atRisk > 1 ? (weight * weight * died * (atRisk - died)) / (atRisk - 1) : 0;
    for (let j = 0; j < k; j++) {
      const own = risks[j]![t]!;
      observed[j]! += weight * events[j]![t]!;
      expected[j]! += (weight * died * own) / atRisk;
      const line = variance[j]!;
      for (let other = 0; other < k; other++)
        line[other]! += spread * (own / atRisk) * ((j === other ? 1 : 0) - risks[other]![t]! / atRisk);
    }
    surv *= (atRisk - died) / atRisk;
  }
}

function statistic({ observed, expected, variance }: Sums): { chisq: number; df: number; p: number } {
  const counted = [...expected.keys()].filter((k) => expected[k]! > 0);
  const df = counted.length - 1;
  ensure(df >= 1, `needs at least 2 groups with somebody at risk at an event, found ${counted.length}`);
  const free = counted.slice(1);
  const covariance = cholesky(fromDoubles(free.map((j) => free.map((k) => variance[j]![k]!))), 1e-14);
  ensure(covariance.kept.length === df, "needs events at which some of those at risk survive, found no such variance");
  const chisq = inverseForm(
    covariance,
    free.map((k) => exactly(observed[k]! - expected[k]!)),
  );
  return { chisq, df, p: chiSquaredUpper(chisq, df) };
}
