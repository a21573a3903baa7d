import { describe, expect, it } from "vitest";
import { tableRows, toCsv } from "../../src/document/table-csv.js";
import { type CellKit, type Table, tableHtml } from "../../src/document/tables.js";

const plain: CellKit = {
  html: (cell) => plain.text(cell).replaceAll("<", "&lt;"),
  text: (cell) =>
    typeof cell === "string" ? cell : cell.map((piece) => (typeof piece === "string" ? piece : "?")).join(""),
};

const table: Table = {
  id: "t",
  title: "A <table>",
  head: "What",
  columns: [
    { head: "Value", spanner: "Both" },
    { head: "Words", spanner: "Both" },
  ],
  rows: [
    { head: "Group", cells: [] },
    { head: "a", indent: true, cells: ["12.5", "x"] },
    { head: "b", indent: true, cells: ["3", 'y, "z"'] },
    { head: "c", cells: ["<0.25", "=SUM(A1)"] },
    { head: "d", cells: ["\u2013", "-1.5"] },
  ],
  notes: ["A note"],
};

describe("a table as HTML", () => {
  const html = tableHtml(table, { number: 3 }, plain);

  it("has a numbered caption, and headings with their scope", () => {
    expect(html).toContain('<b>Table 3.</b> <b class="title">A &lt;table&gt;.</b>');
    expect(html).toContain(
      '<th scope="col" rowspan="2">What</th><th scope="colgroup" class="spanner" colspan="2">Both</th>',
    );
    expect(html).toContain('<tr class="group"><th scope="rowgroup" colspan="3"><span>Group</span></th></tr>');
    expect(html).toContain('<th scope="row" class="indent">a</th>');
  });

  it("scrolls in a box of its own that a keyboard reaches and that has a name", () => {
    expect(html).toContain('<div class="scroll" role="region" tabindex="0" aria-labelledby="table-t-caption">');
  });

  it("puts decimal points under one another without adding text", () => {
    expect(html).toContain('<td class="right e1">12.5</td>');
    expect(html).toContain('<td class="right d2">3</td>');
    expect(html).toContain('<td class="right">&lt;0.25</td>');
  });
});

describe("a table as CSV", () => {
  it("says of every row what the data are, and holds no formula", () => {
    expect(toCsv(tableRows(table, plain), "simulated")).toBe(
      [
        "group,What,Both: Value,Both: Words,data_status",
        "Group,a,12.5,x,simulated",
        'Group,b,3,"y, ""z""",simulated',
        ",c,<0.25,'=SUM(A1),simulated",
        ",d,\u2013,-1.5,simulated",
        "",
      ].join("\n"),
    );
  });
});
