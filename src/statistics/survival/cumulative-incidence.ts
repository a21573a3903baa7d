import { checkConfLevel } from "../conf-level.js";
import { ensure } from "../refusal.js";
import { normalDeviate } from "../regression/coefficient.js";
import { type CurveInterval, curveLimits, type Limits } from "./curve-interval.js";
import { incidenceCurve, jackknifeVariances } from "./incidence-variance.js";
import { type RiskTable, riskTable, totalEvents } from "./risk-table.js";
import { countBefore, countUpTo } from "./steps.js";
import { type FollowUp, followUp, ofGroup, type SurvivalData } from "./survival-data.js";

/**
 * The standard error of a cumulative incidence: `delta` by the delta method, `jackknife` by the infinitesimal jackknife
 * (what R's `survfit` reports). They are equal without delayed entry.
 */
export type IncidenceError = "delta" | "jackknife";

export interface CumulativeIncidenceOptions {
  /** Default 0.95. */
  readonly confLevel?: number;
  /** Default `log`. */
  readonly confType?: CurveInterval;
  /** Default `delta`. */
  readonly error?: IncidenceError;
  /** How many kinds of events there are, coded 1, 2, ... in the status; default 2. */
  readonly causes?: number;
  /** Times at which the curves are wanted; default every distinct time. */
  readonly at?: readonly number[];
}

/** The curve of one cause from `time` to the next; limits are null where the incidence is 0. */
export interface IncidencePoint extends Limits {
  readonly cause: number;
  readonly time: number;
  /** At risk when follow-up next ends. */
  readonly n_risk: number;
  /** The probability of no event of any cause. */
  readonly event_free: number;
  readonly cif: number;
  readonly std_err: number;
}

export interface CumulativeIncidence {
  readonly n: number;
  /** Events of cause 1, 2, .... */
  readonly events: readonly number[];
  /** Cause after cause, time after time. */
  readonly rows: readonly IncidencePoint[];
}

/**
 * Cumulative incidences of competing events (Aalen-Johansen); status 0 is censored, 1, 2, ... the cause.
 * R: `survfit` with a factor as the status.
 * @throws Refusal for no rows, impossible times or codes, entry not before the end of follow-up
 */
export function cumulativeIncidence(data: SurvivalData, options: CumulativeIncidenceOptions = {}): CumulativeIncidence {
  return curves(followUp(data, options.causes ?? 2), options);
}

/** {@link cumulativeIncidence} of every group that occurs; `groups` holds each row's number among `levels`. */
export function cumulativeIncidenceByGroup(
  data: SurvivalData,
  groups: ArrayLike<number>,
  levels: readonly string[],
  options: CumulativeIncidenceOptions = {},
): ({ readonly group: string } & CumulativeIncidence)[] {
  const all = followUp(data, options.causes ?? 2);
  return levels.flatMap((group, code) => {
    const own = ofGroup(all, groups, code);
    return own.n === 0 ? [] : [{ group, ...curves(own, options) }];
  });
}

function curves(data: FollowUp, options: CumulativeIncidenceOptions): CumulativeIncidence {
  const { confLevel = 0.95, confType = "log", error = "delta", causes = 2 } = options;
  checkConfLevel(confLevel);
  ensure(causes >= 1, `needs at least 1 cause, found ${causes}`);
  const z = normalDeviate(confLevel);
  const table = riskTable(data, causes);
  const times = Array.from(options.at ?? table.time);
  const free = eventFree(table);
  const rows = table.events.flatMap((events, k) => {
    const { cif, variance } = incidenceCurve(table, events);
    const jackknife = error === "jackknife" && data.entry !== null;
    const variances = jackknife ? jackknifeVariances(data, table, free, k + 1) : variance;
    return times.map((time): IncidencePoint => {
      const reached = countUpTo(table.time, time) - 1;
      const value = cif[reached] ?? 0;
      const deviation = Math.sqrt(variances[reached] ?? 0);
      return {
        cause: k + 1,
        time,
        n_risk: table.atRisk[countBefore(table.time, time)] ?? 0,
        event_free: free[reached] ?? 1,
        cif: value,
        std_err: deviation,
        ...curveLimits(value, deviation / value, z, confType),
      };
    });
  });
  return { n: data.n, events: table.events.map((counts) => counts.reduce((sum, count) => sum + count, 0)), rows };
}

/** The probability of no event up to and including each time: Kaplan-Meier's estimate for any event. */
function eventFree(table: RiskTable): Float64Array {
  let surv = 1;
  return table.atRisk.map((risk, t) => {
    surv *= (risk - totalEvents(table, t)) / risk;
    return surv;
  });
}
