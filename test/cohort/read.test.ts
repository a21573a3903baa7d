import { describe, expect, test } from "vitest";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { faultsOf, lines } from "./faults.js";
import { CODEBOOK, cells, HEADER, read } from "./read.js";

describe("what is read", () => {
  const rows = [
    "p1,igm-pnp,1,50,<0.5,2.5,positive,800",
    "p2,control,9,60,NA,-99,,",
    'p3,mmn,0,70,>500,<1,NA,""',
    "p4,,0,80,1.5e1,3,,",
  ];
  const expected = {
    id: ["p1", "p2", "p3", "p4"],
    group: ["igm-pnp", "control", "mmn", ""],
    died: ["1", "", "0", "0"],
    age: [50, 60, 70, 80],
    il6: ["<0.5", "", ">500", 15],
    il10: [2.5, "", "<1", 3],
    anti_mag: ["positive", "n/a", "n/a", ""],
    titre: [800, "n/a", "n/a", ""],
  };

  test.each([
    ["LF", `${[HEADER, ...rows].join("\n")}\n`],
    ["no line end at the end", [HEADER, ...rows].join("\n")],
    ["CRLF", `${[HEADER, ...rows].join("\r\n")}\r\n`],
    ["CR", [HEADER, ...rows].join("\r")],
    ["line ends mixed", `${HEADER}\n${rows.join("\r\n")}\n`],
    ["blank lines at the end", `${[HEADER, ...rows].join("\n")}\n\n\n`],
    ["a byte order mark", `\ufeff${[HEADER, ...rows].join("\n")}\n`],
    [
      "every cell in quotes",
      [HEADER, ...rows]
        .map((line) =>
          line
            .split(",")
            .map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`))
            .join(","),
        )
        .join("\n"),
    ],
    ["columns in another order", [HEADER, ...rows].map((line) => line.split(",").reverse().join(",")).join("\n")],
  ])("%s", (_, text) => {
    expect(cells(text)).toEqual(expected);
  });

  test("columns are typed arrays in the codebook's order, with the limit where censored", () => {
    const cohort = read([HEADER, ...rows].join("\n"));
    expect(cohort).toMatchObject({ file: "cohort.csv", sha256: "hash", rows: 4, codebook: CODEBOOK });
    expect([...cohort.columns.keys()]).toEqual(HEADER.split(","));
    expect(cohort.columns.get("il6")).toMatchObject({
      kind: "number",
      name: "il6",
      values: Float64Array.of(0.5, Number.NaN, 500, 15),
      state: Uint8Array.of(3, 1, 4, 0),
    });
    expect(cohort.columns.get("died")).toMatchObject({
      kind: "code",
      numbers: [0, 1],
      values: Int32Array.of(1, -1, 0, 0),
    });
    expect(cohort.columns.get("id")).toMatchObject({ kind: "text", values: ["p1", "p2", "p3", "p4"] });
  });

  test("another delimiter, text with everything in it", () => {
    const codebook = loadCodebook(
      '{"title":"t","status":"real","dialect":{"delimiter":";"},"fields":[{"name":"a","type":"string"},{"name":"b","type":"number"}]}',
      "c",
    );
    expect(cells('a;b\n"x; ""y""\r\nz";1\nü,é;-2.5\n', codebook)).toEqual({ a: ['x; "y"\r\nz', "ü,é"], b: [1, -2.5] });
  });

  test.each(["+5", "5.", ".5", "0005", "1e3", "1E+3", "-0", "0.1", "1e-300", "123456789012345678"])(
    "the number %s",
    (cell) => {
      const codebook = loadCodebook('{"title":"t","status":"real","fields":[{"name":"a","type":"number"}]}', "c");
      const value = read(`a\n${cell}\n`, codebook).columns.get("a")!.values[0];
      expect(value).toBe(Number(cell) + 0);
    },
  );

  test("a whole number that a program wrote with decimals", () => {
    const codebook = loadCodebook('{"title":"t","status":"real","fields":[{"name":"a","type":"integer"}]}', "c");
    expect(cells("a\n5.0\n-3\n", codebook)).toEqual({ a: [5, -3] });
  });

  test("more rows than a column has room for at first", () => {
    const many = Array.from({ length: 5000 }, (_, i) => `p${i},mmn,1,${18 + (i % 90)},${i},2,,`);
    const cohort = read([HEADER, ...many].join("\n"));
    expect(cohort.rows).toBe(5000);
    expect(cohort.columns.get("il6")!.values[4999]).toBe(4999);
    expect(cohort.columns.get("age")!.values[4999]).toBe(18 + (4999 % 90));
  });
});

/** One row in which one cell is replaced. */
const withCell = (column: string, cell: string) => {
  const row: Record<string, string> = {
    id: "p1",
    group: "igm-pnp",
    died: "1",
    age: "50",
    il6: "1",
    il10: "2",
    anti_mag: "positive",
    titre: "8",
  };
  row[column] = cell;
  return `${HEADER}\n${Object.values(row).join(",")}\n`;
};

describe("cells that are wrong", () => {
  test.each<[string, string, string, string, (string | RegExp)?]>([
    ["group", "igm-pn", "2:4 code-unknown", 'unknown code "igm-pn"', "did you mean igm-pnp?"],
    ["group", "IgM-PNP", "2:4 code-unknown", 'unknown code "IgM-PNP"', "did you mean igm-pnp?"],
    ["group", "zebra", "2:4 code-unknown", 'unknown code "zebra"', /missingValues/],
    ["group", "mmn ", "2:4 cell-has-spaces", 'spaces around the value: "mmn "', "remove them"],
    ["died", "", "2:12 cell-empty", "an empty cell"],
    ["died", "2", "2:12 code-unknown", 'unknown code "2"'],
    ["il6", "abc", "2:17 not-number", 'not a number: "abc"'],
    ["il6", '"0,5"', "2:17 decimal-comma", 'a decimal comma: "0,5"', /point/],
    ["il6", '"<0,5"', "2:17 decimal-comma", 'a decimal comma: "<0,5"', /point/],
    ["il6", '"1,234.5"', "2:17 thousands-separator", "a thousands separator (or a decimal comma)", "write 1234.5"],
    ["il6", '"1.234,5"', "2:17 decimal-comma", 'a decimal comma: "1.234,5"', /1234\.5/],
    ["il6", "1 234", "2:17 thousands-separator", 'a thousands separator: "1 234"', "write 1234.5"],
    ["il6", "NaN", "2:17 not-finite", 'not a number: "NaN"', /missingValues/],
    ["il6", "Inf", "2:17 not-finite", 'not a number: "Inf"', /missingValues/],
    ["il6", "-Infinity", "2:17 not-finite", 'not a number: "-Infinity"', /missingValues/],
    ["il6", "n/a", "2:17 not-number", 'not a number: "n/a"', /missingValues/],
    ["il6", "0x1F", "2:17 not-decimal", 'not a decimal number: "0x1F"', /decimal/],
    ["il6", "1e999", "2:17 number-too-large", "number too large: 1e999"],
    ["il6", "1e-999", "2:17 number-too-small", "too small to be told from zero: 1e-999"],
    ["il6", " 1", "2:17 cell-has-spaces", 'spaces around the value: " 1"', "remove them"],
    ["il6", "1\u00a0", "2:17 cell-has-spaces", 'spaces around the value: "1\u00a0"', "remove them"],
    ["il6", "  ", "2:17 cell-has-spaces", 'nothing but spaces: "  "', "remove them"],
    ["il6", "−1", "2:17 typographic-minus", 'a typographic minus: "−1"', /minus/],
    ["il6", "5 pg/mL", "2:17 not-number", 'a number with more text: "5 pg/mL"', /unit/],
    ["il6", "5%", "2:17 not-number", 'a percentage: "5%"', /alone/],
    ["il6", "#DIV/0!", "2:17 not-number", 'a spreadsheet\'s error: "#DIV/0!"', /formula/],
    ["il6", "2019-03-07", "2:17 not-number", 'a date: "2019-03-07"', /date/],
    ["il6", "1..2", "2:17 not-number", 'not a number: "1..2"'],
    ["il6", "1.234.567", "2:17 thousands-separator", 'a thousands separator: "1.234.567"', "write 1234.5"],
    ["il6", "1e", "2:17 not-number", 'a number with more text: "1e"'],
    ["il6", "-1", "2:17 value-out-of-range", "-1 is out of range"],
    ["il6", "< 0.5", "2:17 limit-malformed", 'not a limit: "< 0.5"', /<0\.5/],
    ["il6", "<=0.5", "2:17 limit-malformed", 'not a limit: "<=0.5"', /<0\.5/],
    ["il6", "≤0.5", "2:17 limit-malformed", 'not a limit: "≤0.5"', /<0\.5/],
    ["il6", "<0", "2:17 value-out-of-range", "<0 is out of range"],
    ["il6", "<", "2:17 not-number", 'not a number: "<"'],
    ["il10", "<2", "2:19 detection-limit-unknown", "<2"],
    ["il10", "0.4", "2:19 value-beyond-detection", "0.4 is below the detection limit"],
    [
      "il10",
      ">9",
      "2:19 detection-not-declared",
      ">9, but the codebook declares no such detection limit",
      /"above": 9/,
    ],
    ["il10", "", "2:19 cell-empty", 'an empty cell: ""', /missingValues/],
    [
      "titre",
      "<1",
      "2:30 detection-not-declared",
      "<1, but the codebook declares no such detection limit",
      /"below": 1/,
    ],
    ["age", "50.5", "2:14 not-integer", 'not a whole number: "50.5"', /type number/],
    ["age", "1e2", "2:14 not-integer", 'not a whole number: "1e2"'],
    ["age", "12", "2:14 value-out-of-range", "12 is out of range"],
    ["age", "111", "2:14 value-out-of-range", "111 is out of range"],
    ["age", "99999999999999999999", "2:14 number-too-large", "number too large: 99999999999999999999"],
    ["age", "", "2:14 value-missing", "no value"],
  ])("%s %j", (column, cell, where, message, hint) => {
    const faults = faultsOf(() => read(withCell(column, cell)));
    expect(faults).toHaveLength(1);
    expect(lines(faults)[0]).toMatch(new RegExp(`^${where}: column ${column}: `));
    expect(faults[0]!.message).toContain(message);
    if (hint !== undefined) expect(faults[0]!.hint).toMatch(hint);
  });

  test("limits vary between batches unless the codebook says otherwise", () => {
    expect(cells(withCell("il6", "<0.8"))).toMatchObject({ il6: ["<0.8"] });
  });

  test("expectations are told", () => {
    expect(faultsOf(() => read(withCell("age", "x")))[0]?.expected).toBe("a whole number, 18 to 110");
    expect(faultsOf(() => read(withCell("il6", "x")))[0]?.expected).toBe("a number, at least 0");
    expect(faultsOf(() => read(withCell("group", "x")))[0]?.expected).toBe("igm-pnp, mmn, control");
  });
});
