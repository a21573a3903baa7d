import { ensure } from "../refusal.js";

/** Follow-up of each participant, one entry a row in every column. */
export interface SurvivalData {
  /** When follow-up ended; zero or more. */
  readonly time: ArrayLike<number>;
  /** Why it ended: 0 censored, 1 the event (with competing risks 1, 2, ... the cause). */
  readonly status: ArrayLike<number>;
  /** When follow-up began (delayed entry): at risk from just after `entry` up to and including `time`. */
  readonly entry?: ArrayLike<number>;
}

/** Checked follow-up with ties made exact, see {@link followUp}. */
export interface FollowUp {
  readonly n: number;
  readonly time: Float64Array;
  readonly status: Float64Array;
  readonly entry: Float64Array | null;
}

/**
 * Follow-up with times that differ by rounding only made equal: sorted, a time within 1.5e-8 (absolutely, or relative
 * to the mean of all) of the one before is taken as that one. R: `timefix`, `aeqSurv`.
 * @param causes how many kinds of events there are
 * @throws Refusal for no rows, columns of different length, impossible times or codes, and entry not before the end
 */
export function followUp({ time, status, entry }: SurvivalData, causes: number): FollowUp {
  const n = time.length;
  ensure(n >= 1, "needs at least 1 complete row, found 0");
  ensure(status.length === n && (entry?.length ?? n) === n, "needs a time, a status and an entry in every row");
  for (let i = 0; i < n; i++) {
    ensure(Number.isFinite(time[i]) && time[i]! >= 0, `needs finite times of 0 or more, found ${time[i]}`);
    const code = status[i]!;
    ensure(Number.isInteger(code) && code >= 0 && code <= causes, `needs a status of 0 to ${causes}, found ${code}`);
    if (!entry) continue;
    ensure(Number.isFinite(entry[i]), `needs finite entry times, found ${entry[i]}`);
    ensure(entry[i]! < time[i]!, `needs entry before the end of follow-up, found entry ${entry[i]}, end ${time[i]}`);
  }
  const tied = tieTimes(time, entry);
  const fixedEntry = entry ? Float64Array.from(entry, tied) : null;
  const fixedTime = Float64Array.from(time, tied);
  for (const [i, start] of (fixedEntry ?? []).entries())
    ensure(start < fixedTime[i]!, `needs entry before the end of follow-up, found ${entry![i]} and ${time[i]}`);
  return { n, time: fixedTime, status: Float64Array.from(status), entry: fixedEntry };
}

/** Which time each time stands for. */
function tieTimes(time: ArrayLike<number>, entry?: ArrayLike<number>): (value: number) => number {
  const sorted = Float64Array.from([...Array.from(time), ...Array.from(entry ?? [])]).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  let total = 0;
  for (const value of distinct) total += Math.abs(value);
  const mean = total / distinct.length;
  const standsFor = new Map<number, number>();
  let first = distinct[0]!;
  for (const [i, value] of distinct.entries()) {
    const step = i === 0 ? Number.POSITIVE_INFINITY : value - distinct[i - 1]!;
    if (step > TOLERANCE && step / mean > TOLERANCE) first = value;
    if (first !== value) standsFor.set(value, first);
  }
  return standsFor.size === 0 ? (value) => value : (value) => standsFor.get(value) ?? value;
}

/** The square root of the double's precision, as in R. */
const TOLERANCE = 1.4901161193847656e-8;

/** The rows of a follow-up for which `code` of the group is the one asked for. */
export function ofGroup(data: FollowUp, groups: ArrayLike<number>, code: number): FollowUp {
  const rows: number[] = [];
  for (let i = 0; i < data.n; i++) if (groups[i] === code) rows.push(i);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  return { n: rows.length, time: pick(data.time), status: pick(data.status), entry: data.entry && pick(data.entry) };
}
