import { describe, expect, test } from "vitest";
import { drawForest, type ForestOptions, type ForestRow } from "../../src/figures/index.js";
import { assays, format, generator } from "./cohort.js";
import { expectGolden, expectSound } from "./inspect.js";
import { drawn, faultsOf } from "./study.js";

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

const models = `statistics:
  cox: { method: cox-regression, time: follow_up, event: event, on: [age, sex, grade], reference: { sex: male, grade: low } }
  crude: { method: cox-regression, time: follow_up, event: event, on: [sex], reference: { sex: male } }
  logit: { method: logistic-regression, of: improved, on: [age, sex], conf_level: 0.9 }
  lm: { method: linear-regression, of: weight, on: [age, sex], reference: { sex: male } }
  mean: { method: mean, of: age }
`;
const figure = (more: string) => `${models}figures:
  model: { kind: forest, title: A model, ${more} }
`;

describe("forest, of models", () => {
  test("shows every coefficient with its reference, as the ledger prints it", async () => {
    const { draw, ledger } = drawn(figure("model: cox, p: true, directions: [later, sooner]"));
    const drawing = await draw("model");
    const root = expectSound("model", drawing);
    expectGolden("forest-model", drawing);
    const rows = ledger.entry("cox")!.rows!;
    for (const { term, level, hr, hr_low, hr_high } of rows) {
      if (hr === null) continue;
      const found = drawing.data.rows.find(([, , estimate]) => estimate === hr)!;
      expect(found.slice(2, 5)).toEqual([hr, hr_low, hr_high]);
      const name = level === null ? term : `${term},${level}`;
      expect(found[5]).toContain(ledger.part(`cox.hr[${name}]`)!.text);
      expect(found[6]).toBe(ledger.part(`cox.p[${name}]`)!.text);
      expect(found[7]).toBe(`cox[${name}]`);
    }
    expect(drawing.data.rows).toHaveLength(rows.length + 2);
    expect(root.textContent?.match(/reference/g)).toHaveLength(4);
    expect(root.textContent).toContain("Hazard ratio (95% CI)");
  });

  test("sets several models side by side", async () => {
    const { draw } = drawn(figure("models: [{ label: Crude, of: crude }, { label: Adjusted, of: cox }]"));
    const drawing = await draw("model");
    expectSound("model", drawing);
    expectGolden("forest-models", drawing);
    expect(drawing.alt).toMatch(/sex: females against males: Crude 1\.02/);
  });

  test("draws coefficients of a linear regression as differences", async () => {
    const drawing = await drawn(figure("model: lm")).draw("model");
    expectSound("model", drawing);
    expect(drawing.alt).toContain("with a line of no effect at 0");
    expect(drawing.data.rows.some(([, label]) => String(label).includes("Intercept"))).toBe(false);
  });

  test("faults", async () => {
    expect(faultsOf(figure("model: mean"))[0]).toMatch(/^figure-of-other-method: figure model: mean is of mean/);
    expect(faultsOf(figure("model: cox, rows: { v: [age] }"))[0]).toMatch(/^keys-exclude/);
    expect(faultsOf(figure("p: true"))[0]).toMatch(/^key-missing/);
    expect(faultsOf(figure("rows: { v: [age] }, axis: A"))[0]).toMatch(
      /^key-missing: figure model: missing key: series/,
    );
    expect(faultsOf(figure("models: [{ label: A, of: lm }, { label: B, of: cox }]"))[0]).toMatch(
      /^figure-of-other-method: .*no axis in common/,
    );
    const levels = drawn(figure("models: [{ label: A, of: crude }, { label: B, of: logit }]"));
    await expect(levels.draw("model")).rejects.toThrow("figure model: its intervals have different confidence levels");
  });
});
