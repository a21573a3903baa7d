import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { StudyFaults } from "../../src/fault.js";
import { type Path, readDocument } from "../../src/source/document.js";
import { readJson } from "../../src/source/json.js";

const SMALL = `{
  "a": [1, -2.5e3, true, null, "x\\u00b5\\n\\"y\\""],
  "b c": { "d": {}, "e": [] , "": "" },
\t"f":"g" }
`;

/** Every path in a value. */
function pathsIn(value: unknown): Path[] {
  if (value === null || typeof value !== "object") return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((path) => [key, ...path]))];
}

describe("JSON", () => {
  it.each([
    ["a small text", SMALL],
    ["a codebook", readFileSync("data/codebook.json", "utf8")],
    ["a list", '[{"a":1},[2,[3]]]'],
  ])("%s has the places that it has as YAML", (_, text) => {
    expect(readJson(text)).toBeDefined();
    const json = readDocument(text, "a.json");
    const yaml = readDocument(`# read as YAML\n${text}`, "a.json"); // one line further down
    expect(json.value).toEqual(yaml.value);
    const up = ({ line = 0, ...place }: { line?: number }) => ({ ...place, line: line - 1 });
    for (const path of [...pathsIn(json.value), ["nowhere"], ["a", 9, "b"]]) {
      expect(json.place(path), path.join()).toEqual(up(yaml.place(path)));
      expect(json.keyPlace(path), path.join()).toEqual(up(yaml.keyPlace(path)));
      const [own, other] = [json.origin(path), yaml.origin(path)];
      for (const offset of [0, 1, 2, 5])
        expect(typeof own === "function" ? own(offset) : own, path.join()).toEqual(
          up(typeof other === "function" ? other(offset) : other),
        );
    }
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":{"__proto__":1}}',
    "{",
    '{"a":1}}',
    "{a: 1}",
    "[1,]",
    `${"[".repeat(200)}${"]".repeat(200)}`,
  ])("%s is left to the stricter reader", (text) => {
    expect(readJson(text)).toBeUndefined();
  });

  it("a key that is there twice is a fault with its place", () => {
    try {
      readDocument('{\n  "a": 1,\n  "a": 2\n}', "a.json");
      expect.unreachable();
    } catch (error) {
      expect((error as StudyFaults).faults[0]!.place).toEqual({ file: "a.json", line: 3, column: 3 });
      expect(error).toBeInstanceOf(StudyFaults);
    }
  });
});
