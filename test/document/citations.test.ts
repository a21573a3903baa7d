import { describe, expect, it } from "vitest";
import { Citations, vancouver } from "../../src/document/citations.js";
import type { Reference } from "../../src/study/study.js";

const place = { file: "study.yaml", line: 9, column: 3 };
const reference = (id: string, more: Partial<Reference> = {}) => ({
  id,
  place,
  type: "article" as const,
  authors: ["One A"],
  year: 2001,
  title: `Title of ${id}`,
  ...more,
});

describe("numbers of citations", () => {
  it("are given in the order of first citation, and runs of three or more are joined", () => {
    const citations = new Citations(["a", "b", "c", "d", "e"].map((id) => reference(id)));
    for (const id of ["c", "a", "b", "e", "a"]) citations.cite(id, place);
    expect(citations.cited).toEqual(["c", "a", "b", "e"]);
    expect(citations.text(["b", "c", "a"])).toBe("[1\u20133]");
    expect(citations.text(["e", "c"])).toBe("[1,4]");
    expect(citations.text(["a", "c", "a"])).toBe("[1,2]");
    expect(citations.uncited().map(({ message, severity }) => `${severity}: ${message}`)).toEqual([
      "warning: reference never cited: d",
    ]);
  });
});

describe("a reference in Vancouver style", () => {
  const cases: readonly (readonly [Partial<Reference>, string])[] = [
    [
      { container: "Scand J Stat", volume: "6", issue: "2", pages: "65-70", doi: "https://doi.org/10.1000/x<y" },
      'One A. T. <i>Scand J Stat</i>. 2001;6(2):65-70. doi:<a href="https://doi.org/10.1000/x%3Cy">10.1000/x&lt;y</a>',
    ],
    [{ container: "J", authors: ["Stork, Abraham C. J.", "Vlam L"] }, "Stork ACJ, Vlam L. T. <i>J</i>. 2001."],
    [{ authors: "ABCDEFGH".split("").map((a) => `${a} X`) }, "A X, B X, C X, D X, E X, F X, et al. T. 2001."],
    [
      { type: "software", publisher: "R Foundation", url: "https://www.r-project.org/" },
      'One A. T [software]. R Foundation; 2001. Available from: <a href="https://www.r-project.org/">https://www.r-project.org/</a>',
    ],
    [{ type: "chapter", container: "A book", pages: "1-9" }, "One A. T. In: A book. 2001:1-9."],
    [{ url: "javascript:alert(1)" }, "One A. T. 2001."],
  ];
  it.each(cases)("%j", (more, expected) => {
    expect(vancouver({ ...reference("t"), title: "T", ...more })).toBe(expected);
  });
});
