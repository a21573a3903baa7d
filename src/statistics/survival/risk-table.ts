import type { FollowUp } from "./survival-data.js";

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
  const ends = time.slice().sort();
  return ends.filter((value, i) => i === 0 || value !== ends[i - 1]);
}

/** Who is at risk and what happens at each of `distinct` times, among which is every end of follow-up. */
export function riskTable(data: FollowUp, causes: number, distinct = distinctTimes(data)): RiskTable {
  const { n, time, status, entry } = data;
  const place = new Map<number, number>();
  for (const [k, value] of distinct.entries()) place.set(value, k);
  const events = Array.from({ length: causes }, () => new Float64Array(distinct.length));
  const censored = new Float64Array(distinct.length);
  for (let i = 0; i < n; i++) {
    const column = events[status[i]! - 1] ?? censored;
    const k = place.get(time[i]!)!;
    column[k] = column[k]! + 1;
  }
  const entries = entry?.slice().sort();
  let ended = 0;
  let entered = 0;
  const atRisk = distinct.map((value, k) => {
    if (entries) while (entered < n && entries[entered]! < value) entered++;
    else entered = n;
    const present = entered - ended;
    ended += censored[k]! + events.reduce((sum, column) => sum + column[k]!, 0);
    return present;
  });
  return { time: distinct, atRisk, events, censored };
}

/** The events of all causes at the t-th time. */
export function totalEvents({ events }: RiskTable, t: number): number {
  return events.reduce((sum, counts) => sum + counts[t]!, 0);
}
