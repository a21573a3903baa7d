import { describe, expect, test } from "vitest";
import { drawScatter, type ScatterOptions, type ScatterPoint } from "../../src/figures/index.js";
import { assays, concentrations, format, generator, permuted } from "./cohort.js";
import { expectGolden, expectSound } from "./inspect.js";
import { drawn, faultsOf, faultsWithHints } from "./study.js";

const groups = [
  { label: "Anti-MAG positive", slot: 3 },
  { label: "Anti-MAG negative", slot: 0 },
];
const normal = generator(99);
const scores = [
  { label: "INCAT-ODSS at 3 years", score: () => Math.min(12, Math.max(0, Math.round(3.5 + 2 * normal()))) },
  { label: "2-year change in INCAT-ODSS", score: () => Math.round(0.3 + 1.3 * normal()) },
];

function pointsOf(count: number, assay: (typeof assays)[number], seed: number, score: () => number): ScatterPoint[] {
  return concentrations(count, assay, seed).map((value) => ({
    x: value < assay.limit ? `<${assay.limit}` : value,
    y: score(),
  }));
}

const options: ScatterOptions = {
  id: "fig-severity",
  title: "Severity and progression against IL-6, IL-10 and BAFF",
  groups,
  format,
  panels: scores.flatMap(({ label, score }) =>
    [assays[3], assays[5], assays[9]].map((assay, index) => ({
      x: { label: assay.label, unit: "pg/mL", scale: "log" as const },
      y: { label, unit: "points" },
      text: "rho = 0.12 (\u22120.10 to 0.33), n = 70",
      points: [pointsOf(40, assay, 7 + index, score), pointsOf(32, assay, 17 + index, score)],
    })),
  ),
};

const classes: ScatterOptions = {
  ...options,
  panels: options.panels.slice(0, 3).map(({ points: _, ...panel }) => ({
    ...panel,
    classes: [
      { label: "0 to 1", y: 0, n: "n = 12", median: "<0.5", q1: "<0.5", q3: 1.4 },
      { label: "2 to 3", y: 1, n: "n = 30", median: 1.1, q1: "<0.5", q3: 1.9 },
      { label: "4 to 6", y: 2, n: "n = 25", median: 1.3, q1: 0.7, q3: 2.4 },
      { label: "7 to 12", y: 3, n: "n < 5", median: null, q1: null, q3: null },
    ],
  })),
};

describe("scatter", () => {
  test("draws scores against concentrations, in two groups", async () => {
    const drawing = await drawScatter(options);
    expectSound("fig-severity", drawing);
    expectGolden("scatter", drawing);
    for (const { label } of groups) expect(drawing.alt).toContain(label);
    expect(drawing.alt).toContain("2-year change in INCAT-ODSS (points) against BAFF (pg/mL): rho = 0.12");
    expect(drawing.data.rows).toHaveLength(6 * 72);
  });

  test("gives the same bytes when rows are permuted", async () => {
    const panels = options.panels.map((panel) => ({ ...panel, points: panel.points!.map(permuted) }));
    expect(await drawScatter({ ...options, panels })).toEqual(await drawScatter(options));
  });

  test("draws summaries by class where points may not be shown", async () => {
    const drawing = await drawScatter(classes);
    const root = expectSound("fig-severity", drawing);
    expectGolden("scatter-classes", drawing);
    expect(root.textContent).toContain("not shown");
    expect(drawing.alt).toContain("0 to 1: median <0.5 (n = 12)");
    expect(drawing.data.rows.every((row) => row[5] !== "point")).toBe(true);
  });

  test("shows the text alone where neither points nor summaries may be shown", async () => {
    const panels = options.panels.slice(0, 2).map(({ points: _, ...panel }) => panel);
    const drawing = await drawScatter({ ...options, panels });
    const root = expectSound("fig-severity", drawing);
    expect(root.textContent).toContain("values not shown");
    expect(drawing.alt).toContain("rho = 0.12");
    expect(drawing.data.rows).toEqual([]);
  });

  test("counts participants in cells where there are too many for points", async () => {
    const panel = options.panels[0]!;
    const many = pointsOf(4001, assays[3], 3, () => 10 * normal());
    const drawing = await drawScatter({ ...options, groups: [groups[0]!], panels: [{ ...panel, points: [many] }] });
    expectSound("fig-severity", drawing);
    const total = drawing.data.rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(total).toBe(4001);
    const other = await drawScatter({
      ...options,
      groups: [groups[0]!],
      panels: [{ ...panel, points: [permuted(many)] }],
    });
    expect(other).toEqual(drawing);
  });

  test("names the figure in what is wrong", async () => {
    const panel = options.panels[0]!;
    const broken: [ScatterOptions, string][] = [
      [{ ...options, panels: [] }, "figure fig-severity: no panels"],
      [
        { ...options, panels: [{ ...panel, points: [] }] },
        "figure fig-severity: INCAT-ODSS at 3 years against IL-6 has points of 0 groups, not of 2",
      ],
      [
        { ...options, panels: [{ ...panel, points: [[], []] }] },
        "figure fig-severity: INCAT-ODSS at 3 years against IL-6 has no points",
      ],
      [
        { ...options, panels: [{ ...panel, points: [[{ x: -1, y: 0 }], []] }] },
        "figure fig-severity: IL-6: no place on a logarithmic axis for -1",
      ],
    ];
    for (const [each, message] of broken) await expect(drawScatter(each)).rejects.toThrow(message);
  });
});

const figure = (more: string) => `figures:
  lines: { kind: scatter, title: Lines, x: [age, before], y: [weight], in: case, ${more} }
`;

describe("scatter, with a fitted line", () => {
  test("draws the line and its band from the ledger's rows", async () => {
    const { draw, ledger, plan } = drawn(figure("fit: linear"));
    const drawing = await draw("lines");
    expectSound("lines", drawing);
    expectGolden("scatter-fit", drawing);
    const entry = ledger.entry(plan.figures[0]!.draws["age.weight.fit"]!)!;
    const rows = entry.rows!.filter((row) => "at" in row);
    expect(rows).toHaveLength(25);
    const shown = drawing.data.rows.filter((row) => row[0] === "age" && row[5] === "fit");
    expect(shown.map((row) => [row[6], row[7]])).toEqual(rows.map(({ at, fitted }) => [at, fitted]));
    expect(drawing.alt).toContain("slope ");
  });

  test("draws the line alone, within the central values, where participants may not be shown", async () => {
    const { draw, ledger, plan } = drawn(figure("fit: linear"), { publish: false });
    const drawing = await draw("lines");
    expectSound("lines", drawing);
    expect(drawing.data.rows.every((row) => String(row[5]).startsWith("fit"))).toBe(true);
    expect(ledger.entry(plan.figures[0]!.draws["age.weight.fit"]!)!.declaration.fitted).toBe("central");
  });

  test("is a line where points may not be shown, and a fault where there can be none", async () => {
    const line = await drawn(figure("scale: linear"), { publish: false }).draw("lines");
    expect(line).toEqual(await drawn(figure("fit: linear, scale: linear"), { publish: false }).draw("lines"));
    for (const [more, hint] of [
      ["fit: none", /fit: linear; or/],
      ["scale: log", /define the logarithm/],
    ] as const) {
      const [fault, ...others] = faultsWithHints(figure(more), { publish: false });
      expect(fault?.rule).toBe("points-not-public");
      expect(fault?.hint).toMatch(hint);
      expect(others).toEqual([]);
      expect(faultsOf(figure(more))).toEqual([]);
    }
    const censored = figure("").replace("x: [age, before]", "x: [il6]");
    expect(faultsWithHints(censored, { publish: false })[0]?.hint).toMatch(/below: for il6/);
    const counted = figure("below: half").replace("x: [age, before]", "x: [il6]");
    expect((await drawn(counted, { publish: false }).draw("lines")).data.rows.length).toBeGreaterThan(0);
  });

  test("has no straight line on a logarithmic axis", () => {
    expect(faultsOf(figure("fit: linear, scale: log"))[0]).toMatch(/^keys-exclude/);
  });
});
