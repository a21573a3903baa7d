import { expect, test } from "vitest";
import type { FoundNumber } from "../../src/document/unbound.js";
import { typedNumbers } from "../../src/publish/typed.js";

const place = { file: "templates/report.md", line: 3, column: 7 };
const found = (text: string, rule?: string, why = "because", times = 1): FoundNumber => ({
  text,
  place,
  context: text,
  times,
  ...(rule !== undefined && { allowedBy: { rule, why } }),
});

test("the page carries every typed number with its place and reason, but for literals that its text marks", () => {
  const unbound = {
    found: [
      found("45"),
      found("IL-6", "name", "part of a name", 53),
      found("0.05", "literal", "level"),
      found("12", "literal", "limit, in a title"),
    ],
  };
  expect(typedNumbers(unbound, { literals: [{ text: "0.05", why: "level", place }] })).toEqual([
    { text: "45", place: "templates/report.md:3:7" },
    { text: "IL-6", place: "templates/report.md:3:7", why: "part of a name; 53 times" },
    { text: "12", place: "templates/report.md:3:7", why: "limit, in a title" },
  ]);
});
