/** Codes and values as the world has them. */
import { describe, expect, test } from "vitest";
import { clean, columnOf, csv, simple, verified } from "./hostile.js";

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
