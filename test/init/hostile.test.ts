/** Files as the world has them: each becomes a study that builds without a warning, or a fault that says what to do. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/fault.js";
import { StudyFaults } from "../../src/fault.js";
import { choose, draftStudy, inspect, tellDraft, type Wishes } from "../../src/init/index.js";
import { buildFromInputs, type Report } from "../../src/publish/build.js";
import { inputsFrom } from "../../src/publish/inputs.js";
import { verifyPage } from "../../src/verify/index.js";
import { rscript, testWithR } from "../audit/rscript.js";
import { scratchFolder } from "./reckon.js";

const scratch = scratchFolder();

interface Made {
  readonly report: Report;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly said: string;
  text(path: string): string;
}

async function make(data: string | Uint8Array, wishes: Wishes = {}, missing: readonly string[] = []): Promise<Made> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const inspection = inspect(bytes, "data 1.csv", missing);
  const draft = await draftStudy(inspection, choose(inspection, wishes), missing);
  const inputs = inputsFrom("x", (path) => {
    const found = draft.files.get(path);
    return found ? { path, bytes: found } : { fault: { rule: "file-missing", severity: "error", message: path } };
  });
  const report = await buildFromInputs(inputs, () => {});
  return {
    report,
    files: draft.files,
    said: tellDraft(draft, "x").join("\n"),
    text: (path) => new TextDecoder().decode(draft.files.get(path)),
  };
}

/** A study that builds without a warning, an unbound number or a statistic without a result. */
async function clean(data: string | Uint8Array, wishes: Wishes = {}, missing: readonly string[] = []): Promise<Made> {
  const made = await make(data, wishes, missing);
  const { report } = made;
  expect(report.warnings).toEqual([]);
  expect(report.unbound.found.filter(({ allowedBy }) => !allowedBy)).toEqual([]);
  expect(
    report.ledger.entries.filter(({ refusal }) => refusal !== undefined).map(({ id, refusal }) => [id, refusal]),
  ).toEqual([]);
  return made;
}

async function faultsOf(data: string | Uint8Array, wishes: Wishes = {}): Promise<readonly Fault[]> {
  try {
    await make(data, wishes);
  } catch (error) {
    if (error instanceof StudyFaults) return error.faults;
    throw error;
  }
  return [];
}

const columnOf = (made: Made, name: string): Record<string, unknown> =>
  (JSON.parse(made.text("data/codebook.json")) as { fields: Record<string, unknown>[] }).fields.find(
    (field) => field.name === name,
  )!;

/** Twenty rows of an id, a group and a number. */
const ROWS = Array.from(
  { length: 20 },
  (_, i) => [`p${i + 1}`, i % 2 === 0 ? "a" : "b", String((i * 7) % 13)] as const,
);
const csv = (header: string, row: (i: number) => string, rows = 20): string =>
  `${header}\n${Array.from({ length: rows }, (_, i) => row(i)).join("\n")}\n`;
const simple = csv("id,group,x", (i) => ROWS[i]!.join());

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

describe("codes", () => {
  test.each<[string, readonly [string, string]]>([
    ["spaces", ["group one", "group two"]],
    ["the name of everyone", ["all", "none of them"]],
    ["quotes", ['the "first"', "it's"]],
    ["names of columns", ["x", "id"]],
    ["marks", ["a,b", "c]d"]],
    ["markup", ["<b>", "&amp;"]],
    ["dots", ["1.5", "v2.0"]],
    ["the marks of expressions", ["a == b", "not c"]],
    ["helpers", ["{{stat}}", "{{/if}}"]],
    ["a backslash", ["a\\b", "c\\"]],
    ["formulas", ["=SUM(A1)", "+cmd"]],
    ["words of YAML", ["yes", "no"]],
    ["names of objects", ["__proto__", "constructor"]],
    ["umlauts", ["für", "gegen"]],
    ["a dollar sign", ["$group", "$variable"]],
  ])("with %s, as groups and as a variable", async (_, [a, b]) => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const data = csv("id,kind,x,arm", (i) => `p${i},${cell(i % 2 ? a : b)},${(i * 7) % 13},${i % 3 ? "u" : "v"}`, 30);
    const formulas = a.startsWith("=");
    if (!formulas) await verified(await clean(data, { groups: "kind" }));
    await clean(data, { groups: "arm", outcome: "arm" });
  });
});

describe("values", () => {
  test.each<[string, (i: number) => string, object, RegExp | undefined]>([
    ["whole numbers", (i) => String(i * 5), { type: "integer", decimals: 0 }, undefined],
    ["decimals", (i) => (i * 1.25).toFixed(2), { type: "number", decimals: 2 }, undefined],
    [
      "few whole numbers",
      (i) => String(i % 4),
      { type: "integer", codes: expect.any(Array) },
      /say in data\/codebook.json what the codes 0, 1, 2, 3 mean/,
    ],
    [
      "0 and 1",
      (i) => String(i % 2),
      {
        codes: [
          { value: "0", label: "no" },
          { value: "1", label: "yes" },
        ],
      },
      /0 is read as no/,
    ],
    [
      "true and false",
      (i) => (i % 2 ? "TRUE" : "FALSE"),
      {
        codes: [
          { value: "FALSE", label: "no" },
          { value: "TRUE", label: "yes" },
        ],
      },
      undefined,
    ],
    ["words", (i) => ["red", "green", "blue"][i % 3]!, { type: "string", codes: expect.any(Array) }, undefined],
    ["free text", (i) => `patient ${i} said so`, { type: "string" }, undefined],
    ["zeros before numbers", (i) => `00${i}`, { type: "string" }, undefined],
    ["dates", (i) => `2020-01-${10 + i}`, { type: "string" }, /dates are not supported yet/],
    [
      "below detection",
      (i) => (i % 5 ? String(i / 2) : "<0.5"),
      { type: "number", detection: { below: 0.5 } },
      /beyond the limits of detection/,
    ],
    ["above detection", (i) => (i % 5 ? String(i / 2) : ">500"), { detection: { above: 500 } }, /beyond the limits/],
    [
      "-99 for nothing",
      (i) => (i % 5 ? String(i) : "-99"),
      { type: "integer", missingValues: ["", "-99"] },
      /-99 is taken for a missing value/,
    ],
    ["-99 among negatives", (i) => (i % 5 ? String(-i) : "-99"), { type: "integer" }, undefined],
    ["999 for nothing", (i) => (i % 5 ? String(i * 10) : "9999"), { type: "integer" }, /--missing 9999/],
    ["unknown among numbers", (i) => (i % 5 ? String(i) : "unknown"), { type: "integer" }, undefined],
    ["none among numbers", (i) => (i % 5 ? String(i) : "none"), { missingValues: ["", "none"] }, undefined],
    ["thousands separators", (i) => `"${i + 1},${100 + i}.5"`, { type: "string" }, /marks between thousands/],
    ["mixed types", (i) => (i === 7 ? "high" : String(i)), { type: "string" }, /most of it is numbers, but not "high"/],
    ["formulas", (i) => `=A${i}+1`, { type: "string" }, /spreadsheet's formulas/],
    ["spaces around values", (i) => ` ${i} `, { type: "integer" }, /spaces around 20 cells were removed/],
    ["numbers too long for numbers", (i) => `12345678901234567${i}`, { type: "string" }, undefined],
    ["exponents", (i) => `${i}e-3`, { type: "number" }, undefined],
    ["text with line ends and quotes", (i) => `"line ${i}\n ""quoted"""`, { type: "string" }, undefined],
  ])("%s", async (_, cell, field, says) => {
    const made = await clean(csv("id,group,value", (i) => `p${i},${i % 2 ? "a" : "b"},${cell(i)}`));
    expect(columnOf(made, "value")).toMatchObject(field);
    if (says) expect(made.said).toMatch(says);
  });

  test("rows without any value go, and it is told", async () => {
    const made = await clean(`${simple},,\n,,\n`);
    expect(made.report.cohort.rows).toBe(20);
    expect(made.said).toContain("2 rows without any value were removed");
  });

  test("a code for no value that the user names holds everywhere", async () => {
    const made = await clean(
      csv("group,x,y", (i) => `${i % 2 ? "a" : "b"},${i % 4 ? i : 777},${i % 3 ? "u" : "777"}`),
      {},
      ["777"],
    );
    expect(JSON.parse(made.text("data/codebook.json"))).toMatchObject({ missingValues: ["", "777"] });
    expect(made.report.ledger.part("overall.x.missing")?.text).toBe("5");
  });
});

describe("what is guessed", () => {
  test("units in names", async () => {
    const made = await clean(
      csv("age_years,hgb_g_dl,weight.kg,Size [cm],bmi_kg_m2", (i) => `${i + 20},${i}.5,${i + 50},${i + 150},${i}.1`),
    );
    expect(columnOf(made, "age_years")).toMatchObject({ title: "Age", unit: "years" });
    expect(columnOf(made, "hgb_g_dl")).toMatchObject({ title: "Hgb", unit: "g/dl" });
    expect(columnOf(made, "weight.kg")).toMatchObject({ title: "Weight", unit: "kg" });
    expect(columnOf(made, "Size [cm]")).toMatchObject({ title: "Size", unit: "cm" });
    expect(columnOf(made, "bmi_kg_m2")).toMatchObject({
      unit: "kg/m²",
      assumed: expect.stringContaining("read from the column's name"),
    });
  });

  test("whatever was guessed says so, whatever was said does not", async () => {
    const guessed = await clean(simple);
    for (const what of [
      /title: .* # guessed/,
      /status: real # guessed/,
      /groups: group # guessed/,
      /key: id # guessed/,
    ])
      expect(guessed.text("study.yaml")).toMatch(what);
    const said = await clean(simple, { title: "A study", status: "simulated", groups: "group", key: ["id"] });
    expect(said.text("study.yaml").match(/# guessed/g)).toEqual(["# guessed"]); // the rank test alone
    expect(said.report.study.data.status).toBe("simulated");
    expect(said.report.codebook.status).toBe("simulated");
  });

  test("publish is false, and the page holds nobody's row", async () => {
    const made = await clean(simple);
    expect(made.report.study.data.publish).toBe(false);
    expect(made.report.files.get("index.html")).not.toMatch(/\bp17\b/);
  });

  test("where a row is a visit, a participant is counted once, and every visit has variables of its own", async () => {
    const made = await clean(
      csv(
        "patient,visit,arm,pain",
        (i) => {
          const who = Math.floor(i / 3);
          return `${who},${["baseline", "week 6", "week 12"][i % 3]},${who % 2 ? "a" : "b"},${(i * 7) % 11}`;
        },
        60,
      ),
    );
    expect(JSON.parse(made.text("data/codebook.json"))).toMatchObject({
      primaryKey: ["patient", "visit"],
      participant: "patient",
      wide: { over: "visit", constant: ["arm"] },
    });
    expect(made.report.ledger.part("participants.count")?.text).toBe("20");
    expect([...made.report.cohort.columns.keys()]).toEqual([
      "patient",
      "arm",
      "pain_baseline",
      "pain_week_6",
      "pain_week_12",
    ]);
    expect(made.said).toContain("a row is a visit: the report has a row for each patient");
  });

  test("visits too many to be variables: it warns that they are what is counted", async () => {
    const made = await make(csv("patient,day,x", (i) => `${i % 2},${Math.floor(i / 2)},${i}`, 60));
    expect(made.said).toMatch(/where a row is a visit, statistics count visits, not participants/);
  });

  test("numbers in the title are marked as part of it", async () => {
    const made = await clean(simple, { title: "Cohort of 2019, wave 12" });
    expect(made.report.files.get("index.html")).toContain("<title>Cohort of 2019, wave 12");
  });

  test.each<[Wishes, RegExp]>([
    [{ groups: "gruop" }, /no column gruop/],
    [{ groups: "x" }, /--groups x/],
    [{ key: ["group"] }, /stands twice/],
    [{ outcome: "y" }, /no column y/],
    [{ outcome: "group=c" }, /group has no code c/],
    [{ outcome: "id" }, /a text cannot be modelled/],
    [{ time: "x" }, /belong together/],
    [{ time: "x", event: "group" }, /which code is the event/],
  ])("what cannot be is refused: %j", async (wishes, message) => {
    const faults = await faultsOf(simple, wishes);
    expect(faults[0]).toMatchObject({ rule: "option-unfit", message: expect.stringMatching(message) });
    expect(`${faults[0]!.expected}${faults[0]!.hint}`).not.toBe("undefinedundefined");
  });
});

/** The report is what its page says it is, by rebuilding it, and R has the same numbers. */
async function verified(made: Made): Promise<void> {
  const page = made.report.files.get("index.html")!;
  const path = [...made.files.keys()].find((name) => name.startsWith("data/") && name.endsWith(".csv"))!;
  const { agrees } = await verifyPage(new TextEncoder().encode(page), made.files.get(path)!);
  expect(agrees).toBe(true);
}

testWithR("R reads names and codes of every kind as we do", async () => {
  const header = ['"with ""quotes"""', "Größe", "two words", "if", '"x,y"', "1st", "<script>"].join(";");
  const made = await clean(
    csv(
      `id;kind;${header}`,
      (i) => `p${i};${i % 2 ? "its so" : "a == b"};${i},5;${i % 3};${(i * 3) % 7};${i};${i % 5},25;NA;-9`,
      40,
    ),
    { groups: "kind" },
  );
  for (const [path, bytes] of [
    ...made.files,
    ...[...made.report.files].map(([name, text]) => [`reports/${name}`, new TextEncoder().encode(text)] as const),
  ]) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), bytes);
  }
  for (const locale of ["C", "C.UTF-8"]) {
    const { lines } = rscript(join(scratch, "reports/audit.R"), [], locale);
    expect(lines.join("\n")).toMatch(/^(\d+) of \1 statistics agree/m);
  }
});
