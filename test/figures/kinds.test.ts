import { describe, expect, test } from "vitest";
import { drawPaired } from "../../src/figures/index.js";
import { expectGolden, expectSound } from "./inspect.js";
import { drawn, faultsOf } from "./study.js";

describe("bars", () => {
  const figure = (more: string) => `subsets:
  women: sex == "female"
  men: sex == "male"
statistics:
  share: { method: proportion, of: $event, in: $who, grid: { event: [improved, dead], who: [women, men] } }
  age: { method: mean, of: age, in: $who, grid: { who: [women, men] } }
  test: { method: log-rank, time: follow_up, event: event, across: [case, control] }
figures:
  bars: { kind: bars, title: Bars, ${more} }
`;
  const shares =
    "rows: { event: [improved, dead] }, series: [{ label: Women, of: share.$event.women }, { label: Men, of: share.$event.men }]";

  test("stand for proportions, with their intervals", async () => {
    const { draw, ledger } = drawn(figure(shares));
    const drawing = await draw("bars");
    const root = expectSound("bars", drawing);
    expectGolden("bars", drawing);
    const { proportion, conf_low, conf_high } = ledger.entry("share.improved.women")!.result;
    expect(drawing.data.rows[0]!.slice(2, 5)).toEqual([proportion, conf_low, conf_high]);
    expect(root.textContent).toContain(ledger.part("share.improved.women.proportion")!.text);
    expect(drawing.alt).toMatch(/^Bars\. Axis: /);
  });

  test("may be dots, of means", async () => {
    const drawing = await drawn(
      figure("as: dots, rows: { who: [women, men] }, series: [{ label: Mean, of: age.$who }]"),
    ).draw("bars");
    expectSound("bars", drawing);
    expect(drawing.alt).toMatch(/^Dots with intervals/);
  });

  test("faults", () => {
    expect(faultsOf(figure("rows: { x: [test] }, series: [{ label: A, of: $x }]"))[0]).toMatch(
      /^figure-of-other-method/,
    );
    expect(faultsOf(figure("rows: { x: [share.dead.men, age.men] }, series: [{ label: A, of: $x }]"))[0]).toMatch(
      /no axis in common/,
    );
  });
});

describe("roc", () => {
  const figure = (more: string) => `statistics:
  weight: { method: auc, of: weight, between: [case, control] }
  il6: { method: auc, of: il6, between: [case, control] }
  mean: { method: mean, of: age }
figures:
  roc: { kind: roc, title: Curves, ${more} }
`;

  test("draws the whole curve with its area", async () => {
    const { draw, ledger, plan } = drawn(figure("of: [weight, il6]"));
    const drawing = await draw("roc");
    const root = expectSound("roc", drawing);
    expectGolden("roc", drawing);
    expect(root.textContent).toContain(ledger.part("weight.auc")!.text);
    const rows = ledger.entry(plan.figures[0]!.draws.weight!)!.rows!;
    const shown = drawing.data.rows.filter(([, , , id]) => id === "weight");
    expect(shown.map((row) => row.slice(1, 3))).toEqual(rows.map((row) => [row.false_positive, row.sensitivity]));
    // the area under the curve as drawn is the one in print
    let area = 0;
    let [x0, y0] = [0, 0];
    for (const [, x, y] of shown as [string, number, number][]) {
      area += ((x - x0) * (y + y0)) / 2;
      [x0, y0] = [x, y];
    }
    expect([x0, y0]).toEqual([1, 1]);
    expect(area).toBeCloseTo(Number(ledger.entry("weight")!.result.auc), 12);
  });

  test("passes several participants from point to point where they may not be shown", async () => {
    const { draw, ledger, plan } = drawn(figure("of: [weight]"), { publish: false });
    expectSound("roc", await draw("roc"));
    const { rows, declaration, groups } = ledger.entry(plan.figures[0]!.draws.weight!)!;
    expect(declaration.curve).toBe("binned");
    expect(rows!.length).toBeLessThanOrEqual(20);
    const [cases, controls] = groups.map(({ n }) => n) as [number, number];
    let before = 0;
    for (const { sensitivity, false_positive, ...rest } of rows!) {
      expect(rest).not.toHaveProperty("threshold");
      const passed = Number(sensitivity) * cases + Number(false_positive) * controls;
      expect(passed - before).toBeGreaterThanOrEqual(5 - 1e-9);
      before = passed;
    }
  });

  test("stays whole on narrow paper", async () => {
    const { draw } = drawn(figure("of: [weight, il6]"));
    expectSound("roc", await draw("roc"));
  });

  test("faults", () => {
    expect(faultsOf(figure("of: [mean]"))[0]).toMatch(/^figure-of-other-method/);
  });
});

describe("paired", () => {
  const figure = (more: string) => `statistics:
  test: { method: signed-rank, of: before, with: after, in: $who, grid: { who: [case, control] } }
figures:
  paired: { kind: paired, title: Courses, groups: [case, control], ${more} }
`;

  test("draws a line a participant beside the boxes", async () => {
    const { draw, ledger } = drawn(figure("of: [before, after], tests: [test.case, test.control]"));
    const drawing = await draw("paired");
    expectSound("paired", drawing);
    expectGolden("paired", drawing);
    expect(drawing.alt).toContain(ledger.entry("test.case")!.text.replaceAll(" = ", "\u00a0=\u00a0"));
    const lines = drawing.data.rows.filter(([, mark]) => mark === "participant");
    expect(lines).toHaveLength(
      ledger.entry("test.case")!.participants.n + ledger.entry("test.control")!.participants.n,
    );
  });

  test("draws boxes alone where participants may not be shown", async () => {
    const drawing = await drawn(figure("of: [visit1, visit2, visit3]"), { publish: false }).draw("paired");
    expectSound("paired", drawing);
    expectGolden("paired-boxes", drawing);
    expect(drawing.data.rows.some(([, mark]) => mark === "participant")).toBe(false);
    expect(drawing.svg).not.toContain("one participant");
  });

  test("leaves the lines out where they are too many", async () => {
    const box = { low: 0, q1: 1, median: 2, q3: 3, high: 4 };
    const cells = [0, 1].map(() => ({ n: 4001, box, statistic: "a" }));
    const lines = [Array.from({ length: 4001 }, (_, i) => [i % 4, i % 5] as const)];
    const options = { id: "fig-p", title: "P", occasions: ["A", "B"], axisLabel: "points", whiskers: "whiskers" };
    const drawing = await drawPaired({ ...options, panels: [{ label: "All", cells, lines }] });
    expectSound("fig-p", drawing);
    expect(drawing.svg).toContain("too many participants for lines");
  });

  test("faults", () => {
    expect(faultsOf(figure("of: [before, after], tests: [test.case]"))[0]).toMatch(/^value-malformed/);
  });
});
