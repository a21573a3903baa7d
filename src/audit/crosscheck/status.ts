import {
  agrees,
  type Crosscheck,
  type EngineName,
  type StatisticVerdict,
  type Totals,
  totalsOf,
} from "./crosscheck.js";

/** What a study's crosscheck says of the report that is built now. */
export interface CrosscheckStatus {
  readonly engine: EngineName;
  /** R's version. */
  readonly r: string;
  /** Stale: R was given other data, another program or other results than those of this report. */
  readonly status: "current" | "stale";
  /** The files that have changed since; none where it is current. */
  readonly changed: readonly string[];
  readonly totals: Totals;
  /** By id, in the plan's order; of a stale one, what was said then. */
  readonly byStatistic: ReadonlyMap<string, StatisticVerdict>;
  /** Those on which the engines differ. */
  readonly differing: readonly StatisticVerdict[];
}

/**
 * Compares what R was given with what it would be given now; both are hashes by path. That is the data, the program, which
 * carries plan and codebook, and our own results, so that another version of the engine counts as a change only where a
 * value changes. Titles of the study that the program quotes count too: better once too often than once too few.
 */
export function crosscheckStatus(crosscheck: Crosscheck, inputs: Readonly<Record<string, string>>): CrosscheckStatus {
  const { engine, r, statistics } = crosscheck;
  const paths = [...new Set([...Object.keys(inputs), ...Object.keys(crosscheck.inputs)])].sort();
  const changed = paths.filter((path) => inputs[path] !== crosscheck.inputs[path]);
  return {
    engine,
    r,
    status: changed.length === 0 ? "current" : "stale",
    changed,
    totals: totalsOf(statistics),
    byStatistic: new Map(statistics.map((one) => [one.id, one])),
    differing: statistics.filter((one) => !agrees(one)),
  };
}
