import { describe, expect, test } from "vitest";
import { inPixels } from "../../src/figures/serialise.js";
import { panelIds } from "../../src/plan/panels.js";
import { expectGolden, expectSound, overlaps, parse, textBoxes } from "./inspect.js";
import { drawn, faultsOf } from "./study.js";

const figure = (more: string, sized = "") => `statistics:
  km: { method: kaplan-meier, time: follow_up, event: event, across: [case, control] }
  cox: { method: cox-regression, time: follow_up, event: event, on: [age, sex], reference: { sex: male } }
  weight: { method: auc, of: weight, between: [case, control] }
figures:
  curves: { kind: survival, title: Freedom from progression and death, of: [km], times: [0, 2, 4, 6], axis: Event-free${sized} }
  ages: { kind: histogram, title: Age, of: age, groups: [case, control], as: overlay${sized} }
  area: { kind: roc, title: Weight, of: [weight]${sized} }
  model: { kind: forest, title: Hazards, model: cox, p: true${sized} }
  boxes: { kind: distribution, title: Boxes, of: [weight, age], groups: [case, rival, control]${sized} }
  plane: { kind: scatter, title: Plane, x: [age], y: [weight], in: case, fit: linear${sized} }
  rhos: { kind: heatmap, title: Rhos, of: [age, weight, before, after], in: case${sized} }
  courses: { kind: paired, title: Courses, of: [before, after], groups: [case, control]${sized} }
  whole: { kind: panels, title: Everything, ${more} }
`;
const others = ["curves", "ages", "area", "model", "boxes", "plane", "rhos", "courses"];

describe("panels", () => {
  test("stand side by side under their letters", async () => {
    const { draw, plan } = drawn(figure("panels: [curves, ages, area, plane], columns: 2"));
    const drawing = await draw("whole");
    const root = expectSound("whole", drawing);
    expectGolden("panels", drawing);
    expect(drawing.alt).toMatch(/^Panel A, Freedom from progression and death: Curves of .* Panel D, Plane: Scatter/s);
    expect(new Set(drawing.data.rows.map(([letter]) => letter))).toEqual(new Set(["A", "B", "C", "D"]));
    expect([...root.querySelectorAll("text")].map((text) => text.textContent)).toContain("D");
    expect([...panelIds(plan.figures)]).toEqual(["curves", "ages", "area", "plane"]);
    // what the panels draw is what the whole draws
    const [curves, whole] = [plan.figures[0]!, plan.figures.at(-1)!];
    expect(whole.draws["curves.km"]).toBe(curves.draws.km);
  });

  test("say where a column is too narrow", async () => {
    const { draw } = drawn(figure("panels: [model, boxes], columns: 3"));
    await expect(draw("whole")).rejects.toThrow(
      /^figure whole: panel model needs \d+ px, and has 224: declare fewer columns$/,
    );
  });

  test("faults", () => {
    expect(faultsOf(figure("panels: [curvs]"))[0]).toMatch(/^panel-unknown: figure whole: curvs is no panel/);
    expect(faultsOf(figure("panels: [whole]"))[0]).toMatch(/^panel-unknown: .* it has panels itself/);
  });
});

describe("size on paper", () => {
  const sized = (size: string) => drawn(figure("panels: [curves]", `, size: ${size}`));
  const points = (root: Element, width: number) =>
    Math.min(...[...root.querySelectorAll("[font-size]"), root].map((node) => Number(node.getAttribute("font-size")))) *
    ((width * 72) / 25.4 / Number(root.getAttribute("viewBox")!.split(" ")[2]));

  test.each(others)("%s fits a column of a journal with text of 6 pt", async (id) => {
    const { svg } = await sized("{ width_mm: 84 }").draw(id);
    const root = parse(svg);
    expect(root.getAttribute("width")).toBe("84mm");
    expect(points(root, 84)).toBeGreaterThanOrEqual(6);
    expect(overlaps(textBoxes(root))).toEqual([]);
    // as high as wide on paper as on the screen
    const [, , width, height] = root.getAttribute("viewBox")!.split(" ").map(Number) as [
      number,
      number,
      number,
      number,
    ];
    expect(Number.parseFloat(root.getAttribute("height")!)).toBeCloseTo((84 * height) / width, 1);
    expect(inPixels(svg)).toContain(` width="${width}" height="${height}" viewBox`);
  });

  test("is wide where the journal is", async () => {
    const { svg } = await sized("{ width_mm: 174, min_text_pt: 7 }").draw("curves");
    expect(points(parse(svg), 174)).toBeGreaterThanOrEqual(7);
  });

  test("has its faults", async () => {
    await expect(sized("{ width_mm: 40, min_text_pt: 7 }").draw("model")).rejects.toThrow(
      /^figure model: at 40 mm its text is [\d.]+ pt, below the least of 7 pt: it needs a width of \d+ mm/,
    );
    await expect(sized("{ width_mm: 84, max_height_mm: 20 }").draw("curves")).rejects.toThrow(
      /mm high, and may be 20 mm$/,
    );
  });
});
