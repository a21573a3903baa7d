import { inOrder } from "../canonical-order.js";
import { radixSort } from "../radix-sort.js";
import { ensure, Refusal } from "../refusal.js";

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
    const end = time[i]!;
    if (!(Number.isFinite(end) && end >= 0)) refuse(`needs finite times of 0 or more, found ${end}`);
    const code = status[i]!;
    if (!(Number.isInteger(code) && code >= 0 && code <= causes))
      refuse(`needs a status of 0 to ${causes}, found ${code}`);
    if (!entry) continue;
    const start = entry[i]!;
    if (!Number.isFinite(start)) refuse(`needs finite entry times, found ${start}`);
    if (!(start < end)) refuse(`needs entry before the end of follow-up, found entry ${start}, end ${end}`);
  }
  const tied = tieTimes(time, entry);
  const fixedEntry = entry ? tied(entry) : null;
  const fixedTime = tied(time);
  if (fixedEntry)
    for (let i = 0; i < n; i++)
      if (!(fixedEntry[i]! < fixedTime[i]!))
        refuse(`needs entry before the end of follow-up, found ${entry![i]} and ${time[i]}`);
  return { n, time: fixedTime, status: new Float64Array(status), entry: fixedEntry };
}

function refuse(why: string): never {
  throw new Refusal(why);
}

/** Gives times, or entries, with those for which another stands replaced by it. */
function tieTimes(time: ArrayLike<number>, entry?: ArrayLike<number>): (values: ArrayLike<number>) => Float64Array {
  const sorted = new Float64Array(time.length + (entry?.length ?? 0));
  sorted.set(time);
  if (entry) sorted.set(entry, time.length);
  radixSort(sorted);
  const distinct = withoutRepeats(sorted);
  let total = 0;
  for (let i = 0; i < distinct.length; i++) total += Math.abs(distinct[i]!);
  const mean = total / distinct.length;
  const standsFor = new Map<number, number>();
  let first = distinct[0]!;
  for (let i = 1; i < distinct.length; i++) {
    const value = distinct[i]!;
    const step = value - distinct[i - 1]!;
    if (step > TOLERANCE && step / mean > TOLERANCE) first = value;
    else standsFor.set(value, first);
  }
  return (values) => {
    const fixed = new Float64Array(values);
    if (standsFor.size > 0) for (let i = 0; i < fixed.length; i++) fixed[i] = standsFor.get(fixed[i]!) ?? fixed[i]!;
    return fixed;
  };
}

/** The different values of an ascending column. */
export function withoutRepeats(sorted: Float64Array): Float64Array {
  let found = 0;
  const values = new Float64Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) values[found++] = sorted[i]!;
  return values.slice(0, found);
}

/** The square root of the double's precision, as in R. */
const TOLERANCE = 1.4901161193847656e-8;

/** The rows of a follow-up for which `code` of the group is the one asked for. */
export function ofGroup(data: FollowUp, groups: ArrayLike<number>, code: number): FollowUp {
  const rows = new Uint32Array(data.n);
  let n = 0;
  for (let i = 0; i < data.n; i++) if (groups[i] === code) rows[n++] = i;
  const pick = (column: Float64Array): Float64Array => inOrder(column, rows.subarray(0, n));
  return { n, time: pick(data.time), status: pick(data.status), entry: data.entry && pick(data.entry) };
}
