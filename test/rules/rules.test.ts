/** The registry of rules: none without a use, none that a study could silence although it guards the data. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { rules, settableRules } from "../../src/rules/index.js";

const source = resolve(import.meta.dirname, "../../src");
const code = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("rules/"))
  .map((path) => readFileSync(join(source, path), "utf8"))
  .join("\n");

test.each([...rules.keys()])("%s is kebab-case and is raised somewhere", (id) => {
  expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
  expect(code).toContain(`"${id}"`);
});

test("no id stands in two chapters", async () => {
  const chapters = (await import("../../src/rules/index.js")).ruleChapters;
  const ids = [...chapters.values()].flatMap((chapter) => Object.keys(chapter));
  expect(ids).toHaveLength(rules.size);
});

test("every rule says what, why, how to mend it, and shows one", () => {
  for (const { title, why, mend, example } of rules.values()) {
    for (const text of [why, mend]) expect(text).toMatch(/^[A-Z`#0-9"].*[.]$/s);
    expect(title).toMatch(/[^.]$/);
    expect(example).not.toBe("");
  }
});

test("a study can set warnings alone", () => {
  for (const [, { severity, settings }] of settableRules) {
    expect(severity).toBe("warning");
    expect(settings).toContain("error");
  }
  const silent = settableRules.filter(([, { settings }]) => settings.includes("off")).map(([id]) => id);
  expect(silent).not.toContain("number-unbound");
  expect(silent).not.toContain("crosscheck-disagrees");
});
