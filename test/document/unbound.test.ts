import { describe, expect, it } from "vitest";
import { parseManuscript } from "../../src/document/manuscript.js";
import { CODE_KEYS, PRINTED_KEYS } from "../../src/document/unbound/study-texts.js";
import { type FoundNumber, findUnbound, unboundFaults } from "../../src/document/unbound.js";
import { loadStudy } from "../../src/study/load.js";
import { studyJsonSchema } from "../../src/study/schema.js";

const HEAD = `title: A study
authors: [{ name: A. Author }]
data: { file: data/cohort.csv, codebook: data/codebook.json, status: real }
`;

/** Every number of a manuscript, and of the study's own texts below its head. */
function found(source: string, more = "", levels: readonly number[] = [0.95]): readonly FoundNumber[] {
  const study = loadStudy(HEAD + more, "study.yaml", ".");
  return findUnbound({ study, manuscript: parseManuscript(source, "report.md"), source, levels }).found;
}
const unbound = (source: string, more = ""): string[] =>
  found(source, more).flatMap(({ text, allowedBy }) => (allowedBy ? [] : [text]));
const allowed = (source: string, more = ""): string[] =>
  found(source, more).flatMap(({ text, allowedBy }) => (allowedBy ? [`${allowedBy.rule}: ${text}`] : []));

describe("a number typed by hand is found, however it is written", () => {
  it.each<[text: string, numbers: string[]]>([
    ["In 45 of 50 patients.", ["45", "50"]],
    ["Emphasis: **45**, *46*, ***47***, ~~48~~, _49_", ["45", "46", "47", "48", "49"]],
    ["Split by emphasis: 4**5** and tw**el**ve", ["45", "twelve"]],
    ["[of 45 patients](https://example.org/)", ["45"]],
    ['[patients](https://example.org/ "45 of them")', ["45"]],
    ["[patients][ref]\n\n[ref]: https://example.org/ '45 of them'", ["45"]],
    ["Code: `45` and\n\n    46 indented\n\n```\n47 fenced\n```", ["45", "46", "47"]],
    ["Over lines, in 45\nof 50, 1\n234", ["45", "50", "1", "234"]],
    ["| a 45 | b |\n| --- | ---: |\n| 46 | **47** |", ["45", "46", "47"]],
    ["> quoted 45\n> and 46", ["45", "46"]],
    ["- entry 45\n  more 46\n  - deeper 47", ["45", "46", "47"]],
    ["45. of the patients responded", ["45"]],
    ["1. first\n2. second", []],
    ["## Results in 45 patients", ["45"]],
    ["Setext 45\n=========", ["45"]],
    ["![alt 45](x.png)", ["45"]],
    ["<!-- 45 is shown as text --> and <b title='46'>47</b>", ["45", "46", "47"]],
    ["A percentage: 45%, 45 %, 45.5%, 45\u00a0% and 45 percent", ["45%", "45 %", "45.5%", "45 %", "45"]],
    ["Ranges: 10-20, 10–20, 10 to 20, (10, 20)", ["10", "20", "10", "20", "10", "20", "10", "20"]],
    ["Signs: -5, −5, +5, ±5, <5, ≥5, ~5, p<.05, p = 0.05", ["5", "5", "5", "5", "5", "5", "5", ".05", "0.05"]],
    ["Grouped: 1,234 and 1,234,567.8 and 1\u2009234 and 1'234", ["1,234", "1,234,567.8", "1 234", "1'234"]],
    ["Exponents: 1.5e3, 1.5E-3, 2 × 10⁹, 10^9", ["1.5e3", "1.5E-3", "2", "10", "9", "10", "9"]],
    ["Fractions: ½, 2½, 3/4, ⅔ of them", ["½", "2½", "3", "4", "⅔"]],
    ["Full width: ４５ and ４５％", ["45", "45%"]],
    ["Other scripts: ٤٥, ४५, 𝟒𝟓, ①", ["45", "45", "45", "1"]],
    ["Zero width: 4\u200b5, 4\u00ad5, 4\u20605, tw\u200belve", ["45", "45", "45", "twelve"]],
    ["Entities: &#52;&#x35;, 4&#8203;5, &frac12;, t&#119;elve, 4&ZeroWidthSpace;5", ["45", "45", "½", "twelve", "45"]],
    ["An entity's name is no number: &there4; &emsp13; &copy;", []],
    ["An unknown one is shown: &ab 45;", ["45"]],
    ["Escapes: 4\\.5 and \\*45\\*", ["4.5", "45"]],
    ["Glued: 45mg, 3x, 45th, n45, n=45, 2h", ["45", "3", "45", "45", "45", "2"]],
    ['Around a statistic: 1{{stat "a"}}, {{stat "a"}} of 50, {{stat "a"}}5', ["1", "50", "5"]],
    ["Hidden from the reader: {{! 45 }}", []],
    ["Roman numerals: factor VIII, phase II, stage IV, class Ⅷ", []],
    ["Letters: a b c, second opinion, first aid, the third group", []],
  ])("%s", (text, numbers) => {
    expect(unbound(text)).toEqual(numbers);
  });

  it("reads both branches of a condition, and loops", () => {
    const text =
      "{{#if simulated}}In 45{{else}}In 46{{/if}} of\n\n{{#unless simulated}}\n## About 47\n{{/unless}}\n{{#each claims}}48 {{says}}{{else}}49{{/each}}";
    expect(unbound(text)).toEqual(["45", "46", "47", "48", "49"]);
  });

  it("does not join what is apart: cells, paragraphs, branches", () => {
    expect(unbound("| 4 | 5 |\n| - | - |\n\n4\n\n5\n\n{{#if simulated}}4{{else}}5{{/if}}")).toEqual([
      "4",
      "5",
      "4",
      "5",
      "4",
      "5",
    ]);
  });
});

describe("numbers in words count", () => {
  it.each<[text: string, numbers: string[]]>([
    ["Twelve of them, and twenty-one more", ["Twelve", "twenty-one"]],
    ["two hundred and five patients, a hundred, five thousand", ["two hundred and five", "hundred", "five thousand"]],
    ["a dozen, dozens, half a dozen", ["dozen", "dozens", "half a dozen"]],
    ["half of them, one half, halved, doubled, twice as many", ["half", "one half", "halved", "doubled", "twice"]],
    [
      "a third of them, two thirds, three quarters, two-thirds",
      ["a third of", "two thirds", "three quarters", "two-thirds"],
    ],
    ["one in four, one out of ten, two in three", ["one in four", "one out of ten", "two in three"]],
    ["one and a half times", ["one and a half"]],
    ['one of {{stat "a"}}, one in {{stat "a"}}, one {{stat "a"}}', ["one", "one", "one"]],
    ["one of the two, one of three", ["one", "two", "one", "three"]],
    ["one patient died, zero patients, one further death, in one year", ["one", "zero", "one", "one"]],
    ["twofold, three-fold and tenfold", ["twofold", "three-fold", "tenfold"]],
    ["double the risk, triple that of controls", ["double", "triple"]],
    ["TWELVE, Twelve", ["TWELVE", "Twelve"]],
    // words that only look like it
    ["one another, no one, someone, one would think, that one, one-sided, at one time or other", ["one"]],
    ["two-sided, two-tailed, a two-by-two table, a one-way analysis, a two-year visit, three-valued logic", []],
    ["first, second, third, secondly; wait a second; the second half-life", []],
    ["often, tent, height, sevens, behalf, weighted, network, anyone, tone, attend", []],
    ["double-blind, a half-life, half-width intervals, a score of zero, above zero", []],
    ["as a whole, a single patient, both groups, a pair, once, none, several", []],
  ])("%s", (text, numbers) => {
    expect(unbound(text)).toEqual(numbers);
  });
});

describe("what is no result is allowed by a rule, and listed", () => {
  it.each<[text: string, listed: string[]]>([
    [
      "IL-6, CD20, CD4, HbA1c, anti-CD20, TGF-β1, COVID-19, SARS-CoV-2, IgG4, HLA-B27, p53, 5-HT, 25-OH-D",
      [
        "name: IL-6",
        "name: CD20",
        "name: CD4",
        "name: HbA1c",
        "name: anti-CD20",
        "name: TGF-β1",
        "name: COVID-19",
        "name: SARS-CoV-2",
        "name: IgG4",
        "name: HLA-B27",
        "name: p53",
        "name: 5-HT",
        "name: 25-OH-D",
      ],
    ],
    ["IL\u20116 with a no-break hyphen, IL–6 with a dash", ["name: IL-6", "name: IL–6"]],
    ["APRIL, IgM, INCAT-ODSS, BAFF, anti-MAG", []],
    ["kg/m², R², χ², `odss_2y`", ["name: m^2", "name: R^2", "name: χ^2", "name: odss_2y"]],
    ['{{stat "a"}} × 10⁹/L, mL/min/1.73 m²', ["unit: 10^9", "unit: /1.73 m^2"]],
    [
      "In 2002 and since 1994; from 1960 to 1994; 1960-1994; 1960–94; the 1980s",
      [
        "calendar-year: 2002",
        "calendar-year: 1994",
        "calendar-year: from 1960 to 1994",
        "calendar-year: 1960-1994",
        "calendar-year: 1960–94",
        "calendar-year: 1980s",
      ],
    ],
    ["Kyle 2002, Kyle et al. 2002, Stork and colleagues (2019)", ["calendar-year: 2002", "calendar-year: 2019"]],
    [
      "7 March 2019, March 7, 2019, March 2019, 2026-11-22, 22/11/2026",
      [
        "calendar-date: 7 March 2019",
        "calendar-date: March 7, 2019",
        "calendar-date: March 2019",
        "calendar-date: 2026-11-22",
        "calendar-date: 22/11/2026",
      ],
    ],
    ["doi:10.1002/mus.26462", ["doi: doi:10.1002/mus.26462"]],
    [
      "<https://doi.org/10.1002/mus.26462> and [text](https://example.org/45)",
      ["address: https://doi.org/10.1002/mus.26462", "address: https://example.org/45"],
    ],
    ["N Engl J Med 2002;346:564-569", ["citation: 2002;346:564-569"]],
    ["PMID 11856795", ["identifier: PMID 11856795"]],
    [
      "See Table 2, Figures 1 and 3, Section 2.1, Fig. 2a, page 45",
      [
        "cross-reference: Table 2",
        "cross-reference: Figures 1 and 3",
        "cross-reference: Section 2.1",
        "cross-reference: Fig. 2a",
        "cross-reference: page 45",
      ],
    ],
    [
      "version 3.5-3, R 4.2.2, v1.2, 29.1.1",
      ["version: version 3.5-3", "version: R 4.2.2", "version: v1.2", "version: 29.1.1"],
    ],
    [
      "95% CI, 95% confidence intervals, 95 percent confidence limits",
      [
        "confidence-level: 95% CI",
        "confidence-level: 95% confidence intervals",
        "confidence-level: 95 percent confidence limits",
      ],
    ],
    [
      "2-year change, two-sided, 12-month visit, 2×2 tables",
      ["compound: 2-year", "compound: two-sided", "compound: 12-month", "compound: 2×2"],
    ],
    [
      "type 2 diabetes, grade 3, phase 2, visit 4, quantile type-7",
      [
        "designation: type 2",
        "designation: grade 3",
        "designation: phase 2",
        "designation: visit 4",
        "designation: type-7",
      ],
    ],
    [
      "# 1 Introduction\n\n# 2. Methods\n\n## 2.1 Patients\n\n## 2.2 Tests\n\n# 3 Results",
      ["section-number: 1", "section-number: 2", "section-number: 2.1", "section-number: 2.2", "section-number: 3"],
    ],
  ])("%s", (text, listed) => {
    expect(allowed(text)).toEqual(listed);
    expect(unbound(text)).toEqual([]);
  });

  it.each<[text: string, numbers: string[]]>([
    ["In 2019 patients, and 1984 pg/mL, 1999 of the cases, 1,999, 2019%", ["2019", "1984", "1999", "1,999", "2019%"]],
    ["A median of 1984", ["1984"]],
    ["On 2003 the share, Median 2003. Mean (2003), Whitney 2003 was", ["2003", "2003", "2003", "2003"]],
    ["90% CI and 99% confidence intervals, 95% of patients, the 95th percentile", ["90%", "99%", "95%", "95"]],
    ["age-65, cohort-45, median-45, IL-6.5, CD20.5, IL-6%", ["65", "45", "45", "6.5", "20.5", "6%"]],
    ["a 45-patient cohort, a 2-fold rise, 65-year-old patients", ["45", "2", "65"]],
    ["version control in 45", ["45"]],
    ["# 45 patients\n\n# 2 of them", ["45", "2"]],
    ["Table 2 of 50, Tables turned 45", ["50", "45"]],
    ["type 2.5, grade 3%", ["2.5", "3%"]],
    ["10.5 and 10.1002", ["10.5", "10.1002"]],
    ["R 0.45, v45", ["0.45"]],
    ["reference [12] by hand", ["12"]],
  ])("but not %s", (text, numbers) => {
    expect(unbound(text)).toEqual(numbers);
  });

  it("names the level of the report's own intervals only", () => {
    expect(found("99% CI", "", [0.99])[0]?.allowedBy?.rule).toBe("confidence-level");
    expect(found("97.5% CI", "", [0.95, 0.975])[0]?.allowedBy?.rule).toBe("confidence-level");
    expect(found("95% CI", "", [])[0]?.allowedBy).toBeUndefined();
  });

  it("lists what is allowed once, with how often it stands there; what is not, each time", () => {
    const all = found("IL-6 and IL-6 and 45 and 45");
    expect(all.map(({ text, times }) => [text, times])).toEqual([
      ["IL-6", 2],
      ["45", 1],
      ["45", 1],
    ]);
  });
});

describe("no text takes long", () => {
  const long = 20_000;
  it.each<[what: string, text: string]>([
    ["capitals", `${"A".repeat(long)} 45`],
    ["hyphens", `${"a-".repeat(long)} 45`],
    ["dots", `${"1.".repeat(long)}45`],
    ["words", `${"hundred ".repeat(long)}45`],
    ["names", `${"IL-6, ".repeat(long)}45`],
    ["numbers", `${"45 ".repeat(long)}`],
    ["at signs", `${"a@".repeat(long)} 45`],
    ["punctuation", `${".+".repeat(long)} 45`],
    ["years", `${"Kyle 2002 ".repeat(long)}45`],
    ["quotes", `${"> a\n> 45\n".repeat(long / 40)}`],
    ["lists", `${"- a\n  45\n".repeat(long / 40)}`],
  ])("%s", { timeout: 10_000 }, (_, text) => {
    expect(unbound(text).at(-1)).toMatch(/45$/);
  });
});

describe("a literal is allowed with its reason", () => {
  it("in the manuscript, in captions, and in the study's plain texts", () => {
    const more = `tables:
  a:
    kind: cells
    title: "Above {{literal "12" why="limit of the assay"}} of them"
    caption: Beside {{literal "0.05" why="level"}} and {{stat "x"}}.
    rows: { x: [il6] }
    head: H
    columns: [{ head: "More than {{literal '3' why='by design'}}", cell: x }]
`.replaceAll(
      'title: "Above {{literal "12" why="limit of the assay"}} of them"',
      `title: 'Above {{literal "12" why="limit of the assay"}} of them'`,
    );
    expect(unbound('At {{literal "0.05" why="significance level"}}.', more)).toEqual([]);
    expect(allowed('At {{literal "0.05" why="significance level"}}.', more)).toEqual([
      "literal: 0.05",
      "literal: 12",
      "literal: 0.05",
      "literal: 3",
    ]);
    const study = loadStudy(HEAD + more, "study.yaml", ".");
    expect(study.tables[0]?.title).toBe("Above 12 of them");
    expect(study.tables[0]?.options.columns).toEqual([{ head: "More than 3", cell: "x" }]);
    expect(study.tables[0]?.caption).toContain("{{literal");
  });

  it("but not without one", () => {
    expect(unbound('At {{literal "0.05" why=" "}}.')).toEqual(["0.05"]);
    expect(unbound("", `shortTitle: 'At {{literal "0.05"}}'\n`)).toEqual(["0.05"]);
  });

  it("tells its reason", () => {
    expect(found('At {{literal "one in twenty" why="assumed"}}.')[0]).toEqual({
      text: "one in twenty",
      place: { file: "report.md", line: 1, column: 14 },
      context: "one in twenty",
      times: 1,
      allowedBy: { rule: "literal", why: "assumed" },
    });
  });
});

describe("names and definitions of the study", () => {
  const more = `definitions:
  change: { value: odss_2y - odss_3y, label: Change in score from 3 years, description: "Less the score three years before, above zero is worse" }
  raised: { value: il6 > 4.5, label: Raised, description: "Above 4.5 pg/mL in 80 patients", assumed: that 4.5 is the limit }
thresholds:
  high: { quantile: 0.95, of: il6, in: all, label: Limit, assumed: the 95th percentile and not the 90th }
subsets:
  late: { where: years >= 3, label: Sampled at least 3 years after onset }
`;
  it("a declared name stands in the text word for word, and so does its quantity", () => {
    expect(
      unbound(
        "Change in score\nfrom 3 years; sampled at least 3 years after onset; three years; 3-year; 4 years; 3 patients",
        more,
      ).slice(0, 2),
    ).toEqual(["4", "3"]);
  });

  it("a label or description may repeat its definition's own numbers, those behind its names too, and no others", () => {
    expect(unbound("", more)).toEqual(["80", "90"]);
    expect(allowed("", more)).toEqual([
      "own-definition: 3",
      "own-definition: three",
      "own-definition: 4.5",
      "own-definition: 95",
    ]);
    const late = `definitions:
  change: { value: odss_2y - odss_3y }
  worse: { value: change >= 1, label: Worse by 1 point from 3 years }
subsets:
  some: { where: worse, label: "Worse, 45% of 50 people in 2 years" }
  five: { where: months >= 60, label: 'Five {{literal "5" why="sixty months"}} years' }
`;
    expect(unbound("", late)).toEqual(["45%", "50", "Five"]);
  });

  it("a claim may repeat its published values", () => {
    const claims = `claims:
  a:
    says: Of 1,384 patients 115 progressed, 12 percent in 10 years
    published: [{ value: "1384", of: x.count }, { value: "115", of: y.events }, { value: 12 percent, of: z.p, label: at 20 years, source: "abstract, page 564" }]
`;
    expect(unbound("", claims)).toEqual(["10", "20"]);
    expect(allowed("", claims)).toEqual([
      "published: 1,384",
      "published: 115",
      "published: 12",
      "published: 1384",
      "published: 115",
      "published: 12",
      "cross-reference: page 564",
    ]);
  });

  it("facts of a publication or a report are no numbers of it, as long as they are nothing else", () => {
    const facts = `version: "0.1.0"
license: CC-BY-4.0
references:
  a: { type: article, authors: [A], year: 2002, title: T, volume: "346", issue: 7-8, pages: 564-569 }
`;
    expect(found("", facts)).toEqual([]);
    expect(unbound("", "version: 45 of 50 responded\nlicense: free in 45 cases\n")).toEqual(["45", "50", "45"]);
    expect(allowed("", facts.replace("564-569", "paper 335-2012"))).toEqual(["source: 335", "source: 2012"]);
  });

  it("what a style sheet shows is text", () => {
    const text = `/* "44" */ .a::after { content: "45%" counter(x); color: #464646; width: 47px }
:root { --said: 'in 48'; } .b { counter-reset: x 49 }`;
    const study = loadStudy(HEAD, "study.yaml", ".");
    const stylesheet = { file: "own.css", text };
    const { found } = findUnbound({
      study,
      manuscript: parseManuscript("", "r.md"),
      source: "",
      levels: [],
      stylesheet,
    });
    expect(found.map(({ text, place }) => `${text} ${place.line}:${place.column}`)).toEqual([
      "45% 1:34",
      "48 2:21",
      "49 2:50",
    ]);
  });

  it("publications and addresses keep their numbers; a note beside them does not", () => {
    const references = `references:
  a: { type: article, authors: [A], year: 2002, title: A comparison of three methods in 45 patients, container: J Stat 3, note: In 45 patients }
`;
    expect(unbound("", references)).toEqual(["45"]);
    expect(allowed("", references)).toEqual(["source: three", "source: 45", "source: 3"]);
  });
});

describe("each has its place", () => {
  const places = (source: string, more = ""): string[] =>
    found(source, more).map(({ place: { file, line, column } }) => `${file}:${line}:${column}`);

  it("in the manuscript", () => {
    expect(places('a\n\nIn **45** of\nfifty\n\n| x | 1 |\n| - | - |\n| 2 | `3` |\n\n> y\n> 4\n\n[5](x "6")')).toEqual([
      "report.md:3:6",
      "report.md:4:1",
      "report.md:6:7",
      "report.md:8:3",
      "report.md:8:8",
      "report.md:11:3",
      "report.md:13:2",
      "report.md:13:8",
    ]);
  });

  it("after blocks, calls and entities", () => {
    expect(places('{{#if simulated}}\n\nIn 45\n{{else}}\n  In 46 {{stat "a"}} 47\n{{/if}}\n&#53; 48')).toEqual([
      "report.md:3:4",
      "report.md:5:6",
      "report.md:5:22",
      "report.md:7:1",
      "report.md:7:7",
    ]);
  });

  it("in study.yaml, in folded, quoted and plain texts", () => {
    const more = `keywords: [in 45, "in \\u0034\\u0036"]
families:
  f:
    label: >-
      in 47 and
      48
    adjust: holm
    members: [a]
figures:
  g:
    kind: heatmap
    title: 'it''s 49'
    caption: over {{stat "x.y"}} some
      lines 50
    of: [a]
    in: all
`;
    expect(places("", more)).toEqual([
      "study.yaml:4:15",
      "study.yaml:4:23",
      "study.yaml:8:10",
      "study.yaml:9:7",
      "study.yaml:15:19",
      "study.yaml:17:13",
    ]);
  });

  it("as faults with what to do", () => {
    const study = loadStudy(HEAD, "study.yaml", ".");
    const source = 'Of {{stat "a"}} patients in the cohort, 45 responded to the treatment that was given to them all.';
    const unboundNumbers = findUnbound({ study, manuscript: parseManuscript(source, "report.md"), source, levels: [] });
    expect(unboundFaults(unboundNumbers, "error")).toEqual([
      {
        rule: "number-unbound",
        severity: "error",
        message: 'unbound number: 45 in "Of {{…}} patients in the cohort, 45 responded to the treatment that was…"',
        place: { file: "report.md", line: 1, column: 41 },
        hint: 'bind it with {{stat "…"}}, or write {{literal "45" why="…"}}',
      },
    ]);
  });
});

describe("no text of study.yaml is overlooked", () => {
  /** Names of keys that hold free text, with where they stand. */
  function textKeys(schema: unknown, key = "", into = new Set<string>()): Set<string> {
    if (schema === null || typeof schema !== "object") return into;
    const {
      type,
      enum: options,
      const: fixed,
      properties,
      items,
      additionalProperties,
      anyOf,
      oneOf,
    } = schema as Record<string, unknown>;
    if (type === "string" && options === undefined && fixed === undefined) into.add(key);
    for (const [name, one] of Object.entries((properties as object) ?? {}))
      if (name !== "statistics") textKeys(one, name, into);
    for (const one of [items, additionalProperties].flat()) textKeys(one, key, into);
    for (const one of [anyOf, oneOf].flat()) textKeys(one, key, into);
    return into;
  }

  it("every key is either printed or read by a machine", () => {
    const unknown = [...textKeys(studyJsonSchema())].filter(
      (key) => !Object.hasOwn(PRINTED_KEYS, key) && !CODE_KEYS.has(key),
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ["title of a figure", "figures: { a: { kind: heatmap, title: In 45, of: [x], in: all } }"],
    ["alternative", "figures: { a: { kind: heatmap, title: T, alt: In 45, of: [x], in: all } }"],
    [
      "series and axis",
      "figures: { a: { kind: forest, title: T, rows: { x: [y] }, axis: To 45, series: [{ label: S, of: x }] } }",
    ],
    [
      "label of a series",
      "figures: { a: { kind: forest, title: T, rows: { x: [y] }, axis: A, series: [{ label: In 45, of: x }] } }",
    ],
    [
      "step of a flow",
      "figures: { a: { kind: flow, title: T, arms: [{ label: A, n: a.count, steps: [{ label: In 45, n: b.count }] }] } }",
    ],
    [
      "aside of a flow",
      "figures: { a: { kind: flow, title: T, arms: [{ label: A, n: a.count, steps: [{ label: B, n: b.count, aside: [{ label: In 45, n: c.n }] }] }] } }",
    ],
    [
      "head of a table",
      "tables: { a: { kind: cells, title: T, rows: { x: [y] }, head: In 45, columns: [{ head: C, cell: x }] } }",
    ],
    [
      "head of a column",
      "tables: { a: { kind: cells, title: T, rows: { x: [y] }, head: H, columns: [{ head: In 45, cell: x }] } }",
    ],
    ["caption", "tables: { a: { kind: claims, title: T, caption: In **45** } }"],
    ["claim", "claims: { a: { says: In 45, holds: x.p < 0.05 } }"],
    ["reason", "claims: { a: { says: S, holds: x.p < 0.05, because: In 45 } }"],
    ["label of a statistic", "statistics: { a: { method: count, in: all, label: In 45 } }"],
    ["short title", "shortTitle: In 45"],
    ["keyword", "keywords: [in 45]"],
  ])("%s", (_, more) => {
    expect(unbound("", `${more}\n`)).toEqual(["45"]);
  });
});
