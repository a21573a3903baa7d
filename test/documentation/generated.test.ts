/** What a program writes is what is committed: schemas for editors, and the reference page of every method. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { generatedFiles } from "../../src/documentation/pages.js";
import { methods } from "../../src/methods/index.js";

const root = resolve(import.meta.dirname, "../..");
const files = generatedFiles();

test.each([...files.keys()])("%s is current (else: npm run generate)", (path) => {
  expect(existsSync(join(root, path))).toBe(true);
  expect(readFileSync(join(root, path), "utf8")).toBe(files.get(path));
});

test("every method has a page, and no page is left of a method that is gone", () => {
  const pages = readdirSync(join(root, "docs/methods")).filter((name) => name !== "README.md");
  expect(pages.sort()).toEqual(methods.map(({ name }) => `${name}.md`).sort());
});
