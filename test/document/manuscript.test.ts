import { describe, expect, it } from "vitest";
import type { DocumentContext } from "../../src/document/context.js";
import { parseManuscript, renderManuscript } from "../../src/document/manuscript.js";
import { parseTemplate } from "../../src/document/template.js";
import { describeFault } from "../../src/fault.js";
import { fakeContext, fakeLedger, fakeStudy, figure, il6, median, nobody } from "./fakes.js";

const render = (text: string, more: Partial<DocumentContext> = {}) =>
  renderManuscript(parseManuscript(text, "report.md"), fakeContext(more));
const errors = (text: string, more: Partial<DocumentContext> = {}): string[] =>
  render(text, more).faults.flatMap((fault) => (fault.severity === "error" ? [describeFault(fault)] : []));
const body = (text: string, more: Partial<DocumentContext> = {}): string => render(text, more).html.trim();

describe("numbers", () => {
  it("prints a part with its statistic, part, full value, a link to its row and an anchor to come back to", () => {
    expect(body('{{stat "il6.estimate"}}')).toBe(
      '<p><a id="cited-1" href="#s-il6" data-part="estimate" data-value="1.5123456789012344">1.51</a></p>',
    );
  });

  it("binds every number of a phrase to its part, and keeps an interval together", () => {
    const html = body('{{stat "il6"}}');
    expect([...html.matchAll(/data-part="(\w+)"/g)].map((match) => match[1])).toEqual([
      "estimate",
      "conf_low",
      "conf_high",
      "p",
    ]);
    expect(html.replace(/<[^>]*>/g, "")).toBe("ratio 1.51 (95%\u00a0CI\u00a01.32\u00a0to\u00a01.73), p\u00a0&lt;0.001");
    expect(html.match(/ id="/g)).toHaveLength(1);
  });

  it("prints a span of two parts", () => {
    const text = body('{{stat "panel.il6.control.quartiles"}}').replace(/<[^>]*>/g, "");
    expect(text).toBe("1.20\u00a0to\u00a03.40");
  });

  it("keeps a unit and a relation on the number's line", () => {
    expect(body('p = {{stat "il6.p"}}')).toContain("p\u00a0=\u00a0<a");
    expect(body('{{stat "panel.il6.control.median" unit=true}}')).toContain("</a>\u00a0pg/mL");
    expect(body('{{stat "panel.il6.control.median"}} pg/mL')).toContain("</a>\u00a0pg/mL");
    expect(body('{{stat "panel.il6.control.median"}} in all')).toContain("</a> in all");
  });

  it("works in emphasis, headings, tables, lists and code, and is no link inside a link", () => {
    const html = body(
      '## n {{stat "il6.p"}}\n\n**{{stat "il6.p"}}** _{{stat "il6.p"}}_ `{{stat "il6.p"}}`\n\n| a |\n| - |\n| {{stat "il6.p"}} |\n\n- {{stat "il6.p"}}\n\n[see {{stat "il6.p"}}](https://example.org)',
    );
    expect(html.match(/<(?:a|span)[^>]* data-part=/g)).toHaveLength(7);
    expect(html).toMatch(/<strong><a id="cited-\d+" href="#s-/);
    expect(html).toMatch(/<em><a id="cited-\d+" href="#s-/);
    expect(html).toMatch(/<code><a id="cited-\d+" href="#s-/);
    expect(html).toMatch(/<td><a id="cited-\d+" href="#s-/);
    expect(html).toMatch(/<a href="https:\/\/example\.org">see <span id="cited-\d+" data-stat="/);
  });

  it("tells where each statistic is cited", () => {
    const { cited } = render(
      'Early {{stat "il6.p"}}\n\n## Results & more\n\n{{stat "il6"}}\n\n{{table "characteristics"}}',
    );
    expect(cited.get("il6")).toEqual([
      { label: "Opening", anchor: "cited-1", parts: ["p"] },
      { label: "Results & more", anchor: "cited-2", parts: ["estimate", "conf_low", "conf_high", "p"] },
    ]);
    expect(cited.get("panel.il6.control")).toEqual([
      { label: "Table 1", anchor: "table-characteristics", parts: ["median"] },
    ]);
  });

  it("warns of a statistic that was refused, and prints why", () => {
    const refused = { ...il6, refusal: "needs at least 2 values, found 1", phrase: ["not available: needs 2 values"] };
    const document = render('{{stat "il6"}}', { ledger: fakeLedger([refused]) });
    expect(document.html).toContain("not\u00a0available");
    expect(document.faults.map(({ rule }) => rule)).toContain("statistic-refused");
  });

  it("lists literals with their reasons", () => {
    const { literals, html } = render('At {{literal "0.05" why="significance level"}}.');
    expect(html).toBe('<p>At <span data-literal="significance level">0.05</span>.</p>\n');
    expect(literals).toEqual([
      { text: "0.05", why: "significance level", place: { file: "report.md", line: 1, column: 14 } },
    ]);
  });
});

describe("what does not exist is told where it was asked for", () => {
  const cases: readonly (readonly [text: string, expected: RegExp])[] = [
    ['a\n\nb {{stat "il6.pp"}}', /^report\.md:3:10 {2}error: unknown statistic: il6\.pp .*\n.*did you mean il6\.p\?/],
    ['{{cite "stork2091"}}', /^report\.md:1:8 {2}error: unknown reference: stork2091 .*\n.*did you mean stork2019\?/],
    ['{{cite "holm1979" "x"}}\n\n{{references}}', /^report\.md:1:19 {2}error: unknown reference: x /],
    ['{{ref "fig-cytokine"}}', /^report\.md:1:7 {2}error: unknown figure or table: fig-cytokine/],
    ['{{ref "cytokines"}}', /^report\.md:1:7 {2}error: figure not in the document: cytokines/],
    ['{{figure "flow"}}', /^report\.md:1:10 {2}error: unknown figure: flow/],
    ['{{table "cytokines"}}', /^report\.md:1:9 {2}error: unknown table: cytokines/],
    ['{{figure "cytokines"}}\n\n{{figure "cytokines"}}', /^report\.md:3:10 {2}error: figure placed twice/],
    ['text {{figure "cytokines"}}', /^report\.md:1:15 {2}error: a figure, table or list cannot stand inside a line/],
    ['{{label "il66"}}', /^report\.md:1:9 {2}error: unknown name: il66/],
    ['{{study "titel"}}', /^report\.md:1:9 {2}error: unknown key of the study: titel/],
    ['{{verdict "il6"}}', /^report\.md:1:11 {2}error: unknown claim: il6/],
    ['{{#if (verdict "il6-raised" is="agree")}}x{{/if}}', /^report\.md:1:8 {2}error: unknown verdict: agree/],
    ["{{study.titel}}", /^report\.md:1:3 {2}error: nothing is known as study\.titel/],
    ["{{study.constructor}}", /^report\.md:1:3 {2}error: nothing is known as study\.constructor/],
    ["{{study.authors}}", /^report\.md:1:3 {2}error: study\.authors is not one text/],
    ["{{#each simulated}}x{{/each}}", /^report\.md:1:9 {2}error: #each runs over a list only/],
    ['{{cite "stork2019"}}', /error: references are cited but not listed/],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(errors(text)[0]).toMatch(expected);
  });

  it("says what was declared and never used", () => {
    const rules = render("Nothing.").faults.map(({ rule, message }) => `${rule}: ${message}`);
    expect(rules).toEqual([
      "reference-uncited: reference never cited: stork2019",
      "reference-uncited: reference never cited: holm1979",
      "float-unused: figure not in the document: cytokines",
      "float-unused: table not in the document: characteristics",
      "float-unused: table not in the document: claims",
    ]);
  });
});

describe("hostile values never become markup", () => {
  const hostile = "*a* _b_ <img src=x onerror=alert(1)> & {{stat}} `c` | [d](javascript:e) \uE000\uE010\uE001";
  const escaped =
    "*a* _b_ &lt;img src=x onerror=alert(1)&gt; &amp; {{stat}} `c` | [d](javascript:e) \uE000\uE010\uE001";

  it("in a label", () => {
    expect(body('x {{label "il6"}} y', { labels: new Map([["il6", hostile]]) })).toBe(`<p>x ${escaped} y</p>`);
  });

  it("in a printed number, a title, a table and a claim", () => {
    const bad = { ...median, parts: { ...median.parts, median: { value: '"><b>', text: hostile } } };
    const html = body(
      '{{stat "panel.il6.control.median"}}\n\n{{study "title"}}\n\n{{table "characteristics"}}\n\n{{claims}}\n\n{{references}}',
      {
        ledger: fakeLedger([il6, bad]),
        study: {
          ...fakeStudy,
          title: hostile,
          claims: fakeStudy.claims.map((claim) => ({ ...claim, says: hostile })),
          references: fakeStudy.references.map((reference) => ({ ...reference, title: hostile })),
        },
      },
    );
    expect(html).not.toMatch(/<img|data-value=""/);
    expect(html.match(/&lt;img/g)?.length).toBeGreaterThanOrEqual(5);
    expect(html).toContain('data-value="&quot;&gt;&lt;b&gt;"');
  });

  it("in a link's title and a text alternative", () => {
    const labels = new Map([["il6", '" onmouseover="x']]);
    const html = body('[a](https://example.org \'t {{label "il6"}}\')\n\n{{figure "cytokines"}}', {
      labels,
      figures: [{ ...figure, alt: parseTemplate('Alt {{label "il6"}}', "study.yaml") }],
    });
    expect(html).toContain('title="t &quot; onmouseover=&quot;x"');
    expect(html).toContain('aria-label="Alt &quot; onmouseover=&quot;x"');
  });
});

describe("hostile Markdown", () => {
  it("shows raw HTML as text, and warns where it stands", () => {
    const document = render(
      "First.\n\nA <script>alert(1)</script> <img src=x onerror=alert(2)>\n\n<div onclick=x>\n\n*b*",
    );
    expect(document.html).not.toMatch(/<(?:script|img|div)/);
    expect(document.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(document.html).toContain("&lt;div onclick=x&gt;");
    const places = document.faults.flatMap(({ rule, place }) =>
      rule === "raw-html" ? [`${place?.line}:${place?.column}`] : [],
    );
    expect(places).toEqual(["3:3", "3:19", "3:29", "5:1"]);
  });

  const links = [
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](//example.org/x)",
    "[a](/etc/passwd)",
    "[a](../outside)",
    "[a](file:///x)",
    "<javascript:alert(1)>",
    "[a][1]\n\n[1]: javascript:alert(1)",
    '[a](https://example.org/{{stat "il6.p"}})',
  ];
  it.each(links)("does not follow %s", (text) => {
    const document = render(text);
    expect(document.html).not.toMatch(/href="(?!#)/);
    expect(document.faults.map(({ rule }) => rule)).toContain("link-not-allowed");
  });

  it("follows the web, mail, DOIs, anchors and the report's own files", () => {
    const hrefs = body("[a](https://x.org/?a=1&b=2) [b](mailto:a@b.org) [c](doi:10.1000/x) [d](#e) [f](tables/a.csv)");
    expect([...hrefs.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      "https://x.org/?a=1&amp;b=2",
      "mailto:a@b.org",
      "https://doi.org/10.1000/x",
      "#e",
      "tables/a.csv",
    ]);
  });

  it("takes no image from anywhere", () => {
    const document = render("![alt *x*](https://example.org/a.png)");
    expect(document.html).toBe("<p>alt *x*</p>\n");
    expect(document.faults.map(({ rule }) => rule)).toContain("image-not-embedded");
  });

  it("does not let an SVG bring style, script or an address into the page", () => {
    for (const bad of [
      "<style>a{}</style>",
      '<g onload="x"/>',
      '<a href="https://x"/>',
      '<g style="fill:red"/>',
      "<script/>",
    ]) {
      expect(errors('{{figure "cytokines"}}', { figures: [{ ...figure, svg: `<svg>${bad}</svg>` }] })[0]).toMatch(
        /figure cytokines holds what a page must not/,
      );
    }
  });
});

describe("headings", () => {
  it("have ids made of their words alone, each once, out of the page's own", () => {
    const { headings } = render(
      '# A\n\n## Résumé & <0.5 {{stat "il6.p"}}\n\n## A\n\n## Appendix\n\n## {{stat "il6.p"}}\n\n## S: 1',
    );
    expect(headings).toEqual([
      { level: 2, id: "a", text: "A" },
      { level: 3, id: "résumé-0-5", text: "Résumé & <0.5 <0.001" },
      { level: 3, id: "a-2", text: "A" },
      { level: 3, id: "h-appendix", text: "Appendix" },
      { level: 3, id: "section", text: "<0.001" },
      { level: 3, id: "h-s-1", text: "S: 1" },
    ]);
  });
});

describe("cross-references, citations and lists", () => {
  it("numbers figures and tables in the order in which they are placed, and links forward", () => {
    const html = body(
      '{{ref "table-claims"}}, {{ref "fig-cytokines" panel="B"}}\n\n{{table "characteristics"}}\n\n{{figure "cytokines"}}\n\n{{claims}}',
    );
    expect(html).toContain('<a href="#table-claims">Table\u00a02</a>');
    expect(html).toContain('<a href="#fig-cytokines">Figure\u00a01B</a>');
    expect(html).toContain('<figure class="float drawn" id="fig-cytokines">');
    expect(html).toContain("<b>Table 2.</b>");
  });

  it("fills captions, numbers their citations in place, and says in which figure a number stands", () => {
    const caption = parseTemplate('Of *n* = {{stat "il6.w"}} {{cite "holm1979"}}.', "study.yaml");
    const document = render('{{figure "cytokines"}}\n\n{{cite "stork2019"}}\n\n{{references}}', {
      figures: [{ ...figure, caption }],
    });
    expect(document.citations).toEqual(["holm1979", "stork2019"]);
    expect(document.html).toContain('Of <em>n</em>\u00a0=\u00a0<a href="#s-il6"');
    expect(document.cited.get("il6")).toEqual([{ label: "Figure 1", anchor: "fig-cytokines", parts: ["w"] }]);
  });

  it("puts citations of the methods before the full stop", () => {
    const html = body("{{methods}}\n\n{{references}}");
    expect(html).toContain(
      'Mann-Whitney test <span class="cite">[<a href="#ref-holm1979" role="doc-biblioref">1</a>]</span>.</p>',
    );
  });

  it("shows each claim with what was published, what stands here, and a verdict that is not colour alone", () => {
    const html = body("{{claims}}\n\n{{references}}");
    expect(html).toContain('<th scope="col" role="columnheader">Published</th>');
    expect(html).toContain("In this (simulated) cohort");
    expect(html).toContain('id="claim-il6-raised"');
    expect(html).toContain('<span class="verdict agrees" data-claim="il6-raised">agrees</span>');
    const real = { ...fakeStudy, data: { ...fakeStudy.data, status: "real" as const } };
    expect(body("{{claims}}\n\n{{references}}", { study: real })).not.toContain("simulated");
  });

  it("lets prose follow the data", () => {
    const text = '{{#if (verdict "il6-raised" is="agrees")}}higher{{else}}not higher{{/if}}, {{verdict "il6-raised"}}';
    expect(body(text)).toBe(
      '<p>higher, <a class="verdict agrees" data-claim="il6-raised" href="#claim-il6-raised">agrees</a></p>',
    );
    const differs = [{ claim: "il6-raised", verdict: "differs", values: [] }] as const;
    expect(body(text, { verdicts: differs })).toContain("<p>not higher");
  });

  it("runs loops and conditions over the study's data", () => {
    expect(body("{{#each study.authors}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}")).toBe("<p>A. Author</p>");
    expect(body("{{#if simulated}}made{{else}}measured{{/if}}")).toBe("<p>made</p>");
  });

  it("lists definitions and all that is assumed", () => {
    const place = { file: "study.yaml" };
    const study = {
      ...fakeStudy,
      definitions: [{ id: "d", place, value: "a < b", label: "D", unit: "points", assumed: "that a < b" }],
      thresholds: [{ id: "il6", place, quantile: 0.95, of: "il6", in: "control", label: "T" }],
    };
    const html = body("{{definitions}}\n\n{{assumptions}}", {
      study,
      assumptions: [{ label: "Codes", text: "assumed" }],
    });
    expect(html).toContain("<dt>D</dt><dd><code>a &lt; b</code>; in points");
    expect(html).toContain('here ratio <a id="cited-1"');
    expect(html).toContain("<li><b>D</b>: that a &lt; b</li>\n<li><b>Codes</b>: assumed</li>");
  });
});

describe("determinism", () => {
  it("gives the same document from the same input", () => {
    const text =
      '## A\n\n{{stat "il6"}} {{cite "stork2019"}}\n\n{{table "characteristics"}}\n\n{{claims}}\n\n{{references}}';
    expect(render(text).html).toBe(render(text).html);
  });

  it("does not depend on who else stands in the ledger", () => {
    const more = { ...median, id: "another", participants: nobody };
    expect(body('{{stat "il6"}}', { ledger: fakeLedger([more, il6, median]) })).toBe(body('{{stat "il6"}}'));
  });
});
