import { describe, expect, it } from "vitest";
import { parseManuscript } from "../../src/document/manuscript.js";
import { CODE_KEYS, PRINTED_KEYS } from "../../src/document/unbound/study-texts.js";
import { findUnbound, unboundFaults } from "../../src/document/unbound.js";
import { loadStudy } from "../../src/study/load.js";
import { studyJsonSchema } from "../../src/study/schema.js";
import { allowed, found, HEAD, unbound } from "./unbound-numbers.js";

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
