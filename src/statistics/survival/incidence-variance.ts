import { canonicalOrder } from "../canonical-order.js";
import { type RiskTable, totalEvents } from "./risk-table.js";
import type { FollowUp } from "./survival-data.js";

/** What the variance of a cumulative incidence is made from. */
export interface IncidenceCurve {
  readonly table: RiskTable;
  /** The probability of no event just before each time. */
  readonly freeBefore: Float64Array;
  /** Events of the cause. */
  readonly events: Float64Array;
  /** What the incidence rises by at each time. */
  readonly rise: Float64Array;
}

/**
 * The delta-method variance of a cumulative incidence F at every time t, the sum over times j up to t of
 * (F(t) - F_j)^2 d_j / (n_j (n_j - d_j)) + S_(j-1)^2 d_kj (n_j - d_kj) / n_j^3 - 2 (F(t) - F_j) S_(j-1) d_kj / n_j^2,
 * brought forward from time to time. Aalen (1978), Ann Stat 6:534-545; Marubini & Valsecchi (1995), ch. 10.
 */
export function deltaVariances({ table, freeBefore, events, rise }: IncidenceCurve): Float64Array {
  let variance = 0;
  /** Half the derivative of the variance by F(t), and half its second derivative. */
  let slope = 0;
  let curvature = 0;
  return rise.map((step, t) => {
    const risk = table.atRisk[t]!;
    const all = totalEvents(table, t);
    const own = events[t]!;
    const free = freeBefore[t]!;
    variance += step * (2 * slope + step * curvature);
    slope += step * curvature;
    if (own > 0) {
      variance += (free * free * own * ((risk - own) / risk)) / risk / risk;
      slope -= (free * own) / risk / risk;
    }
    // Where all have an event nothing can follow that this term would weigh.
    if (risk > all) curvature += all / risk / (risk - all);
    return Math.max(0, variance);
  });
}

/**
 * The variance from the infinitesimal jackknife at every time: the sum of the squares of each participant's influence
 * on the incidence. Work grows with participants (that differ) times event times.
 */
export function jackknifeVariances(
  { time, status, entry }: FollowUp,
  cause: number,
  { table, freeBefore, events }: IncidenceCurve,
): Float64Array {
  const entered = entry ?? new Float64Array(time.length).fill(Number.NEGATIVE_INFINITY);
  // One entry for all who enter, leave and fare alike.
  const alike: number[] = [];
  const counts: number[] = [];
  for (const row of canonicalOrder([time, status, entered.map((start) => Math.max(start, -Number.MAX_VALUE))])) {
    const last = alike.at(-1);
    if (last !== undefined && [time, status, entered].every((column) => column[last] === column[row]))
      counts[counts.length - 1]!++;
    else {
      alike.push(row);
      counts.push(1);
    }
  }
  const onFree = new Float64Array(alike.length);
  const onIncidence = new Float64Array(alike.length);
  let variance = 0;
  return table.time.map((now, t) => {
    const all = totalEvents(table, t);
    if (all === 0) return variance;
    const risk = table.atRisk[t]!;
    const free = freeBefore[t]!;
    const own = events[t]!;
    variance = 0;
    for (const [i, row] of alike.entries()) {
      const before = onFree[i]!;
      let influence = onIncidence[i]! + (before * own) / risk;
      onFree[i] = before * ((risk - all) / risk);
      if (entered[row]! < now && now <= time[row]!) {
        const ends = time[row] === now ? status[row]! : 0;
        influence += (free * ((ends === cause ? 1 : 0) - own / risk)) / risk;
        onFree[i]! -= (free * ((ends > 0 ? 1 : 0) - all / risk)) / risk;
      }
      onIncidence[i] = influence;
      variance += counts[i]! * influence * influence;
    }
    return variance;
  });
}
