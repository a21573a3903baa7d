import { describe, expect, test } from "vitest";
import { loadCodebook } from "../../src/cohort/load-codebook.js";
import { faultsOf, lines } from "./faults.js";
import { cells, encode, HEADER, read } from "./read.js";

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
