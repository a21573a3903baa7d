/** Survival: complete rows of the vectors, groups by name, and the three kinds of interval side by side. */

import { rateRatio } from "../../../src/statistics/rate-ratio.js";
import { coxRegression } from "../../../src/statistics/survival/cox.js";
import {
  type CumulativeIncidence,
  type CumulativeIncidenceOptions,
  cumulativeIncidence,
  cumulativeIncidenceByGroup,
} from "../../../src/statistics/survival/cumulative-incidence.js";
import type { CurveInterval } from "../../../src/statistics/survival/curve-interval.js";
import { grayTest } from "../../../src/statistics/survival/gray.js";
import { type KaplanMeier, kaplanMeier, kaplanMeierByGroup } from "../../../src/statistics/survival/kaplan-meier.js";
import { logRank } from "../../../src/statistics/survival/logrank.js";
import type { Ties } from "../../../src/statistics/survival/partial-likelihood.js";
import { proportionalHazards, type TimeScale } from "../../../src/statistics/survival/proportional-hazards.js";
import type { SurvivalData } from "../../../src/statistics/survival/survival-data.js";
import type { Adapter } from "../agreement.js";
import {
  adapter,
  type Cell,
  COEFFICIENT,
  coded,
  coefficientNames,
  columnsOf,
  completeModelRows,
  completeRows,
  confidence,
  type Data,
  type LevelOptions,
  numbers,
  termsOf,
} from "./models-shapes.js";

export interface SurvivalInput {
  readonly time: readonly Cell[];
  readonly status: readonly Cell[];
  readonly entry?: readonly Cell[];
  readonly group?: readonly Cell[];
  readonly strata?: readonly Cell[];
  readonly levels?: readonly string[];
}

export function survivalRows({ time, status, entry, group, strata }: SurvivalInput): number[] {
  return completeRows([time, status, entry, group, strata].filter((column) => column !== undefined));
}

export function survivalData({ time, status, entry }: SurvivalInput, rows: readonly number[]): SurvivalData {
  return {
    time: numbers(time, rows),
    status: numbers(status, rows),
    ...(entry && { entry: numbers(entry, rows) }),
  };
}

interface CoxInput {
  readonly data: Data;
  readonly terms: readonly string[];
  readonly factors: Readonly<Record<string, readonly string[]>>;
  readonly entry?: string;
  readonly strata?: string;
}

interface KaplanMeierVector extends LevelOptions {
  readonly eval_times?: readonly number[];
  readonly rmst_tau?: number;
}

const POINT = {
  time: "time",
  n_risk: "n_risk",
  n_event: "n_event",
  n_censor: "n_censor",
  surv: "surv",
  std_err: "std_err",
  std_err_cumhaz_greenwood: "std_err_cumhaz_greenwood",
  cumhaz_nelson_aalen: "cumhaz_nelson_aalen",
} as const;
const LIMITS = { lower: "conf_low", upper: "conf_high" } as const;
const AT = {
  time: "time",
  n_risk: "n_risk",
  surv: "surv",
  std_err: "std_err",
  lower_log: "conf_low",
  upper_log: "conf_high",
} as const;

/** The same curve with each kind of interval, as one vector. */
function curve(of: (confType: CurveInterval) => KaplanMeier, { rmst_tau }: KaplanMeierVector): object {
  const log = of("log");
  const logLog = of("log-log");
  const plain = of("plain");
  return {
    ...log,
    ...columnsOf(log.rows, POINT),
    log: columnsOf(log.rows, LIMITS),
    log_log: columnsOf(logLog.rows, LIMITS),
    plain: columnsOf(plain.rows, LIMITS),
    probs: log.quantiles.map(({ p }) => p),
    quantiles_log: columnsOf(log.quantiles, { quantile: "quantile", ...LIMITS }),
    quantiles_log_log: columnsOf(logLog.quantiles, { quantile: "quantile", ...LIMITS }),
    rmst_tau,
    at: columnsOf(log.at, AT),
  };
}

/** The complete rows of a Cox model as the engine takes them. */
function coxData({ data, terms, factors, ...input }: CoxInput, { ties }: { ties?: Ties }) {
  const entry = input.entry && { entry: data[input.entry]! };
  const strata = input.strata && { strata: data[input.strata]! };
  const survival = { time: data.time!, status: data.status!, ...entry, ...strata };
  const rows = completeModelRows(Object.values(survival), data, terms, factors);
  return {
    data: survivalData(survival, rows),
    terms: termsOf(data, terms, factors, rows),
    settings: { ...(ties && { ties }), ...(strata && { strata: coded(strata.strata, rows).codes }) },
  };
}

export const survivalAdapters: Readonly<Record<string, Adapter>> = {
  km: adapter((input: SurvivalInput, options: KaplanMeierVector) => {
    const rows = survivalRows(input);
    const data = survivalData(input, rows);
    const { eval_times: at, rmst_tau: tau } = options;
    const settings = { ...confidence(options), ...(at && { at }), ...(tau !== undefined && { tau }) };
    if (!input.group) return curve((confType) => kaplanMeier(data, { ...settings, confType }), options);
    const { levels, codes } = coded(input.group, rows, input.levels);
    const present = kaplanMeierByGroup(data, codes, levels, settings).map(({ group }) => group);
    const of = (group: string) => (confType: CurveInterval) =>
      kaplanMeierByGroup(data, codes, levels, { ...settings, confType }).find((row) => row.group === group)!;
    return { by_group: Object.fromEntries(present.map((group) => [group, curve(of(group), options)])) };
  }),
  logrank: adapter((input: SurvivalInput, { rho }: { rho?: number }) => {
    const rows = survivalRows(input);
    const { levels, codes } = coded(input.group!, rows, input.levels);
    const strata = input.strata && { strata: coded(input.strata, rows).codes };
    const test = logRank(survivalData(input, rows), codes, levels, { ...(rho !== undefined && { rho }), ...strata });
    const parts = { groups: "group", n: "n", observed: "observed", expected: "expected" } as const;
    return { ...test, ...columnsOf(test.rows, parts) };
  }),
  cox: adapter((input: CoxInput, options: LevelOptions & { ties?: Ties }) => {
    const { data, terms, settings } = coxData(input, options);
    const fit = coxRegression(data, terms, { ...confidence(options), ...settings });
    const parts = { ...COEFFICIENT, z: "z", hr: "hr", hr_low: "hr_low", hr_high: "hr_high" } as const;
    return { ...fit, names: coefficientNames(fit.rows), ...columnsOf(fit.rows, parts) };
  }),
  proportional_hazards: adapter((input: CoxInput, options: { ties: Ties; scale: TimeScale }) => {
    const { data, terms, settings } = coxData(input, options);
    const { rows, ...all } = proportionalHazards(data, terms, { ...settings, scale: options.scale });
    return { ...all, ...columnsOf(rows, { term_chisq: "chisq", term_df: "df", term_p: "p" }) };
  }),
  rate_ratio: adapter(({ x, time }: { x: [number, number]; time: [number, number] }, options: LevelOptions) =>
    rateRatio({ events: x[0], time: time[0] }, { events: x[1], time: time[1] }, confidence(options)),
  ),
  cuminc: adapter((input: SurvivalInput, options: KaplanMeierVector) => {
    const rows = survivalRows(input);
    const data = survivalData(input, rows);
    const { eval_times: at } = options;
    const settings = { ...confidence(options), ...(at && { at }) };
    if (!input.group) return incidence((more) => cumulativeIncidence(data, { ...settings, ...more }));
    const { levels, codes } = coded(input.group, rows, input.levels);
    const present = cumulativeIncidenceByGroup(data, codes, levels).map(({ group }) => group);
    const of = (group: string) => (more: CumulativeIncidenceOptions) =>
      cumulativeIncidenceByGroup(data, codes, levels, { ...settings, ...more }).find((row) => row.group === group)!;
    return {
      by_group: Object.fromEntries(present.map((group) => [group, incidence(of(group))])),
      ...(!input.entry && { gray_test: gray(data, codes, levels) }),
    };
  }),
};

/** Both standard errors and both kinds of interval, as one vector. */
function incidence(of: (options: CumulativeIncidenceOptions) => CumulativeIncidence): object {
  const delta = of({});
  const [one, two] = [1, 2].map((cause) => delta.rows.filter((row) => row.cause === cause));
  const jackknife = of({ error: "jackknife" });
  const errors = (fit: CumulativeIncidence, cause: number): number[] =>
    fit.rows.filter((row) => row.cause === cause).map(({ std_err }) => std_err);
  const limits = (confType: CurveInterval): object =>
    columnsOf(
      of({ error: "jackknife", confType }).rows.filter(({ cause }) => cause === 1),
      LIMITS,
    );
  return {
    n: delta.n,
    events_1: delta.events[0],
    events_2: delta.events[1],
    ...columnsOf(one!, { time: "time", n_risk: "n_risk", event_free: "event_free", cif_1: "cif" }),
    ...columnsOf(two!, { cif_2: "cif" }),
    se_1_survfit_ij: errors(jackknife, 1),
    se_2_survfit_ij: errors(jackknife, 2),
    se_1_delta: errors(delta, 1),
    se_2_delta: errors(delta, 2),
    cif_1_log_ij: limits("log"),
    cif_1_log_log_ij: limits("log-log"),
  };
}

function gray(data: SurvivalData, codes: Int32Array, levels: readonly string[]): object {
  const { rows } = grayTest(data, codes, levels);
  return { ...columnsOf(rows, { stat: "stat", df: "df", p: "p" }), cause: rows.map(({ cause }) => String(cause)) };
}
