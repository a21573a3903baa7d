import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { type Attributes, type Canvas, element, openCanvas } from "../../src/figures/canvas.js";
import { serialise, svgDocument } from "../../src/figures/svg-document.js";

const { window } = new JSDOM("");
type Drawn = Pick<Canvas, "Plot" | "document">;

/** What both documents make of the same steps, as XML. */
async function both(draw: (canvas: Drawn) => Element): Promise<[ours: string, theirs: string]> {
  const { Plot } = await openCanvas();
  const theirs = draw({ Plot, document: window.document });
  return [
    serialise(draw({ Plot, document: svgDocument() })),
    new window.XMLSerializer().serializeToString(theirs as never),
  ];
}

describe("a document to draw with writes what jsdom writes", () => {
  const texts = [
    "",
    "plain",
    "a < b && c > d",
    `"double" 'single'`,
    "tab\tline\nreturn\r",
    "é \u{1f600} \u2212 \u00a0",
    "]]>",
  ];

  test.each(texts)("of the text %j, in attributes and between tags", async (text) => {
    const [ours, theirs] = await both((canvas) => {
      const inner = element(canvas, "text", { x: 1.5, "data-text": text } as Attributes, text);
      const emptied = element(canvas, "text", {}, "before");
      emptied.textContent = text;
      return element(canvas, "svg", { id: text }, inner, element(canvas, "g", {}), emptied);
    });
    expect(ours).toBe(theirs);
  });

  test("of elements that are moved, changed and taken away", async () => {
    const [ours, theirs] = await both((canvas) => {
      const [a, b, c] = ["a", "b", "c"].map((id) => element(canvas, "g", { id, fill: "red", stroke: "none" })) as [
        SVGGElement,
        SVGGElement,
        SVGGElement,
      ];
      const root = element(canvas, "svg", {}, a, "between", b, c);
      root.insertBefore(c, a);
      b.append(a);
      b.setAttribute("fill", "blue");
      c.removeAttribute("fill");
      c.setAttribute("fill", "green");
      root.removeChild(root.childNodes[1]!);
      expect([a.parentNode === b, [...root.children].map(({ id }) => id), b.hasAttribute("x")]).toEqual([
        true,
        ["c", "b"],
        false,
      ]);
      expect([...c.attributes].map(({ name, value }) => [name, value])).toEqual([
        ["id", "c"],
        ["stroke", "none"],
        ["fill", "green"],
      ]);
      return root;
    });
    expect(ours).toBe(theirs);
  });

  test("of a plot, its ids aside", async () => {
    const numbered = (svg: string): string => svg.replace(/plot-clip-\d+/g, "plot-clip");
    const [ours, theirs] = await both(({ Plot, document }) =>
      Plot.plot({
        document,
        clip: true,
        fx: { label: "a <b>" },
        marks: [
          Plot.dot(["x", "y"], { x: [1, 2], y: [3, 4], fx: ["p", "q"], title: ["one & two", "three"], fill: [1, 2] }),
          Plot.text(["several\nlines", "é"], { x: [1, 2], y: [3, 4], text: (text: string) => text }),
          Plot.lineY([1, 3, 2], { href: () => "#there", ariaLabel: 'the "line"' }),
          Plot.axisX(),
          Plot.areaY([1, 2, 3]),
          Plot.ruleY([0]),
          Plot.rect([1], { x1: 0, x2: 1, y1: 0, y2: 1, rx: 2 }),
          Plot.link([1], { x1: 0, x2: 1, y1: 0, y2: 1 }),
          Plot.frame(),
        ],
      }),
    );
    expect(numbered(ours)).toBe(numbered(theirs));
    expect(ours.length).toBeGreaterThan(3000);
  });

  test("and throws where it is asked for more", async () => {
    const { Plot } = await openCanvas();
    const document = svgDocument();
    expect(() => serialise(document.createElement("div"))).toThrow("not an element of SVG");
    expect(() => Plot.plot({ document, title: "in HTML", marks: [Plot.frame()] })).toThrow(TypeError);
    const [a, b] = [document.createElementNS("http://www.w3.org/2000/svg", "g"), document.createElement("p")];
    expect(() => a.removeChild(b)).toThrow("does not stand");
    expect(() => a.insertBefore(b, document.documentElement)).toThrow("stands elsewhere");
  });
});
