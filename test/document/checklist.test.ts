import { describe, expect, it } from "vitest";
import { strobe } from "../../src/document/checklist/strobe.js";
import { parseManuscript, renderManuscript } from "../../src/document/manuscript.js";
import { loadStudy } from "../../src/study/load.js";
import { fakeContext, fakeStudy } from "./fakes.js";

const TEXT = '## Statistical methods\n\n$$ a $$ {#eq-a}\n\n{{figure "cytokines"}}\n\n{{table "characteristics"}}\n';

function rendered(yaml: string, asked = true) {
  const study = loadStudy(
    `title: T\nauthors: [{ name: A }]\ndata: { file: d.csv, codebook: c.json, status: real }\n${yaml}`,
    "study.yaml",
    ".",
  );
  const { checklist, faults } = renderManuscript(
    parseManuscript(TEXT, "report.md"),
    fakeContext({
      study: { ...fakeStudy, checklist: study.checklist },
      ...(asked && { checklist: "strobe" as const }),
    }),
  );
  const own = faults.filter(({ rule }) => rule.startsWith("checklist"));
  return {
    html: checklist,
    faults: own.map(
      ({ rule, message, place, hint }) =>
        `${place?.line}:${place?.column} ${rule}: ${message}${hint ? ` (${hint})` : ""}`,
    ),
  };
}

describe("a reporting checklist", () => {
  it("links every answer, gives reasons, and says what is not answered", () => {
    const { html = "", faults } = rendered(
      'checklist:\n  1a: title\n  12a: [Statistical methods, eq-a]\n  13c: fig-cytokines\n  "14a": table-characteristics\n  6b: { not-applicable: Nobody was <matched>. }\n',
    );
    expect(faults).toEqual([]);
    expect(html).toContain('<a href="#statistical-methods">Statistical methods</a>, <a href="#eq-a">Equation 1</a>');
    expect(html).toContain('<a href="#fig-cytokines">Figure 1</a>');
    expect(html).toContain('<a href="#table-characteristics">Table 1</a>');
    expect(html).toContain("Not applicable: Nobody was &lt;matched&gt;.");
    expect(html.match(/class="unanswered"/g)).toHaveLength(strobe.items.length - 5);
    expect(html).toContain("von Elm E, Altman DG, Egger M, Pocock SJ, Gøtzsche PC, Vandenbroucke JP.");
  });

  it.each([
    ["checklist: { 12f: title }", "4:14 checklist-item-unknown: STROBE has no item 12f (did you mean 12a?)"],
    [
      "checklist: { 13c: fig-cytokine }",
      "4:14 checklist-target-unknown: item 13c: the report has no place called fig-cytokine (did you mean fig-cytokines?)",
    ],
  ])("%s is at fault", (yaml, fault) => {
    expect(rendered(yaml).faults).toEqual([fault]);
  });

  it("belongs to a guideline", () => {
    expect(rendered("checklist: { 1a: title }", false)).toEqual({
      html: undefined,
      faults: ["4:14 checklist-absent: checklist: stands without a guideline (add report: { checklist: strobe })"],
    });
    expect(rendered("", false)).toEqual({ html: undefined, faults: [] });
  });

  it("has every item of the guideline once", () => {
    const ids = strobe.items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map((id) => Number.parseInt(id, 10))).size).toBe(22);
    expect(ids).toHaveLength(34);
  });
});
