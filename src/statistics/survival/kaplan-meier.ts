import { checkConfLevel } from "../conf-level.js";
import { ensure } from "../refusal.js";
import { normalDeviate } from "../regression/coefficient.js";
import { type CurveInterval, curveLimits, type Limits } from "./curve-interval.js";
import { curveQuantiles } from "./curve-quantile.js";
import { restrictedMean } from "./restricted-mean.js";
import { riskTable } from "./risk-table.js";
import { countBefore, countUpTo } from "./steps.js";
import { type FollowUp, followUp, ofGroup, type SurvivalData } from "./survival-data.js";

export interface KaplanMeierOptions {
  /** Default 0.95. */
  readonly confLevel?: number;
  /** Default `log`. */
  readonly confType?: CurveInterval;
  /** Shares with the event for which a time is wanted; default the quartiles. */
  readonly probs?: readonly number[];
  /** Times at which the curve is wanted; default none. */
  readonly at?: readonly number[];
  /** Restricted mean survival up to this time; default none. */
  readonly tau?: number;
}

/** The curve from `time` to the next; an error or limit is null where it is not defined (where nobody is left). */
export interface SurvivalPoint extends Limits {
  readonly time: number;
  /** At risk just before `time`. */
  readonly n_risk: number;
  readonly n_event: number;
  readonly n_censor: number;
  readonly surv: number;
  /** Greenwood's standard error of `surv`. */
  readonly std_err: number | null;
  /** Greenwood's standard error of -log(surv); infinite where nobody is left. */
  readonly std_err_cumhaz_greenwood: number;
  /** The Nelson-Aalen estimate. */
  readonly cumhaz_nelson_aalen: number;
}

/** The curve at a time that need not be one of its own; `n_risk` are at risk when follow-up next ends. */
export interface SurvivalAt extends Limits {
  readonly time: number;
  readonly n_risk: number;
  readonly surv: number;
  readonly std_err: number | null;
}

export interface SurvivalQuantile extends Limits {
  readonly p: number;
  /** Null: not reached. */
  readonly quantile: number | null;
}

export interface KaplanMeier {
  readonly n: number;
  readonly events: number;
  /** One for each distinct time. */
  readonly rows: readonly SurvivalPoint[];
  readonly quantiles: readonly SurvivalQuantile[];
  /** One for each time asked for. */
  readonly at: readonly SurvivalAt[];
  readonly rmst: number | null;
  readonly rmst_se: number | null;
}

/**
 * The Kaplan-Meier estimate of survival, with Greenwood's errors. R: `survfit`, `quantile`, `summary(times, rmean)`.
 * @throws Refusal for no rows, impossible times or codes, entry not before the end of follow-up
 */
export function kaplanMeier(data: SurvivalData, options: KaplanMeierOptions = {}): KaplanMeier {
  return curve(followUp(data, 1), options);
}

/** {@link kaplanMeier} of every group that occurs; `groups` holds each row's number among `levels`. */
export function kaplanMeierByGroup(
  data: SurvivalData,
  groups: ArrayLike<number>,
  levels: readonly string[],
  options: KaplanMeierOptions = {},
): ({ readonly group: string } & KaplanMeier)[] {
  const all = followUp(data, 1);
  return levels.flatMap((group, code) => {
    const own = ofGroup(all, groups, code);
    return own.n === 0 ? [] : [{ group, ...curve(own, options) }];
  });
}

function curve(data: FollowUp, options: KaplanMeierOptions): KaplanMeier {
  const { confLevel = 0.95, confType = "log", probs = [0.25, 0.5, 0.75], at = [], tau } = options;
  checkConfLevel(confLevel);
  const z = normalDeviate(confLevel);
  const table = riskTable(data, 1);
  const events = table.events[0]!;
  let surv = 1;
  let greenwood = 0;
  let hazard = 0;
  const rows: SurvivalPoint[] = [];
  for (let k = 0; k < table.time.length; k++) {
    const atRisk = table.atRisk[k]!;
    const failed = events[k]!;
    surv *= (atRisk - failed) / atRisk;
    hazard += failed / atRisk;
    if (failed > 0) greenwood += failed / (atRisk * (atRisk - failed));
    const error = Math.sqrt(greenwood);
    const { conf_low, conf_high } = curveLimits(surv, error, z, confType);
    rows.push({
      time: table.time[k]!,
      n_risk: atRisk,
      n_event: failed,
      n_censor: table.censored[k]!,
      surv,
      std_err: surv > 0 ? surv * error : null,
      std_err_cumhaz_greenwood: error,
      cumhaz_nelson_aalen: hazard,
      conf_low,
      conf_high,
    });
  }
  for (const p of probs) ensure(p > 0 && p < 1, `needs shares between 0 and 1, found ${p}`);
  ensure(tau === undefined || tau > 0, `needs a positive time for the restricted mean, found ${tau}`);
  const quantilesOf = (part: "surv" | keyof Limits): (number | null)[] => {
    const curve = new Float64Array(rows.length);
    for (let k = 0; k < curve.length; k++) curve[k] = rows[k]![part] ?? Number.NaN;
    return curveQuantiles(table.time, curve, probs);
  };
  const quantiles = quantilesOf("surv");
  const low = quantilesOf("conf_low");
  const high = quantilesOf("conf_high");
  const mean = tau === undefined ? { rmst: null, rmst_se: null } : restrictedMean(rows, tau);
  return {
    n: data.n,
    events: events.reduce((sum, count) => sum + count, 0),
    rows,
    quantiles: probs.map((p, i) => ({
      p,
      quantile: quantiles[i]!,
      conf_low: low[i]!,
      conf_high: high[i]!,
    })),
    at: at.map((time) => pointAt(table.time, rows, time, curveLimits(1, 0, z, confType))),
    ...mean,
  };
}

function pointAt(times: Float64Array, rows: readonly SurvivalPoint[], time: number, atStart: Limits): SurvivalAt {
  const reached = rows[countUpTo(times, time) - 1] ?? { surv: 1, std_err: 0, ...atStart };
  const { surv, std_err, conf_low, conf_high } = reached;
  return { time, n_risk: rows[countBefore(times, time)]?.n_risk ?? 0, surv, std_err, conf_low, conf_high };
}
