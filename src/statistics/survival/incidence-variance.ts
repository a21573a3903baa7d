import { canonicalOrder } from "../canonical-order.js";
import { exactly, minus, over, plus, rounded, times, ZERO } from "../linear/double-double.js";
import { type RiskTable, totalEvents } from "./risk-table.js";
import type { FollowUp } from "./survival-data.js";

/** The incidence of one cause at every time of a risk table. */
export interface IncidenceCurve {
  readonly cif: Float64Array;
  readonly variance: Float64Array;
}

/**
 * The cumulative incidence F of a cause and its delta-method variance at every time t, the sum over times j up to t of
 * (F(t) - F_j)^2 d_j / (n_j (n_j - d_j)) + S_(j-1)^2 d_kj (n_j - d_kj) / n_j^3 - 2 (F(t) - F_j) S_(j-1) d_kj / n_j^2,
 * brought forward from time to time. What is added early is taken away again as everybody fails, so all is done in
 * doubled precision. Aalen (1978), Ann Stat 6:534-545; Marubini & Valsecchi (1995), ch. 10.
 */
export function incidenceCurve(table: RiskTable, events: Float64Array): IncidenceCurve {
  let free = exactly(1);
  let incidence = ZERO;
  let variance = ZERO;
  // Half the derivative of the variance by F(t), and half its second derivative.
  let slope = ZERO;
  let curvature = ZERO;
  const variances = new Float64Array(events.length);
  const cif = events.map((own, t) => {
    const all = totalEvents(table, t);
    const risk = exactly(table.atRisk[t]!);
    const left = table.atRisk[t]! - all;
    if (own > 0) {
      const rise = over(times(free, exactly(own)), risk);
      const bend = times(rise, curvature);
      variance = plus(variance, times(rise, plus(plus(slope, slope), bend)));
      const share = over(rise, risk);
      const others = over(times(free, exactly(table.atRisk[t]! - own)), risk);
      variance = plus(variance, times(share, others));
      slope = minus(plus(slope, bend), share);
      incidence = plus(incidence, rise);
    }
    if (all > 0) {
      // Where all fail nothing can follow that this term would weigh.
      if (left > 0) curvature = plus(curvature, over(exactly(all), times(risk, exactly(left))));
      free = over(times(free, exactly(left)), risk);
    }
    variances[t] = Math.max(0, rounded(variance));
    return rounded(incidence);
  });
  return { cif, variance: variances };
}

/**
 * The variance from the infinitesimal jackknife at every time: the sum of the squares of each participant's influence
 * on the incidence of `cause`; `free` is the probability of no event up to each time. Work grows with participants (that differ) times event times.
 */
export function jackknifeVariances(
  { time, status, entry }: FollowUp,
  table: RiskTable,
  free: Float64Array,
  cause: number,
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
    const before = free[t - 1] ?? 1;
    const own = table.events[cause - 1]![t]!;
    variance = 0;
    for (const [i, row] of alike.entries()) {
      let influence = onIncidence[i]! + (onFree[i]! * own) / risk;
      onFree[i] = onFree[i]! * ((risk - all) / risk);
      if (entered[row]! < now && now <= time[row]!) {
        const ends = time[row] === now ? status[row]! : 0;
        influence += (before * ((ends === cause ? 1 : 0) - own / risk)) / risk;
        onFree[i]! -= (before * ((ends > 0 ? 1 : 0) - all / risk)) / risk;
      }
      onIncidence[i] = influence;
      variance += counts[i]! * influence * influence;
    }
    return variance;
  });
}
