import { describe, expect, test } from "vitest";
import { drawForest, type ForestOptions, type ForestRow } from "../../src/figures/index.js";
import { assays, format, generator } from "./cohort.js";
import { expectGolden, expectSound } from "./inspect.js";

const normal = generator(77);
const print = (value: number) => value.toFixed(2);

function rowOf(label: string, ratio: number, group: number): ForestRow {
  const estimate = ratio * Math.exp(0.08 * normal());
  const error = 0.15 + 0.02 * Math.abs(normal());
  const [low, high] = [estimate * Math.exp(-1.96 * error), estimate * Math.exp(1.96 * error)];
  return {
    label,
    estimate,
    low,
    high,
    texts: [`${print(estimate)} (${print(low)} to ${print(high)})`, "0.12"],
    group,
    statistic: `${label.toLowerCase()}-${group}`,
  };
}

const groups = [{ label: "IgM-PNP" }, { label: "MMN" }];
const sections = ["IgM-PNP against controls", "MMN against controls"].map((label, group) => ({
  label,
  rows: assays.map((assay) => rowOf(assay.label, assay.label === "IL-6" && group === 0 ? 1.7 : 1, group)),
}));
const reason = "not estimable: fewer than half of the values lie above the detection limit";
const odd: ForestRow[] = [
  { label: "IL-4", estimate: null, low: null, high: null, texts: [""], reason, group: 0 },
  { label: "IL-5", estimate: 0.9, low: 0, high: 1.4, texts: ["0.90 (not bounded to 1.40)", "0.60"], group: 0 },
  { label: "IL-13", estimate: 1.2, low: 0.8, high: 40, texts: ["1.20 (0.80 to 40.00)", "0.30"], group: 1 },
  { label: "IL-21", estimate: 1.1, low: 0.8, high: Number.POSITIVE_INFINITY, texts: ["1.10 (0.80 upwards)"], group: 1 },
];
const options: ForestOptions = {
  id: "fig-forest",
  title: "Ratios of concentrations",
  sections: [...sections, { label: "Hard to estimate", rows: odd }],
  axisLabel: "Ratio of concentrations (Hodges-Lehmann, 95% CI)",
  directions: ["lower than in controls", "higher than in controls"],
  rowHeading: "Cytokine",
  textHeadings: ["Ratio (95% CI)", "p (Holm)"],
  groups,
  format,
};

describe("forest", () => {
  test("draws ratios in sections, with their texts beside them", async () => {
    const drawing = await drawForest(options);
    const root = expectSound("fig-forest", drawing);
    expectGolden("forest", drawing);
    for (const { label } of options.sections) expect(drawing.alt).toContain(label!);
    expect(drawing.alt).toContain(sections[0]!.rows[3]!.texts[0]);
    expect(root.textContent).toContain("not estimable");
    // One arrow to the left, two to the right, seven px long each.
    expect(drawing.svg.match(/l7,-4v8z/g)).toHaveLength(1);
    expect(drawing.svg.match(/l-7,-4v8z/g)).toHaveLength(2);
  });

  test("lists what is drawn, at full precision, with the texts as printed", async () => {
    const { data } = await drawForest(options);
    const row = sections[0]!.rows[3]!;
    expect(data.columns).toEqual([
      "section",
      "label",
      "estimate",
      "low",
      "high",
      "Ratio (95% CI)",
      "p (Holm)",
      "statistic",
    ]);
    expect(data.rows[3]).toEqual([
      "IgM-PNP against controls",
      "IL-6",
      row.estimate,
      row.low,
      row.high,
      ...row.texts,
      "il-6-0",
    ]);
  });

  test("draws differences on a linear axis, with labels of several lines", async () => {
    const drawing = await drawForest({
      id: "fig-smd",
      title: "Differences between groups",
      scale: "linear",
      axisLabel: "Standardised mean difference",
      format,
      sections: [
        {
          rows: [
            {
              label: "Age at sampling, people with IgM monoclonal gammopathy-associated polyneuropathy",
              estimate: 0.12,
              low: -0.16,
              high: 0.41,
              texts: ["0.12 (\u22120.16 to 0.41)"],
            },
            {
              label: "Sex (female)",
              estimate: -0.05,
              low: -0.33,
              high: 0.24,
              texts: ["\u22120.05 (\u22120.33 to 0.24)"],
            },
          ],
        },
      ],
    });
    expectSound("fig-smd", drawing);
    expectGolden("forest-linear", drawing);
  });

  test("grows wider than usual where the texts need the room", async () => {
    const wide = {
      label: "IL-6",
      estimate: 1,
      low: 0.5,
      high: 2,
      texts: ["1.00 (0.50 to 2.00)", "a very long text ".repeat(6)],
    };
    const drawing = await drawForest({ ...options, sections: [{ label: "A section of some length", rows: [wide] }] });
    expectSound("fig-forest", drawing);
    expect(drawing.width).toBeGreaterThan(720);
  });

  test("names the figure in what is wrong", async () => {
    await expect(drawForest({ ...options, sections: [{ rows: [odd[0]!] }] })).rejects.toThrow(
      "figure fig-forest: no row has an estimate",
    );
    await expect(drawForest({ ...options, groups: [] })).rejects.toThrow(
      "figure fig-forest: IL-2 is of group 0, which is not among the groups",
    );
  });
});
