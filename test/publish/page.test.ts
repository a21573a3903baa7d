import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseManuscript, renderManuscript } from "../../src/document/manuscript.js";
import { StudyFaults } from "../../src/fault.js";
import { profiles } from "../../src/format/profile.js";
import { type PageInput, page } from "../../src/publish/page.js";
import { readPageStyle, styleFaults } from "../../src/publish/stylesheet.js";
import { fakeContext, fakeStudy } from "../document/fakes.js";

const text = [
  "## Abstract",
  'Median IL-6 was {{stat "panel.il6.control" }} {{cite "stork2019"}} ({{stat "il6"}}). Again {{stat "il6.p"}}.',
  '{{figure "cytokines"}}',
  '{{table "characteristics"}}',
  "{{claims}}",
  "{{references}}",
].join("\n\n");

async function input(more: Partial<PageInput> = {}, status: "simulated" | "real" = "simulated"): Promise<PageInput> {
  const study = { ...fakeStudy, date: "2026-11-22", data: { ...fakeStudy.data, status } };
  const context = fakeContext({ study });
  return {
    study,
    document: renderManuscript(parseManuscript(text, "report.md"), context),
    ledger: context.ledger,
    data: { file: "data/cohort.csv", sha256: "ab".repeat(32) },
    inputs: [{ file: "data/cohort.csv", sha256: "ab".repeat(32) }],
    engine: { name: "Reckon", version: "0.1.0" },
    style: { page: await readPageStyle() },
    profile: profiles.biomedical!,
    ...more,
  };
}

const policyOf = (html: string): string =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? "";
const sha256 = (content: string): string => createHash("sha256").update(content).digest("base64");

describe("the page's policy", () => {
  it("allows its one style by hash, and no script, network, form or base", async () => {
    const html = page(await input());
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
    expect(policyOf(html)).toBe(
      `default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'none'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<style"));
  });

  it("allows its own scripts by hash, and carries data that cannot run", async () => {
    const script = "console.log(1)";
    const html = page(await input({ scripts: [script], carries: { plan: { a: "</script><script>x" } } }));
    expect(policyOf(html)).toContain(`script-src 'sha256-${sha256(script)}'`);
    expect(html).toContain('<script type="application/json" id="plan">{"a":"\\u003c/script>\\u003cscript>x"}</script>');
  });

  it("asks nothing of any network, and needs no inline style or handler", async () => {
    const html = page(await input());
    expect(html).not.toMatch(/<(?:link|iframe|object|embed|form|base|img|video|audio)\b/i);
    expect(html).not.toMatch(/\s(?:src|srcset|action|formaction|poster|background|style|on\w+)="/i);
    expect(html).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//i);
    expect(
      [...html.matchAll(/\shref="([^"]*)"/g)].every(([, href]) => /^(?:#|https:\/\/doi\.org\/|[a-z])/.test(href ?? "")),
    ).toBe(true);
  });
});

describe("simulated data", () => {
  it("are named first thing on the page and in its metadata", async () => {
    const html = page(await input());
    expect(html).toContain('<meta name="reckon:data-status" content="simulated">');
    expect(html).toContain('<meta name="description" content="Simulated participants. Median IL-6 was 2.31');
    expect(html.indexOf('<div id="banner" role="note"><b>Simulated participants.')).toBeLessThan(html.indexOf("<h1>"));
  });

  it("and real data carry no such mark", async () => {
    const html = page(await input({}, "real"));
    expect(html).toContain('<meta name="reckon:data-status" content="real">');
    expect(html.replace(/<style>[\s\S]*<\/style>/, "")).not.toMatch(/simulated|banner/i);
    expect(html).not.toContain("@top-center");
  });

  it("cannot be hidden by a study's own style sheet", async () => {
    const study = { text: "#banner{display:none!important}", file: "extra.css" };
    const base = await input();
    const html = page({ ...base, style: { ...base.style, study } });
    expect(html).toMatch(
      /@layer guard,page,study;\n@layer guard\{[\s\S]*#banner\{all:initial!important;display:block!important/,
    );
    expect(html).toContain("@layer study{\n#banner{display:none!important}\n}");
  });
});

describe("a study's style sheet", () => {
  const bad: readonly (readonly [css: string, line: number, column: number])[] = [
    ["a{}\n@import 'x.css';", 2, 1],
    ["a{background:url(https://x/y.png)}", 1, 14],
    ["</style><script>x</script>", 1, 1],
    ["a{b:c\\64}", 1, 6],
    ["@layer guard{#banner{display:none}}", 1, 1],
  ];
  it.each(bad)("is refused where it would load or leave: %s", async (css, line, column) => {
    const [fault] = styleFaults({ text: css, file: "extra.css" });
    expect(fault?.place).toEqual({ file: "extra.css", line, column });
    const base = await input();
    expect(() => page({ ...base, style: { ...base.style, study: { text: css, file: "extra.css" } } })).toThrow(
      StudyFaults,
    );
  });

  it("is refused where its braces do not match", () => {
    expect(styleFaults({ text: "a{}}b{", file: "x.css" })).toHaveLength(1);
    expect(styleFaults({ text: "a{", file: "x.css" })).toHaveLength(1);
    expect(styleFaults({ text: 'a{content:"}"}/* } */', file: "x.css" })).toEqual([]);
  });
});

describe("the appendix", () => {
  it("has a row for every statistic that a number links to, with values in full and links back", async () => {
    const html = page(await input());
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(`id="${target}"`);
    const row = /<tr class="s" id="s-il6">.*(?=\n)/.exec(html)?.[0] ?? "";
    expect(row).toContain(
      "IgM-PNP: n\u00a0=\u00a079, 2\u00a0missing, 12\u00a0below detection; Controls: n\u00a0=\u00a0113",
    );
    expect(row).toContain("<td>1.51<code>1.5123456789012344</code><td>");
    expect(row).toContain("<td>6,554.5<code>6554.5</code>");
    expect(html).toContain('<th scope="col" data-part="estimate">ratio</th>');
    expect(row).toContain(
      'Cited: <a href="#cited-2">Abstract</a> (<a href="#cited-3">2</a>), <a href="#table-claims">Table 2</a>',
    );
  });

  it("gives the R that recomputes a statistic: the call above its table, its own data in its row", async () => {
    const inR = new Map([
      ["il6", 'compute_mann_whitney(samples("il6", c("igm-pnp", "control")), scale = "ratio")'],
      ["panel.il6.control", 'compute_median(samples("il6 (pg)", "control"))'],
    ]);
    const html = page(await input({ inR }));
    expect(html).toContain("<caption>In R: <code>compute_median(<i>data</i>)</code></caption>");
    expect(html).toContain("<code>compute_mann_whitney(<i>data</i>, scale = &quot;ratio&quot;)</code>");
    expect(html).toContain('<code>samples("il6", c("igm-pnp", "control"))</code>');
    expect(html).toContain('<code>samples("il6 (pg)", "control")</code>');
  });

  it("says how numbers are rounded, and what a second engine said", async () => {
    const html = page(await input());
    expect(html).toContain("p to 3 decimals below 0.1, else to 2; below 0.001 as such");
    expect(html).toContain("every statistic is <em>not cross-checked yet</em>");
    const secondEngine = { name: "R 4.2.2", stale: false, differs: ["il6"], unchecked: [] };
    const checked = page(await input({ secondEngine }));
    expect(checked).toContain("R 4.2.2 recomputed every statistic by itself and agrees, unless a row says otherwise.");
    expect(checked.match(/R 4\.2\.2 differs/g)).toHaveLength(1);
    const stale = page(await input({ secondEngine: { ...secondEngine, stale: true } }));
    expect(stale).toContain("R 4.2.2 was asked before the inputs changed");
    expect(stale).not.toContain("R 4.2.2 differs");
  });

  it("gives no id twice", async () => {
    const ids = [...page(await input()).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("determinism", () => {
  it("gives the same bytes from the same input", async () => {
    expect(page(await input())).toBe(page(await input()));
  });
});
