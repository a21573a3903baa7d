import { deserialize, serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import { recorded, replayed } from "../../src/figures/reads.js";
import { drawSketch, type Sketch, sketchOf } from "../../src/figures/sketch.js";
import { drawn } from "./study.js";

const study = drawn(`
figures:
  values: { kind: distribution, title: Values, of: [il6], groups: [case, control] }
`);

describe("a sketch", () => {
  it("is plain data, and gives the drawing that the ledger gives", async () => {
    const sketch = sketchOf(study.plan.figures[0]!, study.source);
    const there = deserialize(serialize(sketch)) as Sketch;
    const { inPage, ...drawing } = await drawSketch(there);
    expect(drawing).toEqual(await study.draw("values"));
    expect(inPage).toContain("<svg");
    expect(inPage.length).toBeLessThan(drawing.svg.length);
  });

  it("depends on what the figure shows and on nothing else", () => {
    const of = (figure: object): Buffer => serialize(sketchOf({ ...study.plan.figures[0]!, ...figure }, study.source));
    const own = of({});
    expect(of({ place: { file: "study.yaml", line: 99, column: 1 }, caption: "Another caption" })).toEqual(own);
    expect(of({ title: "Another title" })).not.toEqual(own);
    const { points: _, ...hidden } = study.source;
    expect(serialize(sketchOf(study.plan.figures[0]!, hidden))).not.toEqual(own);
  });
});

describe("what is read", () => {
  const object = { name: "x", twice: (number: number) => number * 2, self: () => object.name };

  it("is given again, and nothing else", () => {
    const { seen, end } = recorded(object);
    expect([seen.name, seen.twice(4), seen.self()]).toEqual(["x", 8, "x"]);
    const again = replayed<typeof object>(deserialize(serialize(end())));
    expect([again.name, again.twice(4), again.self()]).toEqual(["x", 8, "x"]);
    expect(() => again.twice(5)).toThrow("did not read before");
  });

  it("is read before the end", () => {
    const { seen, end } = recorded(object);
    seen.twice(1);
    end();
    expect(seen.twice(1)).toBe(2);
    expect(() => seen.twice(2)).toThrow("after it had said what it shows");
  });
});
