import { describe, expect, test } from "vitest";
import { along, atPart, axisOf, linearTicks, logTicks } from "../../src/figures/axis.js";
import { element, openCanvas, plotAt } from "../../src/figures/canvas.js";
import { quantity } from "../../src/figures/quantity.js";
import { rounded, withoutStyle, writeDrawing } from "../../src/figures/serialise.js";
import { serialise } from "../../src/figures/svg-document.js";
import { stack, swarm } from "../../src/figures/swarm.js";
import { textWidth, wrap } from "../../src/figures/text-width.js";
import { figurePageStyle, figureStyle, groupTokens, tokens } from "../../src/figures/theme.js";
import { parse } from "./inspect.js";

describe("axis", () => {
  test("marks powers of ten, thinned or joined by others as there is room", () => {
    expect(logTicks([0.05, 2000])).toEqual([0.1, 1, 10, 100, 1000]);
    expect(logTicks([1e-9, 1e9], 5)).toEqual([1e-9, 1e-5, 0.1, 1000, 1e7]);
    expect(logTicks([0.4, 30], 6)).toEqual([0.5, 1, 2, 5, 10, 20]);
    expect(logTicks([0.65, 3.4], 6)).toEqual([0.7, 1, 1.5, 2, 3]);
    expect(logTicks([101, 109])).toEqual([102, 104, 106, 108]);
  });

  test("marks multiples of 1, 2 or 5, free of rounding errors", () => {
    expect(linearTicks([-0.31, 0.52])).toEqual([-0.2, 0, 0.2, 0.4]);
    expect(linearTicks([0, 0.7], 7)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(linearTicks([-0.4, 3.2], 8, true)).toEqual([0, 1, 2, 3]);
  });

  test("shows all values, and gives a single one room", () => {
    const { domain } = axisOf("log", [1, 100], { padding: [0.1, 0.1] });
    expect(domain[0]).toBeLessThan(1);
    expect(domain[1]).toBeGreaterThan(100);
    const single = axisOf("linear", [3]);
    expect(along(single, 3)).toBeCloseTo(0.5, 12);
    const axis = axisOf("log", [0.5, 30]);
    expect(atPart(axis, along(axis, 7))).toBeCloseTo(7, 12);
  });

  test("refuses what has no place", () => {
    expect(() => axisOf("linear", [])).toThrow("no value to draw");
    expect(() => axisOf("log", [0, 1])).toThrow("no place on a logarithmic axis for 0");
    expect(() => axisOf("linear", [Number.NaN])).toThrow("no place on an axis for NaN");
  });
});

describe("swarm", () => {
  test("lets no dot hide another where there is room", () => {
    const positions = [0, 0, 0, 1, 1.5, 2, 2, 5, 5.1, 20];
    const offsets = swarm(positions, 3, 100);
    for (let i = 0; i < positions.length; i++) {
      for (let j = 0; j < i; j++) {
        expect(Math.hypot(positions[i]! - positions[j]!, offsets[i]! - offsets[j]!)).toBeGreaterThanOrEqual(3 - 1e-6);
      }
    }
    expect(offsets[9]).toBe(0);
  });

  test("is squeezed into its room as a whole", () => {
    const offsets = swarm(new Array<number>(50).fill(0), 4, 10);
    expect(Math.max(...offsets.map(Math.abs))).toBeCloseTo(10, 9);
    expect(new Set(offsets.map((offset) => offset.toFixed(6))).size).toBe(50);
  });

  test("stacks dots of one value in rows, each dot once", () => {
    for (const count of [0, 1, 5, 9, 10, 40, 200]) {
      const places = stack(count, 4, 16);
      expect(places).toHaveLength(count);
      expect(new Set(places.map(([across, beyond]) => `${across.toFixed(6)},${beyond}`)).size).toBe(count);
      for (const [across, beyond] of places) {
        expect(Math.abs(across)).toBeLessThanOrEqual(16 + 1e-9);
        expect(beyond).toBeLessThanOrEqual(12);
      }
    }
  });
});

describe("text", () => {
  test("is as wide as Arial sets it", () => {
    expect(textWidth("n = 113", { size: 10 })).toBeCloseTo(33.64, 6);
    expect(textWidth("IL-6", { size: 10, bold: true })).toBeCloseTo(17.78, 6);
    expect(textWidth("é", { size: 10 })).toBe(textWidth("e", { size: 10 }));
  });

  test("breaks at spaces only", () => {
    expect(wrap("Anti-MAG positive", 60)).toEqual(["Anti-MAG", "positive"]);
    expect(wrap("Anti-MAG positive", 200)).toEqual(["Anti-MAG positive"]);
    expect(wrap("Polyneuropathy", 10)).toEqual(["Polyneuropathy"]);
  });
});

describe("quantity", () => {
  test("reads numbers and bounds", () => {
    expect(quantity(1.5)).toBe(1.5);
    expect(quantity("<0.5")).toBe("<0.5");
    expect(quantity("> 1000")).toBe(">1000");
    for (const other of [null, undefined, "exact", true, Number.NaN, "<", "<x"]) expect(quantity(other)).toBeNull();
  });
});

describe("theme", () => {
  const all = [...Object.values(tokens), ...groupTokens];

  test("has no two tokens of one colour or name", () => {
    expect(new Set(all.map(({ light }) => light)).size).toBe(all.length);
    expect(new Set(all.map(({ property }) => property)).size).toBe(all.length);
  });

  test.each(["light", "dark"] as const)("keeps its contrast in the %s", (scheme) => {
    const paper = tokens.paper[scheme];
    for (const group of groupTokens) expect(contrast(group[scheme], paper), group.property).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.soft[scheme], paper)).toBeGreaterThanOrEqual(4.5);
    // Values are printed on the ends of the diverging scale, and on everything between them and paper.
    for (const end of [tokens.negative, tokens.positive, tokens.paper]) {
      expect(contrast(tokens.ink[scheme], end[scheme]), end.property).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("leaves ink and paper to the page, and darkens the rest on screen only", () => {
    const dark = figurePageStyle.slice(figureStyle.length);
    expect(dark).toContain("@media screen and (prefers-color-scheme: dark)");
    expect(dark).toContain(`--group-1:${groupTokens[0]!.dark}`);
    expect(dark).not.toMatch(/--(ink|paper)/);
  });
});

/** Contrast as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : Math.exp(2.4 * Math.log((part + 0.055) / 1.055));
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

describe("serialise", () => {
  const sheet = { width: 10, height: 10, data: { columns: [], rows: [] }, description: "made from the data" };

  test("renames ids and what refers to them in document order, whatever they were called", async () => {
    const canvas = await openCanvas();
    const draw = (name: string) =>
      writeDrawing(
        canvas,
        { id: "fig-a", title: "T & <T>" },
        {
          ...sheet,
          children: [
            element(canvas, "clipPath", { id: name }, element(canvas, "rect", { width: 5, height: 5 })),
            element(canvas, "g", { "clip-path": `url(#${name})` }, element(canvas, "use", { href: `#${name}` })),
          ],
        },
      );
    const { svg, alt } = draw("plot-clip-17");
    expect(draw("plot-clip-42").svg).toBe(svg);
    expect(svg).toContain('id="fig-a-3"');
    expect(svg).toContain('clip-path="url(#fig-a-3)"');
    expect(svg).toContain('href="#fig-a-3"');
    expect(alt).toBe("made from the data");
    expect(parse(svg).querySelector("title")?.textContent).toBe("T & <T>");
  });

  test("prefers the author's text alternative", async () => {
    const drawing = writeDrawing(
      await openCanvas(),
      { id: "fig-a", title: "T", alt: "the author's" },
      { ...sheet, children: [] },
    );
    expect(drawing.alt).toBe("the author's");
    expect(parse(drawing.svg).querySelector("desc")?.textContent).toBe("the author's");
  });

  test("gives up its style to a page that has it", async () => {
    const { svg } = writeDrawing(await openCanvas(), { id: "fig-a", title: "T" }, { ...sheet, children: [] });
    expect(parse(svg).querySelector("style")?.textContent).toBe(figureStyle);
    expect(withoutStyle(svg)).not.toContain("style");
    parse(withoutStyle(svg));
  });

  test("rounds numbers to two decimals, and has no negative zero", () => {
    expect(rounded("M1.23456,-0.001L1e-7,12a3,3 0 1 0 6.005,0")).toBe("M1.23,0L0,12a3,3 0 1 0 6.01,0");
  });
});

describe("canvas", () => {
  test("makes a warning of Plot's an error that names the figure, and leaves the next figure clean", async () => {
    const canvas = await openCanvas();
    const { Plot } = canvas;
    const dates = () => Plot.tickY(["2019-03-07", "2019-03-08"]);
    const fails = () => {
      throw new RangeError("no such place");
    };
    expect(() => plotAt(canvas, "fig-b", [0, 0], { marks: [dates()] })).toThrow(/^figure fig-b: Warning/);
    expect(() => plotAt(canvas, "fig-b", [0, 0], { marks: [dates(), fails] })).toThrow("figure fig-b: no such place");
    const good = plotAt(canvas, "fig-c", [0, 0], { axis: null, marks: [Plot.dot([[1, 2]])] });
    expect(serialise(good)).not.toContain("\u26a0");
  });
});
