import { describe, expect, test } from "vitest";
import { drawFlow, type FlowOptions } from "../../src/figures/index.js";
import { expectGolden, expectSound } from "./inspect.js";

const measured = "With IL-6, IL-10 and BAFF";
const options: FlowOptions = {
  id: "fig-flow",
  title: "Participants",
  groups: [{ label: "IgM-PNP" }, { label: "MMN" }, { label: "Controls" }],
  roots: [
    {
      label: "Participants in the cohort",
      n: "n = 304",
      next: [
        {
          label: "IgM-PNP",
          n: "n = 81",
          group: 0,
          aside: { label: "A cytokine missing", n: "n = 3" },
          next: [
            {
              label: measured,
              n: "n = 78",
              aside: { label: "No score 2 years later", n: "n = 9", details: ["visit missed: n = 7", "died: n = 2"] },
              next: [
                {
                  label: "With INCAT-ODSS at sampling and 2 years later",
                  n: "n = 69",
                  aside: { label: "Not treated with rituximab", n: "n = 37" },
                  next: [
                    {
                      label: "Treated with rituximab",
                      n: "n = 32",
                      aside: { label: "No score 1 year later", n: "n = 2" },
                    },
                  ],
                },
              ],
            },
          ],
        },
        {
          label: "Multifocal motor neuropathy",
          n: "n = 110",
          group: 1,
          aside: { label: "A cytokine missing", n: "n = 4" },
          next: [{ label: measured, n: "n = 106" }],
        },
        { label: "Healthy controls", n: "n = 113", group: 2, next: [{ label: measured, n: "n = 113" }] },
      ],
    },
  ],
};

describe("flow", () => {
  test("draws three arms with what leaves them", async () => {
    const drawing = await drawFlow(options);
    expectSound("fig-flow", drawing);
    expectGolden("flow", drawing);
    for (const { label } of options.roots[0]!.next!) expect(drawing.alt).toContain(label);
    expect(drawing.alt).toContain("Beside it: No score 2 years later (n = 9): visit missed: n = 7; died: n = 2.");
  });

  test("lists every box after the one it follows", async () => {
    const { data } = await drawFlow(options);
    expect(data.columns).toEqual(["kind", "label", "n", "after"]);
    expect(data.rows).toHaveLength(16);
    expect(data.rows[0]).toEqual(["step", "Participants in the cohort", "n = 304", ""]);
    expect(data.rows[2]).toEqual(["aside", "A cytokine missing", "n = 3", "IgM-PNP"]);
  });

  test("keeps boxes apart, and arrows' ends on boxes", async () => {
    const root = expectSound("fig-flow", await drawFlow(options));
    const boxes = [...root.querySelectorAll("rect[rx]")].map((rect) => {
      const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
      return { left: x!, top: y!, right: x! + width!, bottom: y! + height! };
    });
    expect(boxes).toHaveLength(14);
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
      }
    }
  });

  test("draws two sources that divide, and one line without arms", async () => {
    const arms = [
      { label: "Treated", n: "n = 16", aside: { label: "Score missing", n: "n = 1" } },
      { label: "Not treated", n: "n = 24" },
    ];
    const roots = ["Anti-MAG positive", "Anti-MAG negative"].map((label) => ({ label, n: "n = 40", next: arms }));
    const drawing = await drawFlow({ ...options, roots });
    expectSound("fig-flow", drawing);
    expectGolden("flow-sources", drawing);
    const single = await drawFlow({
      ...options,
      roots: [
        {
          label: "Asked",
          n: "n = 1,384",
          aside: { label: "Refused", n: "n = 13" },
          next: [{ label: "Analysed", n: "n = 1,371" }],
        },
      ],
    });
    expectSound("fig-flow", single);
    expectGolden("flow-single", single);
  });

  test("names the figure where there is nothing to draw", async () => {
    await expect(drawFlow({ ...options, roots: [] })).rejects.toThrow("figure fig-flow: no box to begin with");
  });
});
