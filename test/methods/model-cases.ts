import type { Declaration } from "./study.js";

const followed = { time: "follow_up", event: "event" };
const caused = { time: "follow_up", event: 'outcome == "progressed"', competing: "dead" };
const groups = ["case", "rival", "control"];
const covariates = ["age", "sex", "grade", "heavy"];

/** By method: regressions and survival over the cohort, all choices among them. */
export const MODEL_CASES: Readonly<Record<string, readonly Declaration[]>> = {
  "cox-regression": [
    { ...followed, on: covariates },
    { ...followed, on: ["age", "group"], ties: "breslow", reference: { group: "control" }, in: "all" },
    { ...followed, entry: "entry", on: ["sex", "weight"], strata: "site", conf_level: 0.9 },
    { ...followed, event: "dead", on: ["il6", "sex"], below: "half", strata: "heavy" },
  ],
  "cumulative-incidence": [
    { ...caused, at: [1, 5, 10] },
    { ...caused, across: groups, at: [2, 0, 2], conf_type: "log-log", conf_level: 0.9 },
    { ...caused, across: ["case", "control"], entry: "entry", curve: true, conf_type: "plain" },
    { ...caused, in: "rival", entry: "entry", at: [3], conf_type: "log" },
    { ...caused, across: groups, at: [0, 2, 4, 50], curve: true, least_at_risk: 5 },
  ],
  "kaplan-meier": [
    { ...followed, at: [1, 5, 100] },
    { ...followed, across: groups, at: [5], rmst: 4, conf_type: "log-log" },
    { ...followed, event: "dead", in: "case", curve: true, conf_type: "plain" },
    { ...followed, entry: "entry", in: "control", at: [0.5], rmst: 2.5, conf_level: 0.9 },
    { ...followed, across: groups, at: [0, 2, 4, 50], curve: true, censored: true, least_at_risk: 3 },
    { ...followed, in: "case", censored: true },
  ],
  "linear-regression": [
    { of: "after", on: ["before", "age", "group"] },
    { of: "weight", on: covariates, reference: { grade: "high" }, conf_level: 0.9 },
    { of: "il6", on: ["tnf", "improved"], below: "half", in: "case" },
    { of: "weight", on: ["age"], fitted: "range", in: "case" },
    { of: "after", on: ["before"], fitted: "central", conf_level: 0.9 },
  ],
  "log-rank": [
    { ...followed, across: groups },
    { ...followed, across: ["case", "control"], rho: 1, strata: "site" },
    { ...followed, event: "dead", across: groups, rho: 0.5, strata: "heavy" },
  ],
  "logistic-regression": [
    { of: "improved", on: ["age", "weight"] },
    { of: 'outcome == "died"', on: ["sex", "group", "heavy"], reference: { group: "control" }, conf_level: 0.9 },
    { of: "heavy", on: ["il6", "age"], below: "limit", in: "control" },
  ],
  "proportional-hazards": [
    { ...followed, on: covariates },
    { ...followed, on: ["age", "group"], ties: "breslow", reference: { group: "control" }, scale: "rank" },
    { ...followed, entry: "entry", on: ["sex", "weight"], strata: "site", scale: "identity" },
    { ...followed, event: "dead", on: ["il6", "sex"], below: "half", strata: "heavy", scale: "log" },
  ],
  "rate-ratio": [
    { of: "event", time: "follow_up", between: ["case", "control"] },
    { of: "relapses", time: "follow_up", between: ["rival", "case"], per: 100, conf_level: 0.9 },
  ],
  "poisson-regression": [
    { of: "relapses", on: ["group", "age"] },
    { of: "relapses", on: ["sex", "heavy"], exposure: "follow_up", in: "case" },
    { of: "event", on: ["age", "tnf"], exposure: "follow_up", below: "root2", conf_level: 0.9 },
  ],
};
