import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/source/document.js";

const TEXT = `folded: >-
  In 47 and
  48

  "x" 49
literal: |
  one 1
    two 2
plain: over 3
  lines 4
double: "q \\u0035 \\"r\\" \\
  s \\U0001D7D8t\\n6"
single: 'it''s 7
  and 8'
list: [a 9, { b: c 10 }]
`;

describe("the place of every character of a text", () => {
  const document = readDocument(TEXT, "study.yaml");
  const lines = TEXT.split("\n");
  const value = document.value as Record<string, string>;

  /** What stands in the file where the character at `offset` is said to stand. */
  function at(key: string, text: string): string {
    const origin = document.origin([key]);
    const offset = value[key]!.indexOf(text);
    const { line, column } = typeof origin === "function" ? origin(offset) : origin;
    return lines[line! - 1]!.slice(column! - 1);
  }

  it.each([
    ["folded", "47", "47 and"],
    ["folded", "48", "48"],
    ["folded", '"x"', '"x" 49'],
    ["folded", "49", "49"],
    ["literal", "1", "1"],
    ["literal", "two", "two 2"],
    ["literal", "2", "2"],
    ["plain", "3", "3"],
    ["plain", "4", "4"],
    ["double", "5", '\\u0035 \\"r\\" \\'],
    ["double", "r", 'r\\" \\'],
    ["double", "s", 's \\U0001D7D8t\\n6"'],
    ["double", "\u{1d7d8}", '\\U0001D7D8t\\n6"'],
    ["double", "t", 't\\n6"'],
    ["double", "6", '6"'],
    ["single", "s", "s 7"],
    ["single", "8", "8'"],
  ])("%s: %s", (key, text, rest) => {
    expect(at(key, text)).toBe(rest);
  });

  it("inside lists and mappings", () => {
    const origin = document.origin(["list", 1, "b"]);
    expect(typeof origin === "function" ? origin(2) : origin).toEqual({ file: "study.yaml", line: 15, column: 20 });
  });
});
