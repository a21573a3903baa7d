import { describe, expect, test } from "vitest";
import { type Codebook, readCohort } from "../../src/cohort/index.js";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { cellsOf } from "./expression/scope.js";
import { faultsOf, lines } from "./faults.js";

const CODEBOOK = loadCodebook(
  JSON.stringify({
    title: "t",
    status: "simulated",
    missingValues: ["", "NA"],
    primaryKey: "id",
    fields: [
      { name: "id", type: "string" },
      { name: "group", type: "string", codes: [{ value: "igm-pnp", label: "IgM-PNP" }, "mmn", "control"] },
      { name: "died", type: "integer", codes: [0, 1], missingValues: ["9"] },
      { name: "age", type: "integer", constraints: { minimum: 18, maximum: 110, required: true } },
      { name: "il6", type: "number", detection: { below: 0.5, above: 500 }, constraints: { minimum: 0 } },
      { name: "il10", type: "number", detection: { below: 1, fixed: true }, missingValues: ["-99"] },
      { name: "anti_mag", type: "string", codes: ["positive", "negative"], appliesTo: 'group == "igm-pnp"' },
      { name: "titre", type: "number", appliesTo: 'anti_mag == "positive"' },
    ],
  }),
  "codebook.json",
);
const HEADER = "id,group,died,age,il6,il10,anti_mag,titre";
const encode = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, codebook: Codebook = CODEBOOK) =>
  readCohort(typeof text === "string" ? encode(text) : text, "cohort.csv", codebook, "hash");
const cells = (text: string | Uint8Array, codebook?: Codebook) =>
  Object.fromEntries([...read(text, codebook).columns].map(([name, column]) => [name, cellsOf(column)]));

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

describe("files that are wrong", () => {
  const ok = "p1,mmn,1,50,1,2,,";
  test.each<[string, string, string[], (string | RegExp)?]>([
    ["empty", "", ["1:1 file-empty: the file is empty"]],
    ["white space only", "\n \r\n", ["1:1 file-empty: the file is empty"]],
    ["a byte order mark only", "\ufeff", ["1:1 file-empty: the file is empty"]],
    ["no rows", `${HEADER}\n`, ["1:1 rows-none: a header, but no rows"]],
    ["no rows, no line end", HEADER, ["1:1 rows-none: a header, but no rows"]],
    ["no header", `${ok}\n`, ["1:1 header-missing: the first line names none of the columns: p1,mmn,1,50,1,2,,"]],
    [
      "another separator",
      `${HEADER}\n${ok}\n`.replaceAll(",", ";"),
      [`1:1 header-missing: the first line names none of the columns: ${HEADER.replaceAll(",", ";")}`],
      /semicolons.*"delimiter": ";"/,
    ],
    [
      "a column missing",
      `id,group,died,age,il6,il10,anti_mag\np1,mmn,1,50,1,2,\n`,
      ["1:1 column-missing: missing column: titre"],
    ],
    [
      "a column misspelt",
      `${HEADER.replace("anti_mag", "antimag")}\n${ok}\n`,
      ["1:1 column-missing: missing column: anti_mag", "1:28 column-unknown: unknown column: antimag"],
      "is it the column antimag?",
    ],
    ["a column too many", `${HEADER},x\n${ok},\n`, ["1:43 column-unknown: unknown column: x"], /describe it/],
    ["a column twice", `${HEADER},il6\n${ok},2\n`, ["1:43 column-twice: column il6 occurs twice"]],
    ["a column without a name", `${HEADER},\n${ok},\n`, ["1:43 column-unnamed: column 9 has no name"]],
    [
      "spaces around a column",
      `${HEADER.replace("il6", " il6")}\n${ok}\n`,
      ['1:19 column-has-spaces: column " il6": spaces around the name'],
      "remove them",
    ],
    ["a row too short", `${HEADER}\n${ok}\np2,mmn,1\n`, ["3:1 row-ragged: a row of 3 cells"], /missing/],
    ["a row too long", `${HEADER}\np1,mmn,1,50,0,5,2,,\n${ok}\n`, ["2:1 row-ragged: a row of 9 cells"], /point/],
    ["a blank line", `${HEADER}\n\n${ok}\n`, ["2:1 row-blank: a blank line"]],
    ["an empty row", `${HEADER}\n${ok}\n,,,,,,,\n`, ["3:1 row-empty: every cell of this row is empty"], /spreadsheets/],
    [
      "a key twice",
      `${HEADER}\n${ok}\n${ok.replace("p1", "p2")}\n${ok}\n`,
      ["4:1 key-twice: column id: p1 occurs twice, first on line 2"],
    ],
    ["a key missing", `${HEADER}\n${ok.replace("p1", "")}\n`, ["2:1 value-missing: column id: no value"]],
    [
      "a value where the column does not apply",
      `${HEADER}\np1,mmn,1,50,1,2,positive,\n`,
      ["2:17 value-not-applicable: column anti_mag: positive, where the column does not apply"],
    ],
    [
      "the same at one remove",
      `${HEADER}\np1,mmn,1,50,1,2,,7\n`,
      ["2:18 value-not-applicable: column titre: 7, where the column does not apply"],
    ],
    [
      "a quote inside a cell",
      `${HEADER}\np1,mmn,1,50,1,2,,\np2,m"mn",1,50,1,2,,\n`,
      ["3:5 quote-inside-cell: a quote inside a cell that does not begin with one; the rest of the file was not read"],
      /twice/,
    ],
    [
      "text after a quote",
      `${HEADER}\np1,"mmn"x,1,50,1,2,,\n`,
      ["2:9 text-after-quote: text after a closing quote; the rest of the file was not read"],
    ],
    [
      "a quote never closed",
      `${HEADER}\n${ok}\np2,"mmn,1,50,1,2,,\n${ok}\n`,
      ["3:4 quote-not-closed: a quote is opened here and never closed; the rest of the file was not read"],
    ],
    [
      "a quote after a fault",
      `${HEADER}\np1,mnm,1,50,1,2,,\np2,"mmn`,
      [
        '2:4 code-unknown: column group: unknown code "mnm"',
        "3:4 quote-not-closed: a quote is opened here and never closed; the rest of the file was not read",
      ],
    ],
  ])("%s", (_, text, expected, hint) => {
    const faults = faultsOf(() => read(text));
    expect(lines(faults)).toEqual(expected);
    if (hint !== undefined) expect(faults[0]?.hint).toMatch(hint);
  });

  test("a quote in the header", () => {
    expect(lines(faultsOf(() => read('id,gr"oup\np1,x\n')))[0]).toMatch(/^1:6 quote-inside-cell/);
  });

  test("a file whose rows never fit is not read to the end", () => {
    const faults = faultsOf(() => read(`${HEADER}\n${"p1,mmn\n".repeat(5000)}`));
    expect(lines(faults).slice(9)).toEqual([
      "11:1 row-ragged: a row of 2 cells",
      "undefined:undefined faults-not-listed: 990 more faults not listed: 990 row-ragged",
      "1:1 reading-stopped: 1000 rows are longer or shorter than the header; the rest of the file was not read",
    ]);
  });

  test("lines are counted over quoted line ends, columns after them", () => {
    const codebook = loadCodebook(
      '{"title":"t","status":"real","fields":[{"name":"a","type":"string"},{"name":"b","type":"number"},{"name":"c","type":"number"}]}',
      "c",
    );
    const text = 'a,b,c\r\n"x\r\ny ""q""\nz",1,bad\r\nü,bad,2\r\n';
    expect(lines(faultsOf(() => read(text, codebook)))).toEqual([
      '4:6 not-number: column c: not a number: "bad"',
      '5:3 not-number: column b: not a number: "bad"',
    ]);
  });

  test("all faults at once, in the order of the file", () => {
    const text = `${HEADER.replace("titre", "titer")}\np1,mnm,1,x,<,2,,\np2,mmn\np1,mmn,1,200,1,2,negative,\n`;
    expect(lines(faultsOf(() => read(text)))).toEqual([
      "1:1 column-missing: missing column: titre",
      "1:37 column-unknown: unknown column: titer",
      '2:4 code-unknown: column group: unknown code "mnm"',
      '2:10 not-number: column age: not a number: "x"',
      '2:12 not-number: column il6: not a number: "<"',
      "3:1 row-ragged: a row of 2 cells",
      "4:1 key-twice: column id: p1 occurs twice, first on line 2",
      "4:10 value-out-of-range: column age: 200 is out of range",
      "4:18 value-not-applicable: column anti_mag: negative, where the column does not apply",
    ]);
  });

  test("many faults are counted, and none hides another", () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `p${i},mnm,1,50,${i === 900 ? "abc" : 1},2,,`);
    const faults = faultsOf(() => read([HEADER, ...rows].join("\n")));
    expect(faults).toHaveLength(12);
    expect(faults[10]).toMatchObject({ rule: "not-number", place: { line: 902, column: 15 } });
    expect(faults[11]).toMatchObject({
      rule: "faults-not-listed",
      message: "990 more faults not listed: 990 code-unknown in group",
    });
  });

  test("a key of two columns", () => {
    const codebook = loadCodebook(
      '{"title":"t","status":"real","primaryKey":["a","b"],"fields":[{"name":"a","type":"string"},{"name":"b","type":"number"}]}',
      "c",
    );
    expect(cells("a,b\nx,1\nx,2\n", codebook)).toEqual({ a: ["x", "x"], b: [1, 2] });
    expect(lines(faultsOf(() => read("a,b\nx,1\nx,1.0\n", codebook)))).toEqual([
      "3:1 key-twice: columns a, b: x, 1 occurs twice, first on line 2",
    ]);
  });

  test("what does not apply is not required", () => {
    const codebook = loadCodebook(
      '{"title":"t","status":"real","fields":[{"name":"g","type":"string","codes":["x","y"]},{"name":"b","type":"number","appliesTo":"g == \\"x\\"","constraints":{"required":true,"unique":true}}]}',
      "c",
    );
    expect(cells("g,b\nx,1\ny,\ny,\n", codebook).b).toEqual([1, "n/a", "n/a"]);
    expect(lines(faultsOf(() => read("g,b\nx,\nx,1\nx,1\n", codebook)))).toEqual([
      "2:3 value-missing: column b: no value",
      "4:3 value-twice: column b: 1 occurs twice, first on line 3",
    ]);
  });
});

describe("bytes that are wrong", () => {
  const bytes = (...parts: (string | number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...encode(part)] : part)));
  test.each<[string, Uint8Array, string, RegExp]>([
    [
      "Latin-1",
      bytes(`${HEADER}\np1,m`, [0xe9], "mn,1,50,1,2,,\n"),
      "2:5 encoding-not-utf8: byte 0xE9 at offset 46 is not UTF-8; in Latin-1 it would be é",
      /Windows-1252/,
    ],
    [
      "Latin-1 after text in UTF-8",
      bytes("ü,", [0xe9, 0x2c]),
      "1:3 encoding-not-utf8: byte 0xE9 at offset 3 is not UTF-8; in Latin-1 it would be é",
      /UTF-8/,
    ],
    [
      "an overlong sequence",
      bytes("a", [0xc0, 0x80]),
      "1:2 encoding-not-utf8: byte 0xC0 at offset 1 is not UTF-8; in Latin-1 it would be À",
      /UTF-8/,
    ],
    [
      "a surrogate",
      bytes("a", [0xed, 0xa0, 0x80]),
      "1:2 encoding-not-utf8: byte 0xED at offset 1 is not UTF-8; in Latin-1 it would be í",
      /UTF-8/,
    ],
    [
      "cut short",
      bytes("aé", [0xf0, 0x9f, 0x98]),
      "1:3 encoding-not-utf8: byte 0xF0 at offset 3 is not UTF-8; in Latin-1 it would be ð",
      /UTF-8/,
    ],
    [
      "a continuation alone",
      bytes("\ufeffa", [0x93]),
      "1:2 encoding-not-utf8: byte 0x93 at offset 4 is not UTF-8",
      /UTF-8/,
    ],
    ["UTF-16 little-endian", bytes([0xff, 0xfe, 0x61, 0]), "1:1 encoding-utf16: the file is in UTF-16", /UTF-8/],
    ["UTF-16 big-endian", bytes([0xfe, 0xff, 0, 0x61]), "1:1 encoding-utf16: the file is in UTF-16", /UTF-8/],
    ["UTF-16 without a mark", bytes([0x61, 0, 0x62, 0]), "1:2 byte-nul: a NUL byte at offset 1", /UTF-16/],
    ["a NUL byte", bytes("a,b\nc", [0], "\n"), "2:2 byte-nul: a NUL byte at offset 5", /damaged/],
    [
      "a workbook",
      bytes("PK", [3, 4, 20]),
      "1:1 not-text: the file is a spreadsheet workbook or another zip archive",
      /CSV/,
    ],
    ["gzip", bytes([0x1f, 0x8b, 8]), "1:1 not-text: the file is compressed (gzip)", /uncompress/],
  ])("%s", (_, data, line, hint) => {
    const faults = faultsOf(() => read(data));
    expect(lines(faults)).toEqual([line]);
    expect(faults[0]?.hint).toMatch(hint);
  });
});
