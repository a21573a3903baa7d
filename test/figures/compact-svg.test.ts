import { describe, expect, it } from "vitest";
import { compactPath, compactSvg } from "../../src/figures/compact-svg.js";
import { splitCall } from "../../src/publish/r-call.js";

describe("a drawing on the page", () => {
  const paths: readonly (readonly [given: string, compact: string])[] = [
    ["M69.65,123.4h0M66.55,123.4h0", "m69.7 123.4h0m-3.1 0h0"],
    ["M0,0L-4,0", "m0 0-4 0"],
    ["M10,10L20,10L20,20z", "m10 10 10 0 0 10z"],
    ["M10,10l5,5h3v-3zm2,2h1", "m10 10 5 5h3v-3zm2 2h1"],
    ["M0.04,0L0.08,0L0.12,0L0.16,0", "m0 0 .1 0 0 0 .1 0"],
    ["M0,0C1,1,2,2,3.25,3.04", "m0 0c1 1 2 2 3.3 3"],
  ];
  it.each(paths)("writes %s relative, with one decimal, errors not adding up", (given, compact) => {
    expect(compactPath(given)).toBe(compact);
  });

  it("draws a circle of two arcs as one, from its foot", () => {
    expect(compactPath("M138.22,124a1.2,1.2 0 1 0 2.4,0a1.2,1.2 0 1 0 -2.4,0z")).toBe(
      "m139.4 125.2a1.2 1.2 0 11.01 0z",
    );
  });

  it("draws lines and ticks that follow one another as one path", () => {
    const lines = '<line x1="43.64" x2="167.5" y1="124" y2="124"/>\n<line x1="1" x2="1" y1="2" y2="9.25"/>';
    expect(compactSvg(`<g stroke="red">\n${lines}\n</g>`)).toBe(
      '<g stroke="red"><path d="m43.6 124h123.9m-166.5-122v7.3"/></g>',
    );
    const tick = (y: number): string => `<path transform="translate(43.64,${y})" d="M0,0L-4,0"/>`;
    expect(compactSvg(`${tick(10)}\n${tick(20.04)}`)).toBe('<path d="m43.6 10h-4m4 10h-4"/>');
    expect(compactSvg(lines.replace(">", ' stroke="red">').split("\n")[1]!)).toContain("<line");
  });

  it("puts a text in its place without moving it", () => {
    const text = '<text y="0.32em" transform="translate(43.64,102.86)">&lt;0.5</text>';
    expect(compactSvg(text)).toBe('<text x="43.6" y="102.9" dy="0.32em">&lt;0.5</text>');
    const parts = '<text y="0.32em" transform="translate(1,2)"><tspan x="0">a</tspan></text>';
    expect(compactSvg(parts)).toBe(parts);
  });

  it("leaves a path that it does not understand, and everything that is no coordinate, as it was", () => {
    expect(compactPath("M0,0X1")).toBe("M0,0X1");
    expect(compactSvg('<svg>\n<text x="1.25" font-size="11.25">a\nb</text>\n<path d="M1.26,1h1"/>\n</svg>')).toBe(
      '<svg><text x="1.3" font-size="11.25">a\nb</text><path d="m1.3 1h1"/></svg>',
    );
  });
});

describe("a call in R", () => {
  const calls: readonly (readonly [call: string, before: string, data: string, after: string])[] = [
    ['f(samples("x"))', "f(", 'samples("x")', ")"],
    [
      'f(samples("a, (b", c("d", "e")),\n   scale = "ratio")',
      "f(",
      'samples("a, (b", c("d", "e"))',
      ', scale = "ratio")',
    ],
    ['f(cohort[["it\\"s)"]], 1)', "f(", 'cohort[["it\\"s)"]]', ", 1)"],
    ["f(tallies(`a (b)` > 3, 1))", "f(", "tallies(`a (b)` > 3, 1)", ")"],
  ];
  it.each(calls)("is split around its data: %s", (call, before, data, after) => {
    expect(splitCall(call)).toEqual({ before, data, after });
  });
});
