/** Each journal's way with numbers, as a table: a column a profile, the sources beside the rules in src/format/profile.ts. */
import { describe, expect, test } from "vitest";
import { formatPart, pRelation } from "../../src/format/format.js";
import { intervalWords, rangeWords } from "../../src/format/limits.js";
import type { PartDisplay, PartKind, PartValue } from "../../src/format/part.js";
import { type Profile, profiles } from "../../src/format/profile.js";
import { roundingInWords, roundingRules } from "../../src/format/rounding.js";
import { unitAfter } from "../../src/format/unit.js";

const names = ["biomedical", "apa", "ama", "nejm", "lancet"] as const;

/** Spaces as a person writes them, a true minus as a hyphen. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ").replaceAll("\u2212", "-");
const print = (value: PartValue, kind: PartKind, profile: Profile, rest: Partial<PartDisplay> = {}): string =>
  plain(formatPart(value, { kind, label: "", ...rest }, profile));
const each = (of: (profile: Profile) => string): string[] => names.map((name) => of(profiles[name]!));

test("every profile is called by its name", () => {
  expect(Object.entries(profiles).map(([name, profile]) => [name, profile.name])).toEqual(
    names.map((name) => [name, name]),
  );
});

describe("p values", () => {
  test.each<[number, string, string, string, string, string]>([
    [0.00004, "p <0.001", "p < .001", "P < .001", "P<0.001", "p<0\u00b70001"],
    [0.000123, "p <0.001", "p < .001", "P < .001", "P<0.001", "p=0\u00b70001"],
    [0.00034, "p <0.001", "p < .001", "P < .001", "P<0.001", "p=0\u00b70003"],
    [0.00456, "p = 0.005", "p = .005", "P = .005", "P=0.005", "p=0\u00b70046"],
    [0.034, "p = 0.034", "p = .034", "P = .03", "P=0.03", "p=0\u00b7034"],
    [0.0496, "p = 0.050", "p = .050", "P = .05", "P=0.05", "p=0\u00b7050"],
    [0.1834, "p = 0.18", "p = .183", "P = .18", "P=0.18", "p=0\u00b718"],
    [0.5, "p = 0.50", "p = .500", "P = .50", "P=0.50", "p=0\u00b750"],
    [0.9962, "p >0.99", "p = .996", "P > .99", "P>0.99", "p>0\u00b799"],
    [0.9996, "p >0.99", "p > .999", "P > .99", "P>0.99", "p>0\u00b799"],
  ])("%d", (p, ...expected) => {
    expect(
      each((profile) => {
        const text = formatPart(p, { kind: "p", label: "" }, profile);
        return plain(`${pRelation(text, profile)}${text}`);
      }),
    ).toEqual(expected);
  });

  test("with decimals of its own, below what they can show", () => {
    expect(each((profile) => print(0.0000321, "p", profile, { decimals: 4 }))).toEqual([
      "<0.0001",
      "< .0001",
      "< .0001",
      "<0.0001",
      "<0\u00b70001",
    ]);
    expect(each((profile) => print(0.0472, "p", profile, { decimals: 3 }))).toEqual([
      "0.047",
      ".047",
      ".047",
      "0.047",
      "0\u00b7047",
    ]);
  });
});

describe("other quantities", () => {
  test.each<[PartValue, PartKind, number | undefined, string, string, string, string, string]>([
    [1384, "count", undefined, "1,384", "1,384", "1384", "1384", "1384"],
    [11009, "count", undefined, "11,009", "11,009", "11 009", "11,009", "11 009"],
    [1234567, "count", undefined, "1,234,567", "1,234,567", "1 234 567", "1,234,567", "1 234 567"],
    [-1234.5, "value", 1, "-1,234.5", "-1,234.5", "-1234.5", "-1234.5", "-1234\u00b75"],
    [0.5, "value", 1, "0.5", "0.5", "0.5", "0.5", "0\u00b75"],
    [10.5, "value", 1, "10.5", "10.5", "10.5", "10.5", "10\u00b75"],
    ["<0.5", "value", undefined, "<0.5", "<0.5", "<0.5", "<0.5", "<0\u00b75"],
    ["exact", "text", undefined, "exact", "exact", "exact", "exact", "exact"],
    [0.341, "correlation", undefined, "0.34", ".34", "0.34", "0.34", "0\u00b734"],
    [-0.341, "correlation", undefined, "-0.34", "-.34", "-0.34", "-0.34", "-0\u00b734"],
    [1, "correlation", undefined, "1.00", "1.00", "1.00", "1.00", "1\u00b700"],
    [12.345, "ratio", undefined, "12.3", "12.3", "12.3", "12.35", "12\u00b73"],
    [0.0123, "ratio", undefined, "0.012", "0.012", "0.012", "0.012", "0\u00b7012"],
    [0.0923, "proportion", undefined, "9.2%", "9.2%", "9.2%", "9.2%", "9\u00b72%"],
    [0.0923, "proportion", 0, "9%", "9%", "9%", "9%", "9%"],
    [0.95, "level", undefined, "95%", "95%", "95%", "95%", "95%"],
    [0.999, "level", undefined, "99.9%", "99.9%", "99.9%", "99.9%", "99\u00b79%"],
    [null, "p", undefined, "\u2013", "\u2013", "\u2013", "\u2013", "\u2013"],
    [Number.NEGATIVE_INFINITY, "value", undefined, "-\u221e", "-\u221e", "-\u221e", "-\u221e", "-\u221e"],
  ])("%s as %s (%s decimals)", (value, kind, decimals, ...expected) => {
    const rest = decimals === undefined ? {} : { decimals };
    expect(each((profile) => print(value, kind, profile, rest))).toEqual(expected);
  });
});

describe("ranges and intervals", () => {
  const around = (after: Parameters<typeof intervalWords>[0], limits: [string, string]) => (profile: Profile) => {
    const { open, to, close } = intervalWords(after, limits, profile);
    return plain(`${open}${limits[0]}${to}${limits[1]}${close}`);
  };
  const signed: [string, string] = ["\u22121.2", "3.4"];

  test("quartiles", () => {
    expect(each((profile) => `1${rangeWords(["1", "2"], profile)}2`)).toEqual([
      "1 to 2",
      "1\u20132",
      "1-2",
      "1 to 2",
      "1\u20132",
    ]);
    expect(each((profile) => plain(`-1${rangeWords(signed, profile)}2`))).toEqual(Array(5).fill("-1 to 2"));
  });

  test("confidence intervals after their level, after an estimate, and alone", () => {
    expect(each(around("level", ["1", "2"]))).toEqual([" 1 to 2", " [1, 2]", ", 1-2", ", 1 to 2", " 1\u20132"]);
    expect(each(around("level", signed))).toEqual([
      " -1.2 to 3.4",
      " [-1.2, 3.4]",
      ", -1.2 to 3.4",
      ", -1.2 to 3.4",
      " -1.2 to 3.4",
    ]);
    expect(each(around("estimate", ["1", "2"]))).toEqual([
      " (1 to 2)",
      " [1, 2]",
      " (1-2)",
      " (1 to 2)",
      " (1\u20132)",
    ]);
    expect(each(around("nothing", ["1", "2"]))).toEqual(["1 to 2", "[1, 2]", "1-2", "1 to 2", "1\u20132"]);
  });
});

test.each([
  ["pg/mL", " pg/mL"],
  ["%", "%"],
  ["\u00b0", "\u00b0"],
  ["\u00b0C", " \u00b0C"],
  ["years", " years"],
])("the unit %s follows its number as %j", (unit, text) => {
  expect(each((profile) => plain(unitAfter(unit, profile)))).toEqual(Array(5).fill(text));
});

test("what the rules are is said in words, by the same data", () => {
  const p = (profile: Profile): string => roundingInWords({ kind: "p", label: "p" }, profile)!;
  expect(each(p)).toEqual([
    "to 3 decimals below 0.1, else to 2; below 0.001 as such",
    "to 3 decimals; below 0.001 as such",
    "to 3 decimals below 0.01, else to 2; below 0.001 as such",
    "to 3 decimals below 0.01, else to 2; below 0.001 as such",
    "to 2 significant digits, at most 4 decimals; below 0\u00b70001 as such",
  ]);
  expect(roundingRules(profiles.lancet!).join("\n")).not.toMatch(/\d\.\d/);
  expect(roundingInWords({ kind: "value", label: "", decimals: 1, declared: true }, profiles.apa!)).toBe(
    "to 1 decimal, as declared",
  );
});
