import { describe, expect, test } from "vitest";
import { type Codebook, readCohort } from "../../src/cohort/index.js";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { cellsOf } from "./expression/scope.js";
import { faultsOf, lines } from "./faults.js";

const codebook = (dialect: object): Codebook =>
  loadCodebook(
    JSON.stringify({
      title: "t",
      status: "simulated",
      missingValues: ["", "NA"],
      dialect,
      fields: [
        { name: "id", type: "string" },
        { name: "il6", type: "number", detection: { below: 0.5 }, missingValues: ["-9,5", "-9.5", "."] },
        { name: "age", type: "integer", constraints: { maximum: 110 } },
        { name: "dose", type: "string", codes: ["0,5", "1"] },
      ],
    }),
    "codebook.json",
  );

const EUROPE = { delimiter: ";", decimalChar: "," };
const read = (text: string, dialect: object) =>
  readCohort(new TextEncoder().encode(text), "cohort.csv", codebook(dialect), "hash");
const cells = (text: string, dialect: object) =>
  [...read(text, dialect).columns.values()].filter(({ name }) => name !== "dose").map(cellsOf);

describe("a file with decimal commas", () => {
  test("gives the same columns as one with points", () => {
    const rows = ["id;il6;age;dose", "a;1,25;50;0,5", "b;<0,5;60;1", "c;-9,5;70,0;1", "d;.;NA;1", "e;-1,5e1;80;1"];
    const point = rows.map((row) =>
      row
        .replaceAll(",", ".")
        .replace("0.5\n", "0,5\n")
        .replace(/;0\.5$/, ";0,5"),
    );
    expect(cells(rows.join("\n"), EUROPE)).toEqual(cells(point.join("\n"), { delimiter: ";" }));
    expect(cells(rows.join("\n"), EUROPE)[1]).toEqual([1.25, "<0.5", "", "", -15]);
  });

  test("codes stand as they are written", () => {
    const column = read("id;il6;age;dose\na;1;50;0,5\n", EUROPE).columns.get("dose")!;
    expect(cellsOf(column)).toEqual(["0,5"]);
  });

  test.each([
    ["a point", "1.5", "decimal-point"],
    ["a mark between thousands", "1.234,5", "decimal-point"],
    ["two commas", "1,234,5", "thousands-separator"],
    ["a word", "high", "not-number"],
    ["an undeclared limit", ">2,5", "detection-not-declared"],
  ])("%s in a number is a fault", (_, cell, rule) => {
    const faults = faultsOf(() => read(`id;il6;age;dose\na;${cell};50;1\n`, EUROPE));
    expect(faults).toMatchObject([{ rule, place: { file: "cohort.csv", line: 2, column: 3 } }]);
  });

  test("where the codebook declares none, the hint is the line to add", () => {
    const [line] = lines(faultsOf(() => read("id;il6;age;dose\na;1,5;50;1\n", { delimiter: ";" })));
    expect(line).toContain("a decimal comma");
    const [fault] = faultsOf(() => read("id;il6;age;dose\na;1,5;50;1\n", { delimiter: ";" }));
    expect(fault!.hint).toContain('"dialect": { "delimiter": ";", "decimalChar": "," }');
  });

  test("one mark cannot do both", () => {
    expect(faultsOf(() => codebook({ decimalChar: "," }))).toMatchObject([{ rule: "dialect-ambiguous" }]);
  });
});
