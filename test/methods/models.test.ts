/** Regressions and survival on a real cohort, from the text of a plan to R's published numbers and to R itself. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Entry, EntryRow } from "../../src/ledger/entry.js";
import { hasR, testWithR } from "../audit/rscript.js";
import { disagreements, type Vector } from "../statistics/agreement.js";
import { evaluated, inR } from "./mgus2.js";

const DEFINITIONS = `definitions:
  progressed: { value: pstat == 1, label: Progression }
  died: { value: death == 1, label: Death }
  died-first: { value: pstat == 0 and death == 1, label: Death without progression }
  anaemia: { value: hgb < 12, label: Anaemia }
  log-creat: { value: "log(creat)", label: Logarithm of creatinine }
  born: { value: 12 * dxyr - 12 * age, label: Month of birth }
  entry: { value: 12 * age, label: Age at diagnosis, unit: months }
  exit: { value: 12 * age + futime, label: Age at the end of follow-up, unit: months }
  exit-progression: { value: 12 * age + ptime, label: Age at progression or the end of follow-up, unit: months }
  era: { value: 'if(dxyr < 1900, "never", if(dxyr < 1975, "early", if(dxyr < 1985, "middle", "late")))', label: Era }
  double-age: { value: 2 * age, label: Twice the age }
  survived: { value: death == 0, label: Survival }
  constant: { value: 0 * age + 7, label: A constant }
  impossible: { value: death == 1 and futime > 1000, label: An event that nobody had }
subsets:
  low: { where: mspike <= 0.5, label: M protein up to 0.5 g/dl }
  high: { where: mspike > 1.5, label: M protein above 1.5 g/dl }
  fifty: age >= 50
  sixty: age >= 60
  two: id <= 2
  nobody: age > 200
  early-years: dxyr < 1975
`;

const EVAL = "at: [12, 60, 120, 180, 240, 300, 360]";
const COMPETING = "event: pstat == 1, competing: pstat == 0 and death == 1";

/** By reference vector: the statistic that gives it. */
const STATISTICS: Readonly<Record<string, string>> = {
  "mgus2-17": `{ method: kaplan-meier, time: ptime, event: progressed, ${EVAL} }`,
  "mgus2-18": `{ method: cumulative-incidence, time: ptime, ${COMPETING}, ${EVAL} }`,
  "mgus2-19": `{ method: cumulative-incidence, time: ptime, ${COMPETING}, across: [F, M], ${EVAL} }`,
  "mgus2-20": `{ method: kaplan-meier, time: futime, event: death == 1, ${EVAL}, rmst: 240 }`,
  "mgus2-21": `{ method: kaplan-meier, time: futime, event: died, across: [F, M], ${EVAL} }`,
  "mgus2-22": "{ method: kaplan-meier, time: futime, event: death == 0, at: [120, 240] }",
  "mgus2-23": "{ method: log-rank, time: futime, event: died, across: [F, M] }",
  "mgus2-24": "{ method: log-rank, time: ptime, event: progressed, across: [F, M] }",
  "mgus2-25": "{ method: log-rank, time: futime, event: died, across: [F, M], rho: 1 }",
  "mgus2-26": "{ method: cox-regression, time: ptime, event: progressed, on: [mspike] }",
  "mgus2-27": "{ method: cox-regression, time: ptime, event: progressed, on: [mspike, age, sex, hgb, creat] }",
  "mgus2-28": "{ method: cox-regression, time: futime, event: died, on: [age, sex, hgb, creat, mspike] }",
  "mgus2-29": "{ method: cox-regression, time: futime, event: died, on: [age, sex], ties: breslow }",
  "mgus2-30": "{ method: cox-regression, time: futime, event: died, on: [age, hgb], strata: sex }",
  "mgus2-31": "{ method: kaplan-meier, time: exit, entry: entry, event: died, in: fifty, at: [720, 840, 960, 1080] }",
  "mgus2-32": "{ method: cox-regression, time: exit, entry: entry, event: died, on: [sex, hgb] }",
  "mgus2-33": `{ method: cumulative-incidence, time: exit-progression, entry: entry, ${COMPETING}, in: sixty, at: [780, 840, 960, 1080] }`,
  "mgus2-52": "{ method: logistic-regression, of: pstat == 1, on: [mspike, age, sex] }",
  "mgus2-53": "{ method: poisson-regression, of: progressed, on: [sex, age], exposure: ptime }",
  "mgus2-54": "{ method: linear-regression, of: hgb, on: [age, sex, log-creat] }",
  "mgus2-55": "{ method: kaplan-meier, time: ptime, event: progressed, in: low, at: [120, 240] }",
  "mgus2-56": "{ method: kaplan-meier, time: ptime, event: progressed, in: high, at: [120, 240] }",
};

const vectors: readonly Vector[] = JSON.parse(readFileSync("test/reference/mgus2.json", "utf8"));
const models = new Set(["km", "cuminc", "logrank", "cox", "glm_logistic", "glm_poisson", "lm"]);
const list = (statistics: Readonly<Record<string, string>>): string =>
  `statistics:\n${Object.entries(statistics)
    .map(([id, text]) => `  ${id}: ${text}\n`)
    .join("")}`;

const column = (rows: readonly EntryRow[], part: string) => rows.map((row) => row[part] ?? null);

/** The fields of a vector from a statistic's parts and rows. */
const FIELDS: Readonly<Record<string, (entry: Entry, group?: string) => object>> = {
  km: ({ result, rows = [], participants }, group) => {
    const of = group === undefined ? result : rows.find((row) => row.group === group && !("time" in row))!;
    const points = rows.filter((row) => "time" in row && (group === undefined || row.group === group));
    const names = ["q1", "median", "q3"];
    const quantiles = (limit: string) => names.map((name) => of[`${name}${limit}`]);
    return {
      n: of.n ?? participants.n,
      events: of.n_events,
      quantiles_log: { quantile: quantiles(""), lower: quantiles("_low"), upper: quantiles("_high") },
      ...("rmst" in of && { rmst: of.rmst, rmst_se: of.rmst_se }),
      at: {
        ...Object.fromEntries(["time", "n_risk", "surv", "std_err"].map((part) => [part, column(points, part)])),
        lower_log: column(points, "conf_low"),
        upper_log: column(points, "conf_high"),
      },
    };
  },
  cuminc: ({ result, rows = [], participants, declaration }, group) => {
    const of = group === undefined ? result : rows.find((row) => row.group === group && !("time" in row))!;
    const points = rows.filter((row) => "time" in row && (group === undefined || row.group === group));
    return {
      n: of.n ?? participants.n,
      events_1: of.n_events,
      events_2: of.n_competing,
      time: column(points, "time"),
      n_risk: column(points, "n_risk"),
      event_free: column(points, "event_free"),
      cif_1: column(points, "cif"),
      cif_2: column(points, "cif_competing"),
      se_1_delta: column(points, "std_err"),
      // The vectors' intervals rest on the jackknife, which differs with delayed entry.
      ...(declaration.entry === undefined && {
        cif_1_log_ij: { lower: column(points, "conf_low"), upper: column(points, "conf_high") },
      }),
    };
  },
  logrank: ({ result: { chisq, df, p }, rows = [] }) => ({
    groups: column(rows, "group"),
    ...Object.fromEntries(["n", "observed", "expected"].map((part) => [part, column(rows, part)])),
    chisq,
    df,
    p,
  }),
  cox: ({ result, rows = [], participants }) => ({
    ...result,
    n: participants.n,
    events: result.n_events,
    lr_p: result.p,
    ...coefficients(rows, ["hr", "hr_low", "hr_high"]),
  }),
  glm_logistic: ({ result, rows = [], participants }) => ({
    ...result,
    n: participants.n,
    lr_p: result.p,
    ...coefficients(rows, ["conf_low", "conf_high", "or", "or_low", "or_high"]),
  }),
  glm_poisson: ({ result, rows = [], participants }) => ({
    ...result,
    n: participants.n,
    lr_p: result.p,
    ...coefficients(rows, ["conf_low", "conf_high", "irr", "irr_low", "irr_high"]),
  }),
  lm: ({ result, rows = [], participants }) => {
    const tests = rows.filter(({ df }) => df !== null);
    const { estimate, se, t, p, conf_low, conf_high, term, level } = Object.fromEntries(
      ["estimate", "se", "t", "p", "conf_low", "conf_high", "term", "level"].map((part) => [
        part,
        column(
          rows.filter((row) => row.estimate !== null),
          part,
        ),
      ]),
    );
    return {
      ...result,
      n: participants.n,
      f_p: result.p,
      ...{ estimate, se, t, p, conf_low, conf_high, level },
      term: term?.map((name) => (name === "log-creat" ? "lcreat" : name)),
      anova_sequential: {
        df: [...column(tests, "df"), result.df_residual],
        ss: [...column(tests, "ss"), Number(result.sigma) * Number(result.sigma) * Number(result.df_residual)],
        f: [...column(tests, "f"), null],
        p: [...column(tests, "f_p"), null],
      },
    };
  },
};

function coefficients(rows: readonly EntryRow[], more: readonly string[]): object {
  return Object.fromEntries(
    ["term", "level", "estimate", "se", "z", "p", ...more].map((part) => [part, column(rows, part)]),
  );
}

/** Of the expected fields those that the plan gives: full curves and other scales of intervals are the engine's. */
function shared(expected: Record<string, unknown>, actual: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).flatMap(([key, value]) => {
      if (!(key in actual)) return [];
      const inner = (actual as Record<string, unknown>)[key];
      const nested = value !== null && typeof value === "object" && !Array.isArray(value);
      return [[key, nested ? shared(value as Record<string, unknown>, inner as object) : value]];
    }),
  );
}

describe("R's numbers on mgus2", () => {
  const study = evaluated(DEFINITIONS + list(STATISTICS));

  test("every vector of a model has its statistic", () => {
    const wanted = vectors.filter(({ method }) => models.has(method)).map(({ id }) => id);
    expect(Object.keys(STATISTICS)).toEqual(wanted);
  });

  test.each(Object.keys(STATISTICS))("%s", (id) => {
    const vector = vectors.find((one) => one.id === id)!;
    const entry = study.ledger.entry(id)!;
    expect(entry.refusal).toBeUndefined();
    const of = FIELDS[vector.method]!;
    const groups = vector.expected.by_group as Record<string, Record<string, unknown>> | undefined;
    const compared = groups
      ? Object.entries(groups).map(([group, expected]) => ({ expected, actual: of(entry, group) }))
      : [{ expected: vector.expected, actual: of(entry) }];
    for (const { expected, actual } of compared) {
      const fields = shared(expected, actual);
      expect(Object.keys(fields).length).toBeGreaterThan(3);
      expect(disagreements({ ...vector, expected: fields }, actual)).toEqual([]);
    }
  });

  test("Gray's test of both events", () => {
    const { chisq, df, p, competing_chisq, competing_p } = study.ledger.entry("mgus2-19")!.result;
    const vector = vectors.find(({ id }) => id === "mgus2-19")!;
    const actual = { gray_test: { stat: [chisq, competing_chisq], df: [df, df], p: [p, competing_p] } };
    const expected = shared(vector.expected, actual);
    expect(Object.keys(expected.gray_test as object).length).toBeGreaterThan(1);
    expect(disagreements({ ...vector, expected }, actual)).toEqual([]);
  });

  testWithR("the plan's own R gives the same, in base R alone", () => {
    const run = inR(study);
    expect(run.lines.join("\n")).toMatch(/^22 of 22 statistics agree with R/);
    expect(run.status).toBe(0);
  });
});

/** Every option that the vectors leave alone. */
const MORE: Readonly<Record<string, string>> = {
  "log-log":
    "{ method: kaplan-meier, time: futime, event: died, conf_type: log-log, at: [0, 0.5, 12, 12], curve: true }",
  plain: "{ method: kaplan-meier, time: futime, event: died, across: [M, F], conf_type: plain, curve: true, rmst: 60 }",
  late: "{ method: kaplan-meier, time: exit, entry: entry, event: died, in: fifty, rmst: 1000, conf_level: 0.9 }",
  stratified: "{ method: log-rank, time: futime, event: died, across: [F, M], strata: era, rho: 0.5 }",
  three: "{ method: log-rank, time: futime, event: died, across: [low, high, early-low], strata: anaemia }",
  codes: "{ method: cox-regression, time: futime, event: died, on: [era, anaemia, age], reference: { era: late } }",
  never: "{ method: cox-regression, time: futime, event: died, on: [age, era, double-age], strata: anaemia }",
  breslow:
    "{ method: cox-regression, time: exit, entry: entry, event: died, on: [era, hgb], strata: sex, ties: breslow }",
  logistic:
    "{ method: logistic-regression, of: died, on: [anaemia, era, double-age, age], reference: { era: middle } }",
  unexposed: "{ method: poisson-regression, of: dxyr, on: [era, constant, sex], conf_level: 0.99 }",
  linear: "{ method: linear-regression, of: hgb, on: [era, age, double-age, anaemia, sex], reference: { sex: M } }",
  codeless: "{ method: linear-regression, of: born, on: [era, age], in: sixty }",
  curves: `{ method: cumulative-incidence, time: ptime, ${COMPETING}, across: [F, M], curve: true, conf_type: log-log }`,
  one: `{ method: cumulative-incidence, time: ptime, event: progressed, competing: died-first, curve: true, conf_type: plain, at: [1, 500] }`,
  entered: `{ method: cumulative-incidence, time: exit-progression, entry: entry, ${COMPETING}, across: [F, M], at: [900] }`,
};
const THREE = "  early-low: { where: mspike > 0.5 and mspike <= 1.5, label: In between }\n";

test("options that the vectors leave alone are R's too", () => {
  const study = evaluated(DEFINITIONS + THREE + list(MORE));
  expect(study.ledger.entries.filter(({ refusal }) => refusal !== undefined)).toEqual([]);
  if (!hasR) return;
  const count = Object.keys(MORE).length;
  expect(inR(study).lines).toEqual([expect.stringMatching(`^${count} of ${count} statistics agree with R`)]);
});

test("a coefficient that is 0 is 0, not what rounding leaves", () => {
  const cells = ["0.1", "0.2", "0.7"].flatMap((creat, k) =>
    ["F", "M"].flatMap((sex) =>
      [0, 1].map((status) => `50,${sex},1980,12,${creat},1,${3 + k},${status},${3 + k},${status}`),
    ),
  );
  const csv = `id,age,sex,dxyr,hgb,creat,mspike,ptime,pstat,futime,death\n${cells.map((row, i) => `${i + 1},${row}\n`).join("")}`;
  const study = evaluated(
    list({
      logistic: "{ method: logistic-regression, of: death == 1, on: [sex, creat] }",
      linear: "{ method: linear-regression, of: creat, on: [sex] }",
      cox: "{ method: cox-regression, time: futime, event: death == 1, on: [sex] }",
    }),
    csv,
  );
  for (const [id, statistic] of [
    ["logistic", "z"],
    ["linear", "t"],
    ["cox", "z"],
  ] as const)
    expect(study.ledger.entry(id)!.rows!.find(({ level }) => level === "M")).toMatchObject({
      estimate: 0,
      [statistic]: 0,
      p: 1,
    });
  if (hasR) expect(inR(study, csv).lines).toEqual([expect.stringMatching(/^3 of 3 statistics agree with R/)]);
});

/** What has no result, and why. */
const HOPELESS: Readonly<Record<string, readonly [declaration: string, reason: string]>> = {
  "km-no-event": ["{ method: kaplan-meier, time: futime, event: impossible }", "needs at least 1 event, found 0"],
  "km-time": ["{ method: kaplan-meier, time: shifted, event: died }", "needs finite times of 0 or more, found -99"],
  "km-entry": [
    "{ method: kaplan-meier, time: entry, entry: exit, event: died }",
    "needs entry before the end of follow-up, found entry 438, end 288",
  ],
  "km-at": ["{ method: kaplan-meier, time: futime, event: died, at: [-1] }", "needs times of 0 or more, found -1"],
  "km-group": [
    "{ method: kaplan-meier, time: futime, event: died, across: [F, nobody] }",
    "needs participants in every group, found none in nobody",
  ],
  "logrank-no-event": [
    "{ method: log-rank, time: futime, event: impossible, across: [F, M] }",
    "needs at least 1 event, found 0",
  ],
  "logrank-group": [
    "{ method: log-rank, time: futime, event: died, across: [F, nobody] }",
    "needs participants in every group, found none in nobody",
  ],
  "cox-no-event": [
    "{ method: cox-regression, time: futime, event: impossible, on: [age] }",
    "needs at least 1 event, found 0",
  ],
  "cox-separated": [
    "{ method: cox-regression, time: futime, event: died, on: [age, survived] }",
    "the maximum-likelihood estimate does not exist: a hazard ratio would be 0 or infinite along survived",
  ],
  "cox-constant": [
    "{ method: cox-regression, time: futime, event: died, on: [constant] }",
    "needs a covariate that varies among those at risk at an event, found none",
  ],
  "cox-itself": [
    "{ method: cox-regression, time: futime, event: died, on: [died, age] }",
    "needs covariates other than the outcome, found died",
  ],
  "logistic-separated": [
    "{ method: logistic-regression, of: age > 60, on: [sex, age] }",
    "the maximum-likelihood estimate does not exist: complete or quasi-complete separation along age",
  ],
  "logistic-alike": [
    "{ method: logistic-regression, of: impossible, on: [age] }",
    "the maximum-likelihood estimate does not exist: all 1384 outcomes are 0",
  ],
  "logistic-few": [
    "{ method: logistic-regression, of: died, on: [age, hgb], in: two }",
    "needs at least as many complete rows as coefficients (3), found 2",
  ],
  "logistic-one-code": [
    "{ method: logistic-regression, of: died, on: [sex], in: F }",
    "needs at least 2 levels of sex, found 1",
  ],
  "logistic-reference": [
    "{ method: logistic-regression, of: died, on: [era], reference: { era: late }, in: early-years }",
    "needs participants with the reference of era (late), found none",
  ],
  "poisson-separated": [
    "{ method: poisson-regression, of: progressed, on: [never-progressed, age] }",
    "the maximum-likelihood estimate does not exist: complete or quasi-complete separation along never-progressed",
  ],
  "poisson-exposure": [
    "{ method: poisson-regression, of: progressed, on: [age], exposure: shifted }",
    "needs exposures above 0, found -99",
  ],
  "poisson-counts": [
    "{ method: poisson-regression, of: creat, on: [age] }",
    "needs whole counts of 0 or more, found 0.4",
  ],
  "linear-exact": [
    "{ method: linear-regression, of: double-age, on: [age, hgb] }",
    "needs residual variance, found an exact fit",
  ],
  "linear-constant": [
    "{ method: linear-regression, of: constant, on: [age] }",
    "needs an outcome that varies, found all equal",
  ],
  "linear-no-covariate": [
    "{ method: linear-regression, of: hgb, on: [constant] }",
    "needs a covariate that varies, found none",
  ],
  "linear-few": [
    "{ method: linear-regression, of: age, on: [hgb], in: two }",
    "needs more rows than coefficients, found 2 of both",
  ],
  "cif-both": [
    "{ method: cumulative-incidence, time: ptime, event: progressed, competing: died }",
    "needs one event of each participant, found 103 with both the event and the competing one",
  ],
  "cif-none": [
    "{ method: cumulative-incidence, time: ptime, event: impossible, competing: died }",
    "needs at least 1 event of interest, found 0",
  ],
};

describe("what has no result", () => {
  const more = DEFINITIONS.replace(
    "subsets:",
    "  shifted: { value: futime - 100, label: A time below 0 }\n  never-progressed: { value: pstat == 0, label: No progression }\nsubsets:",
  );
  const study = evaluated(
    more + list(Object.fromEntries(Object.entries(HOPELESS).map(([id, [declaration]]) => [id, declaration]))),
  );

  test.each(Object.entries(HOPELESS))("%s is refused with the reason", (id, [, reason]) => {
    expect(study.ledger.entry(id)!.refusal).toBe(reason);
    expect(study.ledger.entry(id)!.rows).toBeUndefined();
  });

  testWithR("R refuses it too", () => {
    const count = Object.keys(HOPELESS).length;
    const said = `${count} of ${count} statistics agree with R`;
    expect(inR(study).lines).toEqual([
      expect.stringMatching(`^${said}.*\\(${count} of them not available in either\\)$`),
    ]);
  });
});
