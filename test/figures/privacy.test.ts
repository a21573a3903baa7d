/** Where a study does not publish its participants, its figures and their data show none of them alone. */
import { describe, expect, test } from "vitest";
import { quantile } from "../../src/statistics/quantile.js";
import { sort } from "../../src/statistics/sorted.js";
import { drawn, faultsOf } from "./study.js";

const boxes = `figures:
  boxes: { kind: distribution, title: Weight, of: [weight], groups: [case, control], SCALE }
`;

describe("distributions of a study that does not publish participants", () => {
  test.each(["scale: linear", "scale: log"])("end their whiskers at percentiles, %s", async (scale) => {
    const open = drawn(boxes.replace("SCALE", scale));
    const { draw } = drawn(boxes.replace("SCALE", scale), { publish: false });
    const drawing = await draw("boxes");
    const shown = drawing.data.rows.filter((row) => row[4] !== "point");
    expect(shown).toHaveLength(drawing.data.rows.length);
    const points = (await open.draw("boxes")).data.rows.filter((row) => row[4] === "point");
    for (const group of new Set(points.map((row) => row[2]))) {
      const own = sort(points.filter((row) => row[2] === group).map((row) => row[5] as number));
      const part = (name: string) => shown.find((row) => row[2] === group && row[4] === name)![5];
      expect(part("low")).toBe(quantile(own, 0.05));
      expect(part("high")).toBe(quantile(own, 0.95));
      expect(part("low")).toBeGreaterThan(own[0]!);
      expect(part("high")).toBeLessThan(own.at(-1)!);
    }
    expect(drawing.alt).toContain("whiskers from the 5th to the 95th percentile");
    expect((await open.draw("boxes")).alt).toContain("1.5 interquartile ranges");
  });
});

test.each(["curve: true", "censored: true"])("%s is a statistic only where participants may be seen", (key) => {
  const study = `statistics:\n  km: { method: kaplan-meier, time: follow_up, event: event, ${key} }\n`;
  expect(faultsOf(study)).toEqual([]);
  const [name] = key.split(":");
  expect(faultsOf(study, { publish: false })).toEqual([
    expect.stringMatching(new RegExp(`^points-not-public.*km: ${name} tells of single participants`)),
  ]);
});
