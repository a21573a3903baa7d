import { describe, expect, it } from "vitest";
import type { Item } from "../../src/bibliography/item.js";
import { printedName } from "../../src/bibliography/names.js";
import { CITATION_STYLES, type CitationStyleName } from "../../src/bibliography/style-names.js";
import { Citations } from "../../src/document/citations/citations.js";
import { formatItem } from "../../src/document/citations/format.js";
import { itemOfReference } from "../../src/document/citations/from-study.js";
import { citationStyles } from "../../src/document/citations/styles.js";
import type { Reference } from "../../src/study/study.js";

const place = { file: "study.yaml", line: 9, column: 3 };
const reference = (id: string, more: Partial<Reference> = {}): Item =>
  itemOfReference({ id, place, type: "article", authors: ["One A"], year: 2001, title: `Title of ${id}`, ...more });

describe("numbers of citations", () => {
  it("are given in the order of first citation, and runs of three or more are joined", () => {
    const citations = new Citations({ declared: ["a", "b", "c", "d", "e"].map((id) => reference(id)) });
    for (const id of ["c", "a", "b", "e", "a"]) citations.cite(id, place);
    expect(citations.cited).toEqual(["c", "a", "b", "e"]);
    expect(citations.text(["b", "c", "a"])).toBe("[1\u20133]");
    expect(citations.text(["e", "c"])).toBe("[1,4]");
    expect(citations.text(["a", "c", "a"])).toBe("[1,2]");
    expect(citations.uncited().map(({ message, severity }) => `${severity}: ${message}`)).toEqual([
      "warning: reference never cited: d",
    ]);
  });

  it("are raised where a journal raises them, and in brackets where only text is left", () => {
    const citations = new Citations({ declared: ["a", "b", "c"].map((id) => reference(id)) }, citationStyles.ama);
    for (const id of ["a", "b", "c"]) citations.cite(id, place);
    expect(citations.marks(["a", "b", "c"], false)).toBe('<sup class="cite">1-3</sup>');
    expect(citations.marks(["a"], true)).toBe('<sup class="cite"><a href="#ref-a" role="doc-biblioref">1</a></sup>');
    expect(citations.text(["a", "c"])).toBe("[1,3]");
  });

  it("are never asked of a library, of which only what is cited is listed", () => {
    const citations = new Citations({ declared: [], library: [reference("a"), reference("b")] });
    citations.cite("b", place);
    expect(citations.uncited()).toEqual([]);
    expect(citations.list()).not.toContain("Title of a");
  });

  it("need a title and a known name", () => {
    const citations = new Citations({ declared: [], library: [{ ...reference("holm1979"), title: "" }] });
    expect(citations.cite("holm1979", place)).toMatchObject({ rule: "bibliography-title", place });
    expect(citations.cite("holm1997", place)).toMatchObject({
      rule: "reference-unknown",
      hint: "did you mean holm1979?",
    });
  });
});

describe("citations by author and year", () => {
  const items = [
    reference("s1", { authors: ["Stork AC", "Vlam L", "Rijkers G"], year: 2019, title: "Beta" }),
    reference("s2", { authors: ["Stork AC", "Vlam L", "Rijkers G"], year: 2019, title: "Alpha" }),
    reference("o", { authors: ["Østby A", "Holm S"], year: 1979 }),
    reference("n", { authors: ["World Health Organization"], year: 2001 }),
  ];
  const citations = new Citations({ declared: items }, citationStyles.apa);
  for (const { id } of items) citations.cite(id, place);

  it("are sorted, told apart by letters, and linked", () => {
    expect(citations.text(["o"])).toBe("(Østby & Holm, 1979)");
    expect(citations.text(["s1", "n", "s2"])).toBe(
      "(Stork et al., 2019a; Stork et al., 2019b; World Health Organization, 2001)",
    );
    expect(citations.marks(["n"], true)).toBe(
      '<span class="cite">(<a href="#ref-n" role="doc-biblioref">World Health Organization, 2001</a>)</span>',
    );
  });

  it("lead to a list without numbers", () => {
    const list = citations.list();
    expect(list).toMatch(/^<ul class="references by-author">/);
    expect([...list.matchAll(/id="ref-(\w+)"/g)].map(([, id]) => id)).toEqual(["s2", "s1", "n", "o"]);
  });
});

const people = (...names: string[]): Item["authors"] => names.map(printedName);
const item = (kind: Item["kind"], more: Partial<Item>): Item => ({
  id: "x",
  place,
  kind,
  authors: people("Doe JF", "Roe JP III"),
  editors: [],
  title: "Title of it",
  issued: { year: "2007" },
  ...more,
});

const kyle = item("article", {
  title: "A long-term study?",
  container: "N Engl J Med",
  volume: "346",
  issue: "8",
  pages: "564-569",
  doi: "10.1056/NEJMoa01133202",
});
const DOI = '<a href="https://doi.org/10.1056/NEJMoa01133202">10.1056/NEJMoa01133202</a>';
const seven = people("Ay A", "Bee B", "Cee C", "Dee D", "Ee E", "Ef F", "Gee G");
const chapter = item("chapter", {
  container: "The book",
  editors: people("Vogel B", "Kinzler KW"),
  edition: "2",
  city: "New York",
  publisher: "McGraw",
  pages: "93–113",
});
const web = item("web", {
  authors: [],
  container: "The site",
  issued: { year: "2019", month: 3, day: 7 },
  accessed: { year: "2020", month: 7, day: 9 },
  url: "https://a.org/?b&c",
});
const URL = '<a href="https://a.org/?b&amp;c">https://a.org/?b&amp;c</a>';
const software = item("software", {
  authors: [{ literal: "R Core Team" }],
  title: "R",
  version: "4.2.2",
  publisher: "R Foundation",
  url: "https://a.org/?b&c",
});
const dataset = item("dataset", { version: "2", publisher: "Zenodo", doi: "10.5281/zenodo.1" });
const DATA = '<a href="https://doi.org/10.5281/zenodo.1">10.5281/zenodo.1</a>';

describe.each<[CitationStyleName, readonly (readonly [string, Item, string])[]]>([
  [
    "vancouver",
    [
      [
        "an article",
        kyle,
        `Doe JF, Roe JP III. A long-term study? <i>N Engl J Med</i>. 2007;346(8):564-569. doi:${DOI}`,
      ],
      [
        "seven authors",
        item("article", { authors: seven }),
        "Ay A, Bee B, Cee C, Dee D, Ee E, Ef F, et al. Title of it. 2007.",
      ],
      [
        "six authors",
        item("article", { authors: seven.slice(1) }),
        "Bee B, Cee C, Dee D, Ee E, Ef F, Gee G. Title of it. 2007.",
      ],
      ["others", item("article", { others: true, authors: seven.slice(0, 1) }), "Ay A, et al. Title of it. 2007."],
      [
        "a book",
        item("book", { edition: "Fourth", city: "St. Louis", publisher: "Mosby" }),
        "Doe JF, Roe JP III. Title of it. 4th ed. St. Louis: Mosby; 2007.",
      ],
      [
        "a chapter",
        chapter,
        "Doe JF, Roe JP III. Title of it. In: Vogel B, Kinzler KW, editors. The book. 2nd ed. New York: McGraw; 2007. p. 93-113.",
      ],
      ["a web page", web, `Title of it [Internet]. The site. 2019 [cited 2020 Jul 9]. Available from: ${URL}`],
      ["software", software, `R Core Team. R [software]. Version 4.2.2. R Foundation; 2007. Available from: ${URL}`],
      ["data", dataset, `Doe JF, Roe JP III. Title of it [dataset]. Version 2. Zenodo; 2007. doi:${DATA}`],
      [
        "a thesis",
        item("thesis", { genre: "PhD thesis", city: "Utrecht", publisher: "Utrecht University" }),
        "Doe JF, Roe JP III. Title of it [PhD thesis]. Utrecht: Utrecht University; 2007.",
      ],
      ["no author", item("article", { authors: [], container: "J" }), "Title of it. <i>J</i>. 2007."],
    ],
  ],
  [
    "ama",
    [
      [
        "an article",
        kyle,
        `Doe JF, Roe JP III. A long-term study? <i>N Engl J Med</i>. 2007;346(8):564-569. doi:${DOI}`,
      ],
      ["seven authors", item("article", { authors: seven }), "Ay A, Bee B, Cee C, et al. Title of it. 2007."],
      [
        "six authors",
        item("article", { authors: seven.slice(1) }),
        "Bee B, Cee C, Dee D, Ee E, Ef F, Gee G. Title of it. 2007.",
      ],
      [
        "a book",
        item("book", { edition: "4th ed", city: "St. Louis", publisher: "Mosby" }),
        "Doe JF, Roe JP III. <i>Title of it</i>. 4th ed. Mosby; 2007.",
      ],
      [
        "a chapter",
        chapter,
        "Doe JF, Roe JP III. Title of it. In: Vogel B, Kinzler KW, eds. <i>The book</i>. 2nd ed. McGraw; 2007:93-113.",
      ],
      ["a web page", web, `Title of it. The site. March 7, 2019. Accessed July 9, 2020. ${URL}`],
      ["software", software, `R Core Team. R. Version 4.2.2. R Foundation; 2007. ${URL}`],
      ["data", dataset, `Doe JF, Roe JP III. Title of it. Version 2. Zenodo; 2007. doi:${DATA}`],
      ["no author", item("article", { authors: [], container: "J" }), "Title of it. <i>J</i>. 2007."],
    ],
  ],
  [
    "nejm",
    [
      ["an article", kyle, `Doe JF, Roe JP III. A long-term study? N Engl J Med 2007;346:564-9. DOI: ${DOI}`],
      ["seven authors", item("article", { authors: seven }), "Ay A, Bee B, Cee C, et al. Title of it. 2007."],
      [
        "six authors",
        item("article", { authors: seven.slice(1) }),
        "Bee B, Cee C, Dee D, Ee E, Ef F, Gee G. Title of it. 2007.",
      ],
      [
        "a book",
        item("book", { edition: "7", city: "Oxford, England", publisher: "Oxford University Press" }),
        "Doe JF, Roe JP III. Title of it. 7th ed. Oxford, England: Oxford University Press, 2007.",
      ],
      [
        "a chapter",
        chapter,
        "Doe JF, Roe JP III. Title of it. In: Vogel B, Kinzler KW, eds. The book. 2nd ed. New York: McGraw, 2007:93-113.",
      ],
      ["a web page", web, `Title of it. The site. 2019. (Accessed July 9, 2020, at ${URL}.)`],
      ["software", software, `R Core Team. R, version 4.2.2. R Foundation, 2007. ${URL}`],
      ["data", dataset, `Doe JF, Roe JP III. Title of it, version 2. Zenodo, 2007. DOI: ${DATA}`],
    ],
  ],
  [
    "lancet",
    [
      [
        "an article",
        kyle,
        `Doe JF, Roe JP III. A long-term study? <i>N Engl J Med</i> 2007; <b>346</b>: 564\u201369. DOI: ${DOI}`,
      ],
      [
        "shared digits",
        item("article", { container: "Lancet", volume: "370", pages: "1453-1457" }),
        "Doe JF, Roe JP III. Title of it. <i>Lancet</i> 2007; <b>370</b>: 1453\u201357.",
      ],
      ["seven authors", item("article", { authors: seven }), "Ay A, Bee B, Cee C, et al. Title of it. 2007."],
      [
        "a book",
        item("book", { edition: "7", city: "Oxford", publisher: "OUP" }),
        "Doe JF, Roe JP III. Title of it, 7th edn. Oxford: OUP, 2007.",
      ],
      [
        "a chapter",
        chapter,
        "Doe JF, Roe JP III. Title of it. In: Vogel B, Kinzler KW, eds. The book, 2nd edn. New York: McGraw, 2007: 93\u2013113.",
      ],
      ["a web page", web, `Title of it. The site. March 7, 2019. ${URL} (accessed July 9, 2020)`],
    ],
  ],
  [
    "apa",
    [
      [
        "an article",
        kyle,
        'Doe, J. F., &amp; Roe, J. P., III. (2007). A long-term study? <i>N Engl J Med</i>, <i>346</i>(8), 564\u2013569. <a href="https://doi.org/10.1056/NEJMoa01133202">https://doi.org/10.1056/NEJMoa01133202</a>',
      ],
      [
        "three authors",
        item("article", { authors: seven.slice(0, 3) }),
        "Ay, A., Bee, B., &amp; Cee, C. (2007). Title of it.",
      ],
      [
        "twenty-one authors",
        item("article", { authors: people(..."ABCDEFGHIJKLMNOPQRSTU".split("").map((a) => `${a}x Z`)) }),
        `${"ABCDEFGHIJKLMNOPQRS"
          .split("")
          .map((a) => `${a}x, Z.`)
          .join(", ")}, \u2026 Ux, Z. (2007). Title of it.`,
      ],
      [
        "a book",
        item("book", { edition: "2", publisher: "Sage" }),
        "Doe, J. F., &amp; Roe, J. P., III. (2007). <i>Title of it</i> (2nd ed.). Sage.",
      ],
      [
        "a chapter",
        chapter,
        "Doe, J. F., &amp; Roe, J. P., III. (2007). Title of it. In B. Vogel &amp; K. W. Kinzler (Eds.), <i>The book</i> (2nd ed., pp. 93\u2013113). McGraw.",
      ],
      ["a web page without author", web, `<i>Title of it</i>. (2019, March 7). The site. ${URL}`],
      ["software", software, `R Core Team. (2007). <i>R</i> (Version 4.2.2) [Computer software]. R Foundation. ${URL}`],
      [
        "data",
        dataset,
        'Doe, J. F., &amp; Roe, J. P., III. (2007). <i>Title of it</i> (Version 2) [Data set]. Zenodo. <a href="https://doi.org/10.5281/zenodo.1">https://doi.org/10.5281/zenodo.1</a>',
      ],
      [
        "no year",
        { ...item("book", {}), issued: undefined } as unknown as Item,
        "Doe, J. F., &amp; Roe, J. P., III. (n.d.). <i>Title of it</i>.",
      ],
      [
        "a hyphen and a full name",
        item("article", { authors: [{ family: "Sartre", given: "Jean-Paul C." }] }),
        "Sartre, J.-P. C. (2007). Title of it.",
      ],
    ],
  ],
])("a reference in the style %s", (style, cases) => {
  it.each(cases)("%s", (_, one, expected) => {
    expect(formatItem(one, citationStyles[style])).toBe(expected);
  });
});

describe.each(CITATION_STYLES)("in every style, as %s", (style) => {
  it("nothing of a stranger's reference is markup or an address that runs", () => {
    const hostile = item("web", {
      title: "<script>alert(1)</script>",
      container: '"><img src=x>',
      url: "javascript:alert(1)",
      authors: [{ family: "<b>", given: "A" }],
      note: "<i>",
    });
    const html = formatItem(hostile, citationStyles[style]);
    expect(html.replace(/<\/?i>/g, "")).not.toContain("<");
    expect(html).not.toContain("javascript");
  });

  it("no field leaves punctuation of its own behind", () => {
    for (const kind of ["article", "book", "chapter", "report", "thesis", "software", "dataset", "web"] as const) {
      const html = formatItem(item(kind, { authors: [], issued: { year: "2007" } }), citationStyles[style]);
      expect(html.replace(/<[^>]*>/g, "").replace("&amp;", "&")).not.toMatch(
        /[,;:] ?[.;:,]|\(\)|\[\]|\.\.|^ |^[.,]| {2}/,
      );
    }
  });
});

describe("a reference of study.yaml", () => {
  const cases: readonly (readonly [Partial<Reference>, string])[] = [
    [
      { container: "Scand J Stat", volume: "6", issue: "2", pages: "65-70", doi: "https://doi.org/10.1000/x<y" },
      'One A. T. <i>Scand J Stat</i>. 2001;6(2):65-70. doi:<a href="https://doi.org/10.1000/x%3Cy">10.1000/x&lt;y</a>',
    ],
    [{ container: "J", authors: ["Stork, Abraham C. J.", "Vlam L"] }, "Stork ACJ, Vlam L. T. <i>J</i>. 2001."],
    [{ authors: ["Stork ACJ", "et al"] }, "Stork ACJ, et al. T. 2001."],
    [
      {
        type: "chapter",
        container: "A book",
        editors: ["Ed A"],
        publisher: "P",
        city: "C",
        edition: "2",
        pages: "1-9",
      },
      "One A. T. In: Ed A, editor. A book. 2nd ed. C: P; 2001. p. 1-9.",
    ],
    [{ url: "javascript:alert(1)" }, "One A. T. 2001."],
    [
      { type: "web", url: "https://a.org/", accessed: "2020-07-09" },
      'One A. T [Internet]. 2001 [cited 2020 Jul 9]. Available from: <a href="https://a.org/">https://a.org/</a>',
    ],
  ];
  it.each(cases)("%j", (more, expected) => {
    expect(formatItem(reference("t", { title: "T", ...more }), citationStyles.vancouver)).toBe(expected);
  });
});
