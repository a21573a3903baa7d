/** Files as the world has them: each becomes a study that builds without a warning, or a fault that says what to do. */
import { describe, expect, test } from "vitest";
import { clean, columnOf, csv, faultsOf, make, simple, verified } from "./hostile.js";

describe("shapes", () => {
  test.each<[string, string]>([
    ["one column of numbers", csv("x", (i) => String(i * 3))],
    ["one column of text", csv("x", (i) => `words ${i} of text`)],
    ["one row", "id,group,x\n1,a,2.5\n"],
    ["one cell", "x\n1\n"],
    ["a column without any value", csv("id,x,empty", (i) => `${i},${i * 2},`)],
    ["every value missing", csv("a,b", () => "NA,.")],
    ["columns that never vary", csv("id,group,same,text", (i) => `${i},${i % 2},5,word`)],
    ["codes of which one is rare", csv("group,c", (i) => `${i % 2},${i === 3 ? "rare" : "usual"}`)],
  ])("%s", async (_, data) => {
    await clean(data);
  });

  test("a group in which nothing is known: its medians have no result, and the text does not speak of them", async () => {
    const { report } = await make(csv("group,x,c", (i) => (i % 2 ? "a,NA,NA" : `b,${i},${i % 4}`)));
    expect(report.warnings).toEqual([]);
    const refused = report.ledger.entries.filter(({ refusal }) => refusal !== undefined).map(({ id }) => id);
    expect(refused.filter((id) => !/\.a$/.test(id))).toEqual([]);
  });

  test("500 columns: all are described, the first are in the report, and it says so", async () => {
    const names = Array.from({ length: 500 }, (_, i) => `v${i}`);
    const made = await clean(
      csv(`g,${names.join()}`, (row) => `${row % 2},${names.map((_, i) => (row * 31 + i * 17) % 101).join()}`, 30),
    );
    expect((JSON.parse(made.text("data/codebook.json")) as { fields: unknown[] }).fields).toHaveLength(501);
    expect(made.said).toMatch(/476 columns more are described in the codebook/);
    expect(made.text("study.yaml")).toContain("476 more are described in the codebook");
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ["an empty file", "", /the file is empty/],
    ["no rows", "id,x\n", /a header, but no rows/],
    ["rows too short", "id,x\n1,2\n3\n", /a row of 1 cells/],
    ["a quote that never ends", 'id,x\n1,"2\n3,4\n', /never closed/],
    ["a workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /spreadsheet workbook/],
    ["bytes that are no text", new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0x81, 0x2c, 0x90, 0x0a]), /not UTF-8/],
  ])("%s is a fault with its place", async (_, data, message) => {
    const faults = await faultsOf(data);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message).toMatch(message);
    expect(faults[0]!.place).toMatchObject({ file: "data 1.csv", line: expect.any(Number) });
  });
});

describe("encodings and separators", () => {
  const text = csv("Größe (cm);gruppe;µg", (i) => `${150 + i},5;${i % 2 ? "Fälle" : "Kontrolle"};${i}`);
  test.each<[string, Uint8Array, string | undefined]>([
    ["UTF-8", new TextEncoder().encode(text), undefined],
    ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${text}`), undefined],
    ["UTF-16", new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")), "converted from UTF-16 to UTF-8"],
    ["UTF-16 without a mark", new Uint8Array(Buffer.from(text, "utf16le")), "converted from UTF-16 to UTF-8"],
    ["Windows-1252", new Uint8Array(Buffer.from(text, "latin1")), "converted from Windows-1252"],
    ["CRLF", new TextEncoder().encode(text.replaceAll("\n", "\r\n")), undefined],
  ])("%s", async (_, bytes, change) => {
    const made = await clean(bytes);
    const copy = made.files.get("data/data-1.csv")!;
    if (change === undefined) {
      expect(copy).toBe(bytes);
      expect(made.said).toContain("byte for byte.");
    } else {
      expect(new TextDecoder("utf-8", { fatal: true }).decode(copy)).toBe(text);
      expect(made.said).toContain(change);
    }
    expect(columnOf(made, "Größe (cm)")).toMatchObject({ type: "number", title: "Größe", unit: "cm" });
    expect(
      made.report.ledger.phrase("overall.v-mg") ??
        made.report.ledger.phrase("overall.mg") ??
        made.report.ledger.phrase("overall.µg"),
    ).toBeDefined();
  });

  test.each([",", ";", "\t", "|"])("cells between %j", async (delimiter) => {
    const made = await clean(simple.replaceAll(",", delimiter));
    expect(made.report.cohort.columns.size).toBe(3);
  });
});

describe("headers", () => {
  test.each<[string, string, readonly string[], RegExp]>([
    ["names twice", "x,x,x", ["x", "x_2", "x_3"], /a second column x is called x_2/],
    ["names that are missing", ",x,", ["row", "x", "column_3"], /column 3 has no name/],
    ["spaces around names", " x ,y, z", ["x", "y", "z"], /spaces or line ends in the name of column x/],
    ["a made-up name that is taken", ",row,x", ["row_2", "row", "x"], /is called row_2/],
  ])("%s", async (_, header, names, says) => {
    const made = await clean(csv(header, (i) => `${i},${i % 3},${i * 2}`));
    expect([...made.report.cohort.columns.keys()]).toEqual(names);
    expect(made.said).toMatch(says);
    expect(made.text("data/data-1.csv").split("\n")[1]).toBe("0,0,0");
  });

  const NAMES = [
    'with "quotes"',
    "with 'apostrophes'",
    "Größe über alles",
    "two words",
    "and",
    "if",
    "log",
    "missing",
    "all",
    "in",
    "true",
    "null",
    "$group",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a name as somebody may write it
    "${variable}",
    "a.b",
    "a",
    "a.b.c",
    "1st",
    "-",
    "- a: b #c",
    "{{stat}}",
    "<script>alert(1)</script>",
    "[x]",
    "x,y",
    "*",
    "é",
    "e\u0301",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "event",
    "outcome",
    "participants",
    "summary",
    "日本語",
    "x\ty",
    "#NAME?",
    "=1+1",
    "%",
    "\\",
    "p",
    "n",
  ];
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

  test.each(NAMES)("a column called %j, as a number and as the groups", async (name) => {
    const data = csv(`id,${quoted(name)},other`, (i) => `${i},${(i * 7) % 13},${i % 2 ? "u" : "v"}`);
    const made = await clean(data);
    expect([...made.report.cohort.columns.keys()]).toContain(name.replace(/\s+/g, " "));
    await clean(
      csv(`id,${quoted(name)},other`, (i) => `${i},${i % 2 ? "u" : "v"},${i % 5}`),
      {
        groups: name.replace(/\s+/g, " "),
      },
    );
  });

  test("all of them at once, in R and in verify too", async () => {
    const header = NAMES.slice(0, 22).map(quoted).join();
    const made = await clean(
      csv(
        `grp,${header}`,
        (row) =>
          `${row % 2 ? "x y" : "z"},${NAMES.slice(0, 22)
            .map((_, i) => (row * 31 + i * 17) % 11)
            .join()}`,
        40,
      ),
    );
    await verified(made);
  });

  test("a name with a backtick is described, but not in the plan, and it says so", async () => {
    const made = await clean(csv("id,a`b,x", (i) => `${i},${i % 7},${i}`));
    expect(made.said).toMatch(/a`b: a name with a backtick cannot be used/);
  });
});
