import { expect, it } from "vitest";
import { formatPart } from "../../src/format/format.js";
import type { PartDisplay } from "../../src/format/part.js";
import { profiles } from "../../src/format/profile.js";
import { roundingInWords } from "../../src/format/rounding.js";

const profile = profiles.biomedical!;

const cases: readonly (readonly [
  display: Omit<PartDisplay, "label">,
  words: string | undefined,
  value: number,
  text: string,
])[] = [
  [{ kind: "value", decimals: 2 }, "to 2 decimals, as its variable is reported", 1.005, "1.01"],
  [{ kind: "value", decimals: 0 }, "to whole numbers, as its variable is reported", 2.5, "3"],
  [{ kind: "value" }, "to 3 significant digits", 0.0123456, "0.0123"],
  [{ kind: "value", decimals: 0, year: true }, "a calendar year", 1987, "1987"],
  [{ kind: "count" }, "a whole number", 1204, "1,204"],
  [{ kind: "proportion" }, "as a percentage with 1 decimal", 0.12345, "12.3%"],
  [{ kind: "p" }, "to 3 decimals below 0.1, else to 2; below 0.001 as such", 0.0456, "0.046"],
  [{ kind: "statistic" }, "to 2 decimals, from 100 on to 1; whole numbers as they are", 123.456, "123.5"],
  [{ kind: "correlation" }, "to 2 decimals", 0.345, "0.35"],
  [
    { kind: "ratio" },
    "to 2 decimals, from 10 on to 1, from 100 on to none; below 0.1 to 2 significant digits",
    12.34,
    "12.3",
  ],
  [{ kind: "coefficient" }, "to 3 significant digits", 1.2345, "1.23"],
];

it.each(cases)("says what the formatter does with %j", (display, words, value, text) => {
  const labelled = { ...display, label: "x" };
  expect(roundingInWords(labelled, profile)).toBe(words);
  expect(formatPart(value, labelled, profile)).toBe(text);
});

it("has nothing to say of words and flags", () => {
  expect(roundingInWords({ kind: "text", label: "branch" }, profile)).toBeUndefined();
  expect(roundingInWords({ kind: "flag", label: "exact" }, profile)).toBeUndefined();
});
