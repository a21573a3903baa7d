import { describe, expect, test } from "vitest";
import { type CurvePoint, drawSurvival, type SurvivalOptions } from "../../src/figures/index.js";
import { spread } from "../../src/figures/spread.js";
import { valueAt } from "../../src/figures/survival-data.js";
import { expectGolden, expectSound } from "./inspect.js";
import { drawn, faultsOf } from "./study.js";

/** A curve that falls by `fall` at each of the times 1, 3, 5, ..., somebody being censored at every third. */
function falling(fall: number, count: number, atRisk: number): CurvePoint[] {
  const points: CurvePoint[] = [{ time: 0, atRisk, estimate: 1, low: 1, high: 1, censored: 0 }];
  for (let k = 1; k <= count; k++) {
    const estimate = 1 - fall * k;
    const half = 0.02 * Math.sqrt(k);
    const limits = { low: Math.max(0, estimate - half), high: Math.min(1, estimate + half) };
    points.push({ time: 2 * k - 1, atRisk: atRisk - 3 * k, estimate, ...limits, censored: k % 3 === 0 ? 1 : 0 });
  }
  return points;
}

const options: SurvivalOptions = {
  id: "fig-survival",
  title: "Survival",
  times: [0, 12, 24, 36],
  timeLabel: "Time since diagnosis (months)",
  axisLabel: "Survival without progression to a malignancy",
  texts: ["log-rank \u03c7\u00b2\u00a0=\u00a04.12, df\u00a0=\u00a01, p\u00a0=\u00a00.04"],
  band: "95% confidence interval",
  median: true,
  share: (value) => `${Math.round(value * 100)}%`,
  curves: [
    {
      label: "Women",
      slot: 0,
      points: falling(0.03, 18, 80),
      atRisk: ["80", "62", "44", "26"],
      median: 33,
      medianText: "33 (30 to not reached)",
      statistic: "alive",
    },
    {
      label: "Men with a label of some length",
      slot: 1,
      points: falling(0.045, 18, 90),
      atRisk: ["90", "72", "54", "36"],
      median: 23,
      medianText: "23 (19 to 29)",
      statistic: "alive",
    },
    {
      label: "Unknown",
      slot: 2,
      points: falling(0.029, 10, 34),
      atRisk: ["34", "16", "", ""],
      median: null,
      medianText: "not reached",
      statistic: "alive",
    },
  ],
};

describe("survival", () => {
  test("draws curves with bands, censoring, medians and the numbers at risk", async () => {
    const drawing = await drawSurvival(options);
    const root = expectSound("fig-survival", drawing);
    expectGolden("survival", drawing);
    expect(root.textContent).toContain("At risk");
    expect(drawing.alt).toContain(
      "Women, median 33 (30 to not reached): 100% at 0 (80 at risk); 82% at 12 (62 at risk)",
    );
    expect(drawing.data.rows).toHaveLength(19 + 19 + 11);
  });

  test("stays whole on narrow paper", async () => {
    const drawing = await drawSurvival({ ...options, width: 420 });
    expectSound("fig-survival", drawing);
    expectGolden("survival-narrow", drawing);
    expect(drawing.width).toBe(420);
  });

  test("names the figure in what is wrong", async () => {
    const [first] = options.curves;
    const broken: [Partial<SurvivalOptions>, string][] = [
      [{ curves: [] }, "figure fig-survival: no curves"],
      [{ times: [0] }, "figure fig-survival: needs two times at least on its axis"],
      [{ curves: [{ ...first!, points: [] }] }, "figure fig-survival: Women: no point of the curve may be drawn"],
      [{ top: 0.5 }, "figure fig-survival: Women: the curve rises above the axis, which ends at 0.5"],
      [{ width: 150 }, "figure fig-survival: needs more room than 150 px for its labels"],
      [
        { curves: [{ ...first!, points: falling(0.0001, 5000, 99_999) }] },
        "figure fig-survival: Women: the curve has 5001 steps; declare steps: false, which draws it at fixed times",
      ],
    ];
    for (const [each, message] of broken) await expect(drawSurvival({ ...options, ...each })).rejects.toThrow(message);
  });

  test("reads a curve between its steps, and not beyond its end", () => {
    const points = falling(0.1, 3, 20);
    expect(valueAt(points, 2)?.estimate).toBeCloseTo(0.9, 12);
    expect(valueAt(points, 5.01)).toBeUndefined();
  });

  test("moves labels apart, within their room", () => {
    expect(spread([10, 50], 14, [0, 100])).toEqual([10, 50]);
    expect(spread([98, 97, 99], 14, [0, 100])).toEqual([86, 72, 100]);
    expect(spread([0, 0], 14, [0, 100])).toEqual([0, 14]);
  });
});

const statistics = `statistics:
  km: { method: kaplan-meier, time: follow_up, event: event, across: [case, control], rmst: 4 }
  whole: { method: kaplan-meier, time: follow_up, event: event }
  ci: { method: cumulative-incidence, time: follow_up, event: progressed, competing: dead, across: [case, control] }
  test: { method: log-rank, time: follow_up, event: event, across: [case, control] }
  mean: { method: mean, of: age }
`;
const figure = (more: string) => `${statistics}figures:
  curves: { kind: survival, title: Curves, times: [0, 2, 4, 6], ${more} }
`;

describe("survival, of declared statistics", () => {
  test("shows every step and the numbers at risk where participants may be shown", async () => {
    const { draw, ledger, plan } = drawn(figure("of: [km], test: test, median: true"));
    const drawing = await draw("curves");
    expectSound("curves", drawing);
    const entry = ledger.entry(plan.figures[0]!.draws.km!)!;
    expect(entry.declaration).toMatchObject({ at: [0, 2, 4, 6], curve: true, censored: true });
    expect(entry.declaration).not.toHaveProperty("rmst");
    const atRisk = entry.rows!.filter(({ group, time }) => group === "case" && time === 2).map(({ n_risk }) => n_risk);
    expect(drawing.alt).toContain(`at 2 (${atRisk} at risk)`);
    expect(drawing.alt).toContain(ledger.entry("test")!.text.replaceAll(" = ", "\u00a0=\u00a0"));
    // what is drawn is what the ledger holds, at full precision
    const drawnRows = new Set(drawing.data.rows.map((row) => `${row[1]} ${row[4]}`));
    for (const { time, surv, n_risk } of entry.rows!)
      if (typeof time === "number" && Number(n_risk) > 0) expect(drawnRows).toContain(`${time} ${surv}`);
  });

  test("shows no time of an event where participants may not be shown", async () => {
    const { draw, ledger, plan } = drawn(figure("of: [km], least_at_risk: 5"), { publish: false });
    const drawing = await draw("curves");
    expectSound("curves", drawing);
    const { declaration, rows } = ledger.entry(plan.figures[0]!.draws.km!)!;
    expect(declaration).toMatchObject({ curve: false, censored: false, least_at_risk: 5 });
    const times = declaration.at as number[];
    expect(times).toHaveLength(19);
    for (const { time, n_risk } of rows!.filter((row) => "time" in row)) {
      expect(times).toContain(time);
      expect(n_risk).toBeGreaterThanOrEqual(5);
    }
    for (const [, time, , censored] of drawing.data.rows) {
      expect(times).toContain(time);
      expect(censored).toBeNull();
    }
    expect(drawing.svg).toContain("steps are drawn at fixed times");
    expect(drawing.svg).toContain("a curve ends where fewer than 5 are at risk");
  });

  test("turns curves of survival into those of failure, limits with them", async () => {
    const { draw, ledger, plan } = drawn(figure("of: [whole], show: failure"));
    const { data, svg } = await draw("curves");
    const rows = ledger.entry(plan.figures[0]!.draws.whole!)!.rows!;
    for (const [, time, , , estimate, low, high] of data.rows) {
      const row = rows.find((one) => one.time === time)!;
      expect(estimate).toBeCloseTo(1 - Number(row.surv), 12);
      if (row.conf_high !== null) expect(low).toBeCloseTo(1 - Number(row.conf_high), 12);
      if (row.conf_low !== null) expect(high).toBeCloseTo(1 - Number(row.conf_low), 12);
    }
    expect(svg).toContain("Probability of progression or death");
  });

  test("draws incidences, and several statistics in one figure", async () => {
    const { draw } = drawn(figure("of: [ci]"));
    expectSound("curves", await draw("curves"));
    const both = await drawn(figure("of: [whole, ci]")).draw("curves");
    expectSound("curves", both);
    expect(new Set(both.data.rows.map(([curve]) => curve)).size).toBe(3);
  });

  test("faults", () => {
    expect(faultsOf(figure("of: [nothing]"))[0]).toMatch(
      /^statistic-unknown: figure curves: unknown statistic: nothing/,
    );
    expect(faultsOf(figure("of: [mean]"))).toEqual(["figure-of-other-method: figure curves: mean is of mean"]);
    expect(faultsOf(figure("of: [ci], show: failure"))[0]).toMatch(/^keys-exclude/);
    expect(faultsOf(figure("of: [km], steps: true"), { publish: false })[0]).toMatch(/^points-not-public/);
    expect(faultsOf(figure("of: [km]").replace("[0, 2, 4, 6]", "[0, 2, 2]"))[0]).toMatch(/^times-not-ascending/);
  });
});
