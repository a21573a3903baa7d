/** Equations, their numbers and references, and footnotes: what a manuscript can write, and what stays text. */
import { describe, expect, it } from "vitest";
import { parseManuscript, renderManuscript } from "../../src/document/manuscript.js";
import { MathFault, mathml } from "../../src/document/math/mathml.js";
import { equationNumerals } from "../../src/document/unbound/equations.js";
import { findUnbound } from "../../src/document/unbound.js";
import { loadStudy } from "../../src/study/load.js";
import { fakeContext } from "./fakes.js";

function rendered(text: string) {
  const { html, faults, headings } = renderManuscript(parseManuscript(text, "report.md"), fakeContext());
  const own = faults.filter(({ rule }) => !/^(?:float|reference)/.test(rule));
  return {
    html,
    headings,
    faults: own.map(({ rule, message, place }) => `${place?.line}:${place?.column} ${rule}: ${message}`),
  };
}

describe("an equation", () => {
  it("is MathML in the line, without style, class or script", () => {
    const { html, faults } = rendered("The mean is $\\bar{x} = \\frac{1}{n}\\sum_{i=1}^n x_i$.");
    expect(faults).toEqual([]);
    expect(html).toContain("<p>The mean is <math><mrow>");
    expect(html).toContain("<mfrac><mn>1</mn><mi>n</mi></mfrac>");
    expect(html).not.toMatch(/style=|class=|<script|href=/);
  });

  it("by itself is numbered where it has a name, and referred to before and after", () => {
    const { html, faults } = rendered(
      'See {{ref "eq-two"}}.\n\n$$\na = b\n$$ {#eq-one}\n\n$$ c $$\n\n$$ d = e $$ {#eq-two}\n\nAnd {{ref "eq-one"}}.',
    );
    expect(faults).toEqual([]);
    expect(html).toContain('See <a href="#eq-two">Equation\u00a02</a>.');
    expect(html).toContain('And <a href="#eq-one">Equation\u00a01</a>.');
    expect(html).toMatch(
      /<div class="equation" id="eq-one"><div class="scroll" role="region" tabindex="0" aria-label="Equation 1"><math display="block"/,
    );
    expect(html.match(/<span class="number">/g)).toHaveLength(2);
  });

  it("holds statistics, bound as anywhere", () => {
    const { html, faults } = rendered('$\\hat\\theta = {{stat "il6.estimate"}}$ and $x^{ {{stat "il6.w"}} }$');
    expect(faults).toEqual([]);
    expect(html).toContain('<mtext><a id="cited-1" href="#s-il6" data-part="estimate"');
    expect(html).toContain('data-part="w" data-value="6554.5">6,554.5</a></mtext></msup>');
  });

  it.each([
    ["It cost $5 and $10.", "<p>It cost $5 and $10.</p>\n"],
    ["\\$a$ and a \\$", "<p>$a$ and a $</p>\n"],
    ["`$a$`", "<p><code>$a$</code></p>\n"],
    ["a $ b $ c", "<p>a $ b $ c</p>\n"],
    ["US$20, or 5$", "<p>US$20, or 5$</p>\n"],
  ])("%j is none", (text, html) => {
    expect(rendered(text).html).toBe(html);
  });

  it.each([
    [
      "Text\n\nand $\\frac{a}{b$ here",
      "3:5 math-syntax: equation: unexpected end of input in a macro argument, expected '}'",
    ],
    ["$\\nope$", "1:1 math-syntax: equation: unsupported function name: \\nope"],
    ["$\\href{https://a.b}{x}$", "1:1 math-syntax: equation: unsupported function name: \\href"],
    ["$\\boxed{x}$ $\\cancel{x}$", "1:13 math-syntax: equation: boxes and strokes are not part of equations here"],
    [
      "$\\def\\x{\\x\\x}\\x$",
      "1:1 math-syntax: equation: too many expansions: infinite loop or need to increase maxExpand setting",
    ],
    ["$$ a $$ {#eq-a}\n\n$$ b $$ {#eq-a}", "3:1 equation-twice: two equations are called eq-a"],
    ['{{ref "eq-b"}}\n\n$$ a $$ {#eq-a}', "1:7 equation-unknown: unknown equation: eq-b"],
  ])("%j is at fault", (text, fault) => {
    expect(rendered(text).faults).toContain(fault);
  });

  it("lets nothing out of the equation", () => {
    for (const tex of ["\\text{<img src=x onerror=alert(1)>}", "\\color{red}{x}", "\\mathbf{x}\\rule{1em}{1em}"])
      expect(mathml(tex, true)).not.toMatch(/<img|style|mathcolor|mathbackground|on\w+="/);
    expect(() => mathml("\u3400", false)).toThrow(MathFault);
  });
});

describe("numbers of an equation", () => {
  it.each([
    ["\\bar{x} = \\frac{1}{n} \\sum_{i=1}^{12} x_i^2", []],
    ["1 - \\alpha", []],
    ["2\\pi r^2", []],
    ["p = 0.03", ["0.03"]],
    ["n = 45", ["45"]],
    ["\\beta = 2", ["2"]],
    ["x = -1", ["1"]],
    ["\\text{HR} = \\mathrm{1}", ["1"]],
    ["2", ["2"]],
    ["y = 3 + 0.5x", ["3", "0.5"]],
    ["x^{2.5} + n_{345}", ["2.5", "345"]],
    ["1{,}384 + x", ["1", "384"]],
    ["\\text{forty-five}", ["forty-five"]],
    ["a \\le 2, b", ["2"]],
    ["12\\%", ["12"]],
  ])("%s: typed %j", (tex, typed) => {
    const found = equationNumerals(tex).filter(({ notation }) => !notation);
    expect(found.map(({ text }) => text)).toEqual(typed);
  });
});

it("the finder of typed numbers reads equations, footnotes and captions with them", () => {
  const study = loadStudy(
    "title: T\nauthors: [{ name: A }]\ndata: { file: d.csv, codebook: c.json, status: real }\n" +
      "figures: { f: { kind: heatmap, title: F, caption: 'With $r = 0.5$ and [^45].', of: [x], in: all } }\n",
    "study.yaml",
    ".",
  );
  const source = "As $n = 45$ and $x_1^2$.[^7]\n\n$$\ny = 3.5\n$$ {#eq-8}\n\n[^7]: Of 99 people.\n";
  const { found } = findUnbound({ study, manuscript: parseManuscript(source, "report.md"), source, levels: [] });
  const typed = found.flatMap(({ text, place, allowedBy }) =>
    allowedBy ? [] : [`${place.file}:${place.line}:${place.column} ${text}`],
  );
  expect(typed.filter((one) => one.startsWith("report"))).toEqual([
    "report.md:1:9 45",
    "report.md:4:5 3.5",
    "report.md:7:10 99",
  ]);
  expect(typed.filter((one) => !one.startsWith("report")).map((one) => one.split(" ")[1])).toEqual(["0.5", "45"]);
});

describe("footnotes", () => {
  const text = 'One.[^b] Two.[^a] Again.[^b]\n\n[^a]: Note *a*\nin two lines.\n\n[^b]: Note b with {{stat "il6.w"}}.\n';

  it("are numbered as they are referred to, and lead there and back", () => {
    const { html, faults, headings } = rendered(text);
    expect(faults).toEqual([]);
    expect(html).toContain(
      'One.<sup class="noteref"><a href="#fn-b" id="fnref-b" role="doc-noteref" aria-label="Note 1">1</a></sup>',
    );
    expect(html).toContain('id="fnref-b-2" role="doc-noteref" aria-label="Note 1">1</a>');
    expect(html).toContain('<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes">');
    expect(html).toMatch(
      /<li id="fn-b">Note b with <a id="cited-1"[^>]*>6,554.5<\/a>\. <a href="#fnref-b" role="doc-backlink"/,
    );
    expect(html).toMatch(/<li id="fn-a">Note <em>a<\/em>\nin two lines\. <a href="#fnref-a"/);
    expect(html).toContain(
      '<a href="#fnref-b-2" role="doc-backlink" aria-label="Back to note 1 in the text, place 2">',
    );
    expect(headings.at(-1)).toEqual({ level: 2, id: "footnotes", text: "Notes" });
  });

  it.each([
    ["A.[^x]", "undefined:undefined footnote-unknown: unknown footnote: [^x]"],
    ["A.\n\n[^x]: B", "undefined:undefined footnote-unused: footnote never referred to: [^x]"],
    ["A.[^x]\n\n[^x]: B\n\n[^x]: C", "5:1 footnote-twice: two footnotes are called [^x]"],
  ])("%j is at fault", (source, fault) => {
    expect(rendered(source).faults).toContain(
      fault.replace("undefined:undefined", source.startsWith("A.[") ? "1:3" : "3:1"),
    );
  });
});
