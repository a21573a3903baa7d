import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/document/context.js";
import { parseManuscript, renderManuscript } from "../../src/document/manuscript.js";
import { fakeContext } from "./fakes.js";

const verdict: Verdict = {
  claim: "il6-raised",
  verdict: "differs",
  values: [{ reference: "il6" }],
  published: [
    { head: "ratio: 1.5 (table 2)", computed: [{ reference: "il6.estimate" }], verdict: "equal after rounding" },
    {
      head: "2.0",
      computed: ["1 \u2212 ", { reference: "il6.p" }, " = 1.0"],
      verdict: "differs",
      note: "by \u22121.00",
    },
    { head: "P<0.001", computed: [], verdict: "not checked", note: "needs at least 2 values" },
  ],
};
const document = renderManuscript(
  parseManuscript(
    '{{claims}}\n\n{{verdict "il6-raised"}}{{#if (verdict "il6-raised" is="decision-flips")}}flips{{/if}}\n\n{{references}}',
    "r.md",
  ),
  fakeContext({ verdicts: [verdict] }),
);

describe("the table of claims", () => {
  it("shows each published value as printed beside what was computed, and a verdict in words", () => {
    const head = "Median IL-6 is higher in IgM-PNP than in controls\u00a0[1]";
    expect(document.tableRows("claims")?.slice(1)).toEqual([
      [head, "ratio 1.51 (95% CI 1.32 to 1.73), p <0.001", "differs"],
      ["ratio: 1.5 (table 2)", "1.51", "equal after rounding"],
      ["2.0", "1 \u2212 <0.001 = 1.0", "differs by \u22121.00"],
      ["P<0.001", "", "not checked needs at least 2 values"],
    ]);
  });

  it("binds the numbers that were computed, and marks no verdict by colour alone", () => {
    expect(document.html).toMatch(/<td[^>]*><a [^>]*href="#s-il6"[^>]*data-part="estimate"[^>]*>1\.51<\/a><\/td>/);
    expect(document.html).toContain('<span class="verdict equal-after-rounding">equal after rounding</span>');
    expect(document.html).toContain('<span class="verdict not-checked">not checked</span> needs at least 2 values');
  });

  it("is linked from the text, which may depend on any verdict", () => {
    expect(document.html).toContain(
      '<a class="verdict differs" data-claim="il6-raised" href="#claim-il6-raised">differs</a>',
    );
    expect(document.html).not.toContain("flips</p>");
    expect(document.faults.filter(({ severity }) => severity === "error").map(({ rule }) => rule)).toEqual([]);
  });
});
