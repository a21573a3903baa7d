import { expect, test } from "vitest";
import { methods } from "../../src/cli/methods.js";
import type { End, Tell } from "../../src/cli/tell.js";
import { methods as registry } from "../../src/methods/index.js";
import { small, smallFaults } from "../plan/small-study.js";

function told(name?: string): { text: string; result: unknown } {
  let found = { text: "", result: undefined as unknown };
  const done = (text: string, { result }: End = {}): void => {
    found = { text, result };
  };
  const tell: Tell = { format: "text", stage: () => {}, faults: () => {}, done, failed: () => {} };
  methods(name, tell);
  return found;
}

test("every method stands in the list with its title", () => {
  const { text } = told();
  for (const { name, title } of registry)
    expect(text).toMatch(new RegExp(`^ {2}${name} +${title.replace(/[()]/g, ".")}$`, "m"));
});

test.each(registry.map(({ name }) => [name] as const))("%s: keys, parts and R are told", (name) => {
  const { text, result } = told(name);
  const method = registry.find((one) => one.name === name)!;
  for (const key of Object.keys(method.declares)) expect(text).toMatch(new RegExp(`^ {2}${key} `, "m"));
  expect(result).toMatchObject({ name, headline: method.headline, r: { source: expect.stringContaining("compute_") } });
});

test("examples are declarations that the schema takes", async () => {
  for (const { name } of registry) {
    const { example } = told(name).result as { example: { plan: string; manuscript: string } };
    const plan = (await smallFaults({ study: `statistics:\n  ${example.plan}\n` })).join("\n");
    expect(plan, example.plan).not.toMatch(/missing key|unknown key|unknown method|value-|a list|text\]/);
    const text = (await smallFaults({ report: `${example.manuscript}\n` })).join("\n");
    expect(text, example.manuscript).not.toMatch(/missing key|unknown key|unknown helper/);
  }
});

test("an unknown method is told with the nearest", () => {
  expect(() => told("medain")).toThrow(/unknown method: medain[\s\S]*did you mean median\?/);
});

test("the smallest study has no fault of its own", async () => {
  expect((await small({})).ledger.entries).toEqual([]);
});
