/** BibTeX and CSL-JSON as items: fields, names, letters, dates; and every fault with its place. */
import { describe, expect, it } from "vitest";
import { latexToText } from "../../src/bibliography/latex.js";
import { loadBibliography } from "../../src/bibliography/load.js";
import { bibtexNames, printedName } from "../../src/bibliography/names.js";
import { StudyFaults } from "../../src/fault.js";

const FILE = `An address such as a@b.c between entries is no entry.
@string{ scand = "Scand " # {J Stat} }
@comment{ @article{gone, title = {No}} }
@preamble{ "\\newcommand{\\x}{y}" }

@article{holm1979,
  author  = {Holm, Sture},
  title   = "A {Simple} {\\"u}ber--procedure",
  journal = scand,
  year = 1979, volume = 6, number = {2}, pages = {65--70},
  month = mar,
  doi = {https://doi.org/10.1000/a_b}, }

@Book(vonelm:2007,
  author = {von Elm, Erik and {STROBE Initiative} and others},
  editor = "Rothman, K. J.",
  title = {T}, date = {2007-10-20}, edition = {2}, address = {London}, publisher = {X \\& Y},
  url = {https://example.org/a\\_b}
)
`;

describe("a BibTeX file", () => {
  it("is items, abbreviations resolved and comments left out", () => {
    const [holm, elm, ...none] = loadBibliography(FILE, "references.bib");
    expect(none).toEqual([]);
    expect(holm).toEqual({
      id: "holm1979",
      place: { file: "references.bib", line: 6, column: 1 },
      kind: "article",
      authors: [{ family: "Holm", given: "Sture" }],
      editors: [],
      title: "A Simple über–procedure",
      issued: { year: "1979", month: 3 },
      container: "Scand J Stat",
      volume: "6",
      issue: "2",
      pages: "65–70",
      doi: "https://doi.org/10.1000/a_b",
    });
    expect(elm).toMatchObject({
      id: "vonelm:2007",
      kind: "book",
      authors: [{ family: "von Elm", given: "Erik" }, { literal: "STROBE Initiative" }],
      others: true,
      editors: [{ family: "Rothman", given: "K. J." }],
      issued: { year: "2007", month: 10, day: 20 },
      edition: "2",
      city: "London",
      publisher: "X & Y",
      url: "https://example.org/a_b",
    });
  });

  it.each([
    [
      "@article{a, title = {x}, year = {2001}\n@book{b, title={y}}",
      ["1:1", "2:1 bibliography-syntax: expected a comma in a, found @"],
    ],
    ["\n@article{a, title = {x", ["2:21 bibliography-syntax: a brace is never closed"]],
    ['@article{a,\n title = "x', ["2:10 bibliography-syntax: a quotation mark is never closed"]],
    ["@article{a, title {x}}", ["1:19 bibliography-syntax: expected =, found {"]],
    ["@article{, title = {x}}", ["1:10 bibliography-syntax: @article has no key"]],
    ["@article a", ["1:10 bibliography-syntax: expected { after @article"]],
    ["@article{a, title = {x}, title = {y}}", ["1:26 bibliography-field-twice: a has title twice"]],
    ["@article{a, journal = jx}", ["1:23 bibliography-string-unknown: unknown abbreviation: jx"]],
    [
      "@article{a, title = {x}}\n@misc{a, title = {y}}",
      ["2:1 reference-twice: two references are called a (the other stands in line 1)"],
    ],
    ["@article{a%b, title = {x}}", ["1:11 bibliography-syntax: expected a comma in a, found %"]],
    ["@article{å, title = {x}}", ["1:1 bibliography-key: a key that cannot be cited: å"]],
    [
      "@article{a, title = {x}, year = }\n@article{b, title = {x}, year = }\n",
      ["1:33 bibliography-syntax: expected a value, found }", "2:33 bibliography-syntax: expected a value, found }"],
    ],
  ])("%j is at fault", (source, expected) => {
    expect(faultsOf(source, "r.bib")).toEqual(expected.filter((line) => line.includes(" ")));
  });
});

describe("CSL-JSON", () => {
  it("is items too", () => {
    const json = JSON.stringify([
      {
        id: "a",
        type: "article-journal",
        title: "On <i>E. coli</i>",
        author: [{ family: "Elm", "non-dropping-particle": "von", given: "E" }, { literal: "A Group" }],
        issued: { "date-parts": [[2007, 10]] },
        "container-title": "Lancet",
        page: "1-2",
        DOI: "10.1/x",
        URL: "javascript:alert(1)",
      },
    ]);
    expect(loadBibliography(json, "r.json")).toEqual([
      {
        id: "a",
        place: { file: "r.json", line: 1, column: 2 },
        kind: "article",
        authors: [{ family: "von Elm", given: "E" }, { literal: "A Group" }],
        editors: [],
        title: "On E. coli",
        issued: { year: "2007", month: 10 },
        container: "Lancet",
        pages: "1-2",
        doi: "10.1/x",
      },
    ]);
  });

  it("has its faults at their places", () => {
    expect(faultsOf('[\n {"title": "x"},\n {"id": "a"}, {"id": "a"}]', "r.json")).toEqual([
      "2:2 bibliography-syntax: an item without an id",
      "3:15 reference-twice: two references are called a (the other stands in line 3)",
    ]);
    expect(faultsOf('{"a": 1}', "r.json")).toEqual([
      "1:1 bibliography-syntax: not CSL-JSON: a list of items is expected",
    ]);
  });
});

it.each([
  [
    "{\\'e}t\\'{e}, \\`a, \\^{o}, \\~n, \\\"{u}, \\c{c}, \\v{S}, \\H{o}, \\'{\\i}, {\\aa}, {\\O}re, \\ss{}",
    "été, à, ô, ñ, ü, ç, Š, ő, í, å, Øre, ß",
  ],
  ["\\emph{Drosophila} and $\\beta$-cells, 50\\% --- ``so''~x", "Drosophila and β-cells, 50% — “so”\u00a0x"],
  ["{DNA} \\& {RNA}  in\n  lines", "DNA & RNA in lines"],
])("LaTeX %j is %j", (latex, text) => {
  expect(latexToText(latex)).toBe(text.normalize("NFC"));
});

it.each([
  ["Ludwig van Beethoven", [{ family: "van Beethoven", given: "Ludwig" }]],
  ["van der Mech{\\'e}, F. G. A.", [{ family: "van der Meché", given: "F. G. A." }]],
  ["King, Jr, Martin Luther", [{ family: "King", given: "Martin Luther", suffix: "Jr" }]],
  ["{World Health Organization}", [{ literal: "World Health Organization" }]],
  [
    "Anderson, A. and {Barnes and Noble} and Brown, B.",
    [{ family: "Anderson", given: "A." }, { literal: "Barnes and Noble" }, { family: "Brown", given: "B." }],
  ],
  ["Plato", [{ literal: "Plato" }]],
])("names %j", (latex, names) => {
  expect(bibtexNames(latex).names).toEqual(names);
});

it.each([
  ["Stork ACJ", { family: "Stork", given: "ACJ" }],
  ["van der Meché FGA", { family: "van der Meché", given: "FGA" }],
  ["L'Ecuyer P", { family: "L'Ecuyer", given: "P" }],
  ["Coe RT Jr", { family: "Coe", given: "RT", suffix: "Jr" }],
  ["Stork, Abraham C. J.", { family: "Stork", given: "Abraham C. J." }],
  ["R Core Team", { literal: "R Core Team" }],
  ["World Health Organization", { literal: "World Health Organization" }],
])("the printed name %j", (name, parts) => {
  expect(printedName(name)).toEqual(parts);
});

function faultsOf(source: string, file: string): string[] {
  try {
    loadBibliography(source, file);
  } catch (error) {
    if (!(error instanceof StudyFaults)) throw error;
    return error.faults.map(
      ({ rule, message, place, hint }) =>
        `${place!.line}:${place!.column} ${rule}: ${message}${hint ? ` (${hint})` : ""}`,
    );
  }
  return [];
}
