import { places } from "../places.js";
import { radixSort } from "../radix-sort.js";
import { sort } from "../sorted.js";
import { type FollowUp, withoutRepeats } from "./survival-data.js";

/** Counts at every distinct end of follow-up, ascending. */
export interface RiskTable {
  readonly time: Float64Array;
  /** Participants at risk just before each time. */
  readonly atRisk: Float64Array;
  /** Events of each cause: `events[0]` of cause 1, .... */
  readonly events: readonly Float64Array[];
  readonly censored: Float64Array;
}

/** The distinct ends of follow-up, ascending. */
export function distinctTimes({ time }: FollowUp): Float64Array {
  return withoutRepeats(sort(time));
}

/** Who is at risk and what happens at each of `distinct` times, among which is every end of follow-up. */
export function riskTable(data: FollowUp, causes: number, distinct?: Float64Array): RiskTable {
  const { n, status, entry } = data;
  const ends = data.time.slice();
  const order = places(n);
  radixSort(ends, order);
  const time = distinct ?? withoutRepeats(ends);
  const events = Array.from({ length: causes }, () => new Float64Array(time.length));
  const censored = new Float64Array(time.length);
  for (let i = 0, k = 0; i < n; i++) {
    while (time[k]! < ends[i]!) k++;
    const cause = status[order[i]!]!;
    const column = cause === 0 ? censored : events[cause - 1]!;
    column[k]!++;
  }
  const entries = entry && sort(entry);
  const atRisk = new Float64Array(time.length);
  let ended = 0;
  let entered = 0;
  for (let k = 0; k < time.length; k++) {
    if (entries) while (entered < n && entries[entered]! < time[k]!) entered++;
    else entered = n;
    atRisk[k] = entered - ended;
    ended += censored[k]!;
    for (let cause = 0; cause < causes; cause++) ended += events[cause]![k]!;
  }
  return { time, atRisk, events, censored };
}

/** The events of all causes at the t-th time. */
export function totalEvents({ events }: RiskTable, t: number): number {
  return events.reduce((sum, counts) => sum + counts[t]!, 0);
}
