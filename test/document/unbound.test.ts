import { describe, expect, it } from "vitest";
import { allowed, found, unbound } from "./unbound-numbers.js";

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
