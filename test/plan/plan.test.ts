/** What a study's declarations become: grids, tables, figures and families in one ordered list, each statistic once. */
import { describe, expect, test } from "vitest";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { StudyFaults } from "../../src/fault.js";
import { buildPlan } from "../../src/plan/build.js";
import { makeCatalogue } from "../../src/plan/catalogue.js";
import { cellsOf, fill, idOf } from "../../src/plan/grid.js";
import { References } from "../../src/plan/references.js";
import { loadStudy } from "../../src/study/load.js";

const codebook = loadCodebook(
  JSON.stringify({
    title: "Fixture",
    status: "real",
    fields: [
      { name: "id", type: "string" },
      {
        name: "arm",
        type: "string",
        codes: [
          { value: "a", label: "Arm A" },
          { value: "b", label: "Arm B" },
          { value: "c", label: "Arm C" },
        ],
      },
      { name: "age", type: "number", title: "Age", unit: "years" },
      { name: "dose", type: "number", title: "Dose", appliesTo: 'arm == "a"' },
    ],
  }),
  "codebook.json",
);

function plan(declarations: string) {
  const text = `title: T\nauthors: [{ name: A }]\ndata: { file: d.csv, codebook: c.json, status: real, groups: arm }\n${declarations}`;
  const study = loadStudy(text, "study.yaml", ".");
  return buildPlan(study, makeCatalogue(study, codebook));
}

const catalogue = makeCatalogue(
  loadStudy(
    "title: T\nauthors: [{ name: A }]\ndata: { file: d.csv, codebook: c.json, status: real }",
    "study.yaml",
    ".",
  ),
  codebook,
);

function faults(declarations: string): string[] {
  try {
    plan(declarations);
  } catch (error) {
    if (error instanceof StudyFaults)
      return error.faults.map(({ message, hint }) => (hint === undefined ? message : `${message} (${hint})`));
    throw error;
  }
  return [];
}

describe("grids", () => {
  test("the last name runs fastest, and values join the id", () => {
    const cells = cellsOf({ x: ["1", "2"], y: ["a", "b"] });
    expect(cells.map((cell) => idOf("g", cell))).toEqual(["g.1.a", "g.1.b", "g.2.a", "g.2.b"]);
  });

  test("names are filled in texts, lists and mappings, and only whole ones", () => {
    expect(fill({ of: "$x", in: ["$x", "all"], n: 3, other: "$xy $" }, { x: "age" })).toEqual({
      of: "age",
      in: ["age", "all"],
      n: 3,
      other: "$xy $",
    });
  });

  test("what would fill the memory is a fault that names the grid, its size and its place, before anything is made", () => {
    const many = (name: string, n: number): string => `${name}: [${Array.from({ length: n }, (_, i) => `v${i}`)}]`;
    const ten = Array.from({ length: 12 }, (_, i) => many(`n${i}`, 10)).join(", ");
    const started = process.memoryUsage().heapUsed;
    const read = (declarations: string) => {
      try {
        plan(declarations);
      } catch (error) {
        if (error instanceof StudyFaults) return error.faults;
        throw error;
      }
      return [];
    };
    expect(read(`statistics:\n  boom: { method: median, of: age, grid: { ${ten} } }`)).toEqual([
      expect.objectContaining({
        rule: "plan-too-large",
        message: "boom: its grid makes 1000000000000 cells, more than 20000 together",
        place: { file: "study.yaml", line: 5, column: 36 },
      }),
    ]);
    expect(process.memoryUsage().heapUsed - started).toBeLessThan(50e6);
    const grid = (id: string, n: number) => `  ${id}: { method: median, of: age, grid: { ${many("x", n)} } }\n`;
    expect(faults(`statistics:\n${grid("one", 12_000)}${grid("two", 8_001)}`)).toEqual([
      expect.stringContaining("two: its grid makes 8001 cells after the 12000 before it, more than 20000 together"),
    ]);
    const rows = (body: string) => faults(`tables:\n  wide:\n    kind: cells\n    title: T\n    head: H\n    ${body}`);
    expect(rows(`rows: { ${ten} }\n    columns: [{ head: A, cell: "$n0" }]`)[0]).toMatch(
      /^table wide: its grid makes 1000000000000 cells/,
    );
  });

  test("a figure that asks for more statistics than a plan may have is stopped", () => {
    const names = Array.from({ length: 201 }, (_, i) => `d${i}`);
    const definitions = `definitions:\n${names.map((name, i) => `  ${name}: age + ${i}\n`).join("")}`;
    const figure = `figures:\n  all: { kind: heatmap, title: T, of: [${names}], in: all }`;
    const text = `title: T\nauthors: [{ name: A }]\ndata: { file: d.csv, codebook: c.json, status: real, groups: arm }\n${definitions}${figure}`;
    const study = loadStudy(text, "study.yaml", ".");
    const make = () => buildPlan(study, makeCatalogue(study, codebook));
    expect(make).toThrow(StudyFaults);
    expect(make).toThrow(/figure all asks for more than 20000 statistics/);
  });

  test("a name that no grid gives is a fault", () => {
    expect(faults("statistics:\n  s: { method: median, of: $what }\n")).toContain("s: no grid gives $what");
  });
});

test("what is asked for twice is one statistic", () => {
  const { statistics, tables } = plan(`statistics:
  age: { method: median, of: age, in: $arm, grid: { arm: [a, b] } }
tables:
  t: { kind: characteristics, title: T, of: [age], columns: [a, b, c] }
`);
  const medians = statistics.filter(({ method }) => method.name === "median").map(({ id }) => id);
  expect(medians).toEqual(["age.a", "age.b", "t.age.c"]);
  const row = tables[0]!.rows.find(({ head }) => head.startsWith("Age"))!;
  expect(row.cells.map((cell) => cell[0])).toEqual([
    { reference: "age.a.median" },
    { reference: "age.b.median" },
    { reference: "t.age.c.median" },
  ]);
});

test("a variable that does not apply to everybody is not tested across the columns", () => {
  const { statistics } = plan(
    "tables:\n  t: { kind: characteristics, title: T, of: [age, dose], columns: [a, b], test: true, compare: [a, b] }\n",
  );
  const ids = statistics.map(({ id }) => id);
  expect(ids).toContain("t.age.test");
  expect(ids).not.toContain("t.dose.test");
});

describe("families", () => {
  const tests = "statistics:\n  w: { method: mann-whitney, of: age, between: [a, $o], grid: { o: [b, c] } }\n";

  test("patterns gather members, a star stands for one segment", () => {
    const { families } = plan(`${tests}families:\n  f: { adjust: holm, members: [w.*] }\n`);
    expect(families[0]!.members).toEqual(["w.b", "w.c"]);
  });

  test.each([
    ["no member", "f: { adjust: holm, members: [v.b] }", /no statistic matches v\.b/],
    [
      "two families for one p",
      "f: { adjust: holm, members: [w.*] }\n  g: { adjust: BH, members: [w.b] }",
      /w\.b belongs to two families/,
    ],
  ])("%s is a fault", (_, family, message) => {
    expect(faults(`${tests}families:\n  ${family}\n`).join("\n")).toMatch(message);
  });

  test("a member without p is a fault", () => {
    expect(
      faults("statistics:\n  m: { method: median, of: age }\nfamilies:\n  f: { adjust: holm, members: [m] }\n").join(),
    ).toMatch(/m \(median\) has no p value/);
  });
});

test.each([
  ["unknown variable", "m: { method: median, of: aeg }", /unknown variable: aeg \(did you mean age\?\)/],
  ["unknown subset", "m: { method: median, of: age, in: aa }", /unknown subset: aa \(did you mean a/],
  ["wrong type", "m: { method: median, of: arm }", /arm is a code/],
  ["a group against itself", "m: { method: mann-whitney, of: age, between: [a, a] }", /compared with itself/],
  ["two of one name", "m.x: 1", /id/],
])("%s is told", (_, statistic, message) => {
  let told: string[] = [];
  try {
    told = faults(`statistics:\n  ${statistic}\n`);
  } catch (error) {
    told = [String(error)];
  }
  expect(told.join("\n")).toMatch(message);
});

test("references are known before anything is computed: parts, spans, effects, participants", () => {
  const references = new References(
    plan(`statistics:
  w: { method: mann-whitney, of: age, between: [a, b] }
  m: { method: median, of: age }
families:
  f: { adjust: holm, members: [w] }
`),
    catalogue,
  );
  const place = { file: "f" };
  for (const known of ["w", "w.p", "w.p_adjusted", "w.interval", "w.effect", "m.quartiles", "m.n", "m.missing"])
    expect(references.fault(known, place, "x")).toBeUndefined();
  expect(references.fault("w.pp", place, "x")).toMatchObject({ rule: "part-unknown", hint: "did you mean p?" });
  expect(references.fault("m.p_adjusted", place, "x")).toMatchObject({ rule: "part-unknown" });
  expect(references.fault("ww.p", place, "x")).toMatchObject({ rule: "statistic-unknown", hint: "did you mean w.p?" });
});
