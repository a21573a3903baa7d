import { describe, expect, test } from "vitest";
import { countInBins, histogramBins } from "../../src/statistics/histogram.js";
import { sort } from "../../src/statistics/sorted.js";
import { expectGolden, expectSound } from "./inspect.js";
import { drawn, faultsOf } from "./study.js";

const figure = (more: string) => `figures:
  counts: { kind: histogram, title: Counts, ${more} }
`;

describe("histogram", () => {
  test("draws a panel a group, in the same bins", async () => {
    const { draw, ledger, plan } = drawn(figure("of: weight, groups: [case, rival, control]"));
    const drawing = await draw("counts");
    expectSound("counts", drawing);
    expectGolden("histogram", drawing);
    const { rows } = ledger.entry(plan.figures[0]!.draws.bins!)!;
    expect(drawing.data.rows.map((row) => row.slice(3, 7))).toEqual(
      rows!.map(({ from, to, count, share }) => [from, to, count, share]),
    );
    expect(
      new Set(drawing.data.rows.filter(([, , group]) => group === drawing.data.rows[0]![2]).map((row) => row[3])).size,
    ).toBe(rows!.length / 3);
  });

  test("lays the outlines of groups over one another, as shares", async () => {
    const drawing = await drawn(figure("of: weight, groups: [case, control], as: overlay")).draw("counts");
    const root = expectSound("counts", drawing);
    expectGolden("histogram-overlay", drawing);
    expect(root.textContent).toContain("Share of participants");
  });

  test("draws one group, and where participants may not be shown the same", async () => {
    const shown = await drawn(figure("of: age, in: case, width: 5")).draw("counts");
    expectSound("counts", shown);
    expect(shown.svg).toContain("bins of 5");
    expect((await drawn(figure("of: age, in: case, width: 5"), { publish: false }).draw("counts")).svg).toBe(shown.svg);
  });

  test("faults", async () => {
    expect(faultsOf(figure("of: weight, in: case, groups: [case, control]"))[0]).toMatch(/^keys-exclude/);
    expect(faultsOf(figure("of: sex"))[0]).toMatch(/^variable-type/);
    await expect(drawn(figure("of: il6")).draw("counts")).rejects.toThrow(
      "il6 cannot be counted in bins: needs numbers",
    );
    await expect(drawn(figure("of: age, width: 0.001")).draw("counts")).rejects.toThrow("needs at most 500 bins");
  });
});

describe("bins", () => {
  test("hold their lower edge and not their upper one", () => {
    const values = sort([0, 0.1, 0.2, 0.3, 0.3, 0.30000000000000004, 0.6]);
    const bins = histogramBins(values, 0.1);
    expect(countInBins(values, bins).reduce((sum, count) => sum + count, 0)).toBe(7);
    expect(countInBins(sort([1, 2, 2, 3]), histogramBins(sort([1, 2, 2, 3]), 1))).toEqual([1, 2, 1]);
  });

  test("have whole edges where values are whole, and one bin where all are equal", () => {
    const whole = sort(Array.from({ length: 5000 }, (_, i) => i % 10));
    expect(histogramBins(whole)).toMatchObject({ width: 1 });
    expect(histogramBins(sort([7, 7, 7]))).toEqual({ width: 1, edges: [7, 8] });
  });
});
