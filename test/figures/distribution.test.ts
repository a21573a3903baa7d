import { describe, expect, test } from "vitest";
import { type DistributionOptions, drawDistribution } from "../../src/figures/index.js";
import { type Assay, assays, cellOf, concentrations, format, permuted } from "./cohort.js";
import { expectGolden, expectSound } from "./inspect.js";

const groups = [{ label: "IgM-PNP" }, { label: "MMN" }, { label: "Controls" }];
const sizes = [80, 108, 113];
const whiskers = "whiskers: 5th to 95th percentile";

const panelOf = (assay: Assay, seed: number) => ({
  label: assay.label,
  unit: "pg/mL",
  cells: sizes.map((count, group) =>
    cellOf(
      concentrations(count, assay, seed + 100 * group, assay.label === "IL-6" && group === 0 ? 1.8 : 1),
      assay.limit,
    ),
  ),
});

const cytokines: DistributionOptions = {
  id: "fig-cytokines",
  title: "Eleven cytokines by group",
  groups,
  scale: "log",
  whiskers,
  format,
  panels: assays.map(panelOf),
};

const byStatus: DistributionOptions = {
  id: "fig-anti-mag",
  title: "IL-6 and IL-10 by anti-MAG status",
  groups: [
    { label: "Anti-MAG positive", slot: 3 },
    { label: "Anti-MAG negative", slot: 0 },
    { label: "MMN", slot: 1 },
    { label: "Controls", slot: 2 },
  ],
  scale: "log",
  whiskers,
  format,
  panels: [assays[3], assays[5]].map((assay, index) => ({
    label: assay.label,
    unit: "pg/mL",
    reference: { value: 7, label: "upper reference limit" },
    cells: [44, 36, 107, 113].map((count, group) =>
      cellOf(concentrations(count, assay, 31 + index + 7 * group), assay.limit),
    ),
  })),
};

const withoutPoints = (options: DistributionOptions): DistributionOptions => ({
  ...options,
  panels: options.panels.map((panel) => ({ ...panel, cells: panel.cells.map(({ n, box }) => ({ n, box })) })),
});

const rowsPermuted = (options: DistributionOptions): DistributionOptions => ({
  ...options,
  panels: options.panels.map((panel) => ({
    ...panel,
    cells: panel.cells.map((cell) => ({
      ...cell,
      points: { values: permuted(cell.points!.values), below: permuted(cell.points!.below!) },
    })),
  })),
});

describe("distribution", () => {
  test("draws eleven cytokines by group", async () => {
    const drawing = await drawDistribution(cytokines);
    expectSound("fig-cytokines", drawing);
    expectGolden("cytokines", drawing);
    for (const { label } of [...groups, ...assays]) expect(drawing.alt).toContain(label);
  });

  test("draws a few panels with other groups and a reference value", async () => {
    const drawing = await drawDistribution(byStatus);
    expectSound("fig-anti-mag", drawing);
    expectGolden("anti-mag", drawing);
    for (const { label } of byStatus.groups) expect(drawing.alt).toContain(label);
    expect(drawing.svg).toContain("upper reference limit");
  });

  test("gives the same bytes when rows are permuted", async () => {
    const [drawing, other] = [await drawDistribution(cytokines), await drawDistribution(rowsPermuted(cytokines))];
    expect(other).toEqual(drawing);
  });

  test("draws every participant once, those below the limit hollow, and lists them", async () => {
    const drawing = await drawDistribution({ ...cytokines, panels: cytokines.panels.slice(3, 4) });
    const cells = cytokines.panels[3]!.cells;
    const solid = cells.reduce((sum, { points }) => sum + points!.values.length, 0);
    const hollow = cells.reduce((sum, { points }) => sum + points!.below!.length, 0);
    expect(hollow).toBeGreaterThan(0);
    // The key shows one of each.
    expect(drawing.svg.match(/h0(?=[M"])/g)).toHaveLength(solid + 1);
    expect(drawing.svg.match(/a[\d.]+,[\d.]+ 0 1 0 [\d.]+,0a/g)).toHaveLength(hollow + 1);
    const points = drawing.data.rows.filter((row) => row[4] === "point");
    expect(points).toHaveLength(solid + hollow);
    expect(points.filter((row) => row[5] === "<0.5")).toHaveLength(hollow);
  });

  test("draws and lists boxes only where points are not given", async () => {
    const drawing = await drawDistribution(withoutPoints(byStatus));
    expectSound("fig-anti-mag", drawing);
    expectGolden("anti-mag-summaries", drawing);
    expect(drawing.svg).not.toContain("participant");
    expect(drawing.data.rows.filter((row) => row[4] === "point")).toEqual([]);
    expect(drawing.data.rows).toHaveLength(2 * 4 * 5);
  });

  test("leaves out the points where they are too many", async () => {
    const many = concentrations(4001, assays[3], 5);
    const drawing = await drawDistribution({
      ...cytokines,
      groups: [{ label: "Everyone" }],
      panels: [{ label: "IL-6", unit: "pg/mL", cells: [cellOf(many, 0.5)] }],
    });
    expectSound("fig-cytokines", drawing);
    expect(drawing.data.rows).toHaveLength(5);
    expect(drawing.svg).toContain("too many participants for points");
    expect(drawing.svg).toContain("&lt;0.5");
  });

  test("shows the count of a group whose box may not be shown", async () => {
    const [first, second] = byStatus.panels[0]!.cells;
    const drawing = await drawDistribution({
      ...byStatus,
      groups: byStatus.groups.slice(0, 3),
      panels: [{ label: "IL-6", cells: [first!, second!, { n: "n < 5", box: null }] }],
    });
    expectSound("fig-anti-mag", drawing);
    expect(drawing.svg).toContain("n &lt; 5");
    expect(drawing.alt).toContain("MMN not shown (n < 5)");
  });

  test("names the figure and the panel in what is wrong", async () => {
    const panel = cytokines.panels[0]!;
    const box = { ...panel.cells[0]!.box!, q1: null } as unknown;
    const broken: [DistributionOptions, string][] = [
      [{ ...cytokines, panels: [] }, "figure fig-cytokines: no panels"],
      [{ ...cytokines, panels: [{ ...panel, cells: [] }] }, "figure fig-cytokines: IL-2 has 0 cells for 3 groups"],
      [
        { ...cytokines, groups: [groups[0]!], panels: [{ ...panel, cells: [{ n: 0, box: null }] }] },
        "figure fig-cytokines: IL-2: no value to draw",
      ],
      [
        {
          ...cytokines,
          groups: [groups[0]!],
          panels: [{ ...panel, cells: [{ n: 1, box: null, points: { values: [0] } }] }],
        },
        "figure fig-cytokines: IL-2: no place on a logarithmic axis for 0",
      ],
      [
        {
          ...cytokines,
          groups: [groups[0]!],
          panels: [{ ...panel, cells: [{ n: 1, box: box as DistributionOptions["panels"][0]["cells"][0]["box"] }] }],
        },
        "figure fig-cytokines: IL-2, IgM-PNP: the box has no q1",
      ],
    ];
    for (const [options, message] of broken) await expect(drawDistribution(options)).rejects.toThrow(message);
  });
});

test("the text alternative gives medians as the report prints them", async () => {
  const box = { low: 1, q1: 1.2, median: 1.4249999999999998, q3: 1.9, high: 3 };
  const figure = (median?: string) =>
    drawDistribution({
      ...cytokines,
      groups: [{ label: "MMN" }],
      panels: [{ label: "IL-10", cells: [{ n: 106, box, ...(median !== undefined && { median }) }] }],
    });
  expect((await figure("1.42")).alt).toContain("Medians: IL-10: MMN 1.42 (n = 106)");
});
