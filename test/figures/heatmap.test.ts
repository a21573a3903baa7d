import { describe, expect, test } from "vitest";
import { drawHeatmap, type HeatmapOptions } from "../../src/figures/index.js";
import { assays, generator } from "./cohort.js";
import { expectGolden, expectSound } from "./inspect.js";

const variables = assays.map(({ label }) => label);
const normal = generator(5);
const values: (number | null)[][] = variables.map(() => variables.map(() => 1));
for (let i = 0; i < variables.length; i++) {
  for (let j = 0; j < i; j++) {
    values[i]![j] = Math.max(-1, Math.min(1, Math.round(normal() * 35) / 100));
    values[j]![i] = values[i]![j]!;
  }
}
const format = (value: number) => value.toFixed(2).replace("-", "\u2212");
const options: HeatmapOptions = {
  id: "fig-correlations",
  title: "Correlations between cytokines",
  variables,
  values,
  counts: values.map((row) => row.map(() => 78)),
  measure: "Spearman\u2019s rho",
  population: "in IgM-PNP",
  format,
};

describe("heatmap", () => {
  test("draws every pair once, with its value", async () => {
    const drawing = await drawHeatmap(options);
    expectSound("fig-correlations", drawing);
    expectGolden("heatmap", drawing);
    expect(drawing.data.rows).toHaveLength(55);
    expect(drawing.data.rows[0]).toEqual(["IL-4", "IL-2", values[1]![0], 78]);
    for (const label of variables) expect(drawing.alt).toContain(label);
  });

  test("draws the whole matrix, with long names and a pair without a value", async () => {
    const drawing = await drawHeatmap({
      id: "fig-full",
      title: "Correlations",
      shape: "full",
      measure: "Kendall\u2019s tau",
      format,
      variables: ["Interleukin 6 in serum", "B-cell activating factor", "Age at sampling"],
      values: [
        [1, -0.9, null],
        [-0.9, 1, 0.2],
        [null, 0.2, 1],
      ],
    });
    expectSound("fig-full", drawing);
    expectGolden("heatmap-full", drawing);
    expect(drawing.data.rows).toHaveLength(9);
  });

  test("slants the names of columns that are too narrow for them", async () => {
    const names = variables.map((name) => `${name} in serum, fasting`);
    const drawing = await drawHeatmap({ ...options, variables: names });
    expectSound("fig-correlations", drawing);
    expect(drawing.svg).toContain("rotate(-45)");
  });

  test("names the figure and the pair in what is wrong", async () => {
    await expect(drawHeatmap({ ...options, variables: ["IL-6"], values: [[1]] })).rejects.toThrow(
      "figure fig-correlations: a correlation matrix needs two variables at least",
    );
    await expect(drawHeatmap({ ...options, values: values.slice(1) })).rejects.toThrow("the matrix is not 11 by 11");
    const wrong = values.map((row, i) => row.map((value, j) => (i + j === 1 ? 1.2 : value)));
    await expect(drawHeatmap({ ...options, values: wrong })).rejects.toThrow("IL-2 with IL-4: 1.2 is no correlation");
  });
});
