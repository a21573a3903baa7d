/** Every method of the plan, run on a small cohort: what it declares is what it gives, in numbers and in words. */
import { describe, expect, test } from "vitest";
import { ABSENT } from "../../src/format/format.js";
import type { Entry } from "../../src/ledger/entry.js";
import { methods } from "../../src/methods/index.js";
import type { Fields, Method } from "../../src/methods/method.js";
import { partsOf } from "../../src/methods/parts.js";
import { keysOf, rowName } from "../../src/methods/rows.js";
import { wordsOf } from "../../src/methods/words.js";
import { statistics } from "./cases.js";
import { cells } from "./cohort.js";
import { type Declaration, evaluated } from "./study.js";

const { ledger, plan, catalogue } = evaluated(statistics);
const planned = new Map(plan.statistics.map((one) => [one.id, one]));

test("every method has a case", () => {
  const tried = new Set(plan.statistics.map(({ method }) => method.name));
  expect(methods.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test("every choice and flag of every method is tried", () => {
  for (const { name, declares } of methods)
    for (const [key, field] of Object.entries(declares as Fields)) {
      const tried = new Set(
        plan.statistics.filter(({ method }) => method.name === name).map(({ declaration }) => declaration[key]),
      );
      if (field.type === "choice" && key !== "below")
        expect(
          [...field.of].filter((choice) => !tried.has(choice)),
          `${name}: ${key}`,
        ).toEqual([]);
      if (field.type === "flag") expect([...tried].sort(), `${name}: ${key}`).toEqual([false, true]);
    }
});

test.each(ledger.entries.map((entry) => [entry.id, entry] as const))("%s", (id, entry) => {
  const { method, declaration } = planned.get(id)!;
  expect(entry.refusal).toBeUndefined();
  checkResult(entry, method, declaration);
  checkRows(entry, method, declaration);
  checkWords(entry, method, declaration);
});

function checkResult({ result }: Entry, method: Method, declaration: Declaration): void {
  const parts = partsOf(method, declaration);
  expect(Object.keys(result)).toEqual(Object.keys(parts));
  expect(result[method.headline]).not.toBeNull();
  for (const [part, value] of Object.entries(result)) {
    const { kind } = parts[part]!;
    expect(value, part).not.toBeNaN();
    if (kind === "text") expect(typeof value, part).toBe("string");
    if (typeof value !== "number") continue;
    if (kind === "p") expect(value >= 0 && value <= 1, part).toBe(true);
    if (kind === "count") expect(Number.isInteger(value) && value >= 0, part).toBe(true);
    if (kind === "correlation") expect(Math.abs(value) <= 1, part).toBe(true);
    if (kind === "ratio") expect(value >= 0, part).toBe(true);
  }
  const estimate = method.effect === undefined ? undefined : result[method.effect];
  const { conf_low, conf_high } = result;
  if (typeof estimate !== "number" || typeof conf_low !== "number" || typeof conf_high !== "number") return;
  expect(conf_low, "lower limit").toBeLessThanOrEqual(estimate);
  expect(conf_high, "upper limit").toBeGreaterThanOrEqual(estimate);
}

function checkRows({ rows }: Entry, method: Method, declaration: Declaration): void {
  if (!rows) return;
  const parts = method.rowParts!;
  for (const row of rows)
    for (const [part, value] of Object.entries(row)) {
      expect(Object.keys(parts)).toContain(part);
      expect(value, part).not.toBeNaN();
    }
  const names = rows.map((row) => rowName(row, keysOf(parts)));
  expect(new Set(names).size).toBe(names.length);
  const known = method.rowNames?.(declaration as never, (name) => catalogue.variable(name)!);
  if (known) expect(names).toEqual(known);
}

function checkWords({ label, text, result }: Entry, method: Method, declaration: Declaration): void {
  const sentences = [wordsOf(method.name).methodsLine(declaration as never, result)].flat();
  expect(sentences).not.toHaveLength(0);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  for (const one of [label, text, ...sentences]) {
    expect(one).not.toMatch(/undefined|NaN|null|\[object| {2}|\(\)/);
    expect(one, "a part that is absent").not.toContain(ABSENT);
    expect(one.trim()).toBe(one);
    expect(one).not.toBe("");
  }
  // which branch was taken is told
  const { branch } = result;
  if (branch === "exact" || branch === "all") expect(text).toContain("xact");
  else if (typeof branch === "string") expect(text).not.toMatch(/\bexact /);
}

describe("words of every method", () => {
  test.each(methods.map((method) => [method.name, method] as const))("%s", (name, method) => {
    const words = wordsOf(name);
    for (const text of [words.formula, words.edgeCases, words.source]) expect(text).toMatch(/^[A-Za-z].*\.$/s);
    expect(words.rEquivalent).not.toBe("");
    expect(words.inR).toContain(`compute_${name.replaceAll("-", "_")} <- function(input`);
    for (const [low, high] of Object.values(method.spans ?? {})) {
      const has = plan.statistics
        .filter((one) => one.method === method)
        .map(({ declaration }) => [low in partsOf(method, declaration), high in partsOf(method, declaration)]);
      // a declaration has both parts of a span or neither, and some declaration has them
      expect(has.every(([first, second]) => first === second)).toBe(true);
      expect(has.some(([first]) => first)).toBe(true);
    }
  });
});

/** The declaration with subsets to whom nobody belongs. */
function ofNobody(declaration: Declaration, fields: Fields): Declaration {
  const empty = ["nobody", "nobody-2", "nobody-3"];
  const alone = Object.entries(fields).filter(([, { unless }]) => unless !== undefined && !(unless in declaration));
  const everyone = alone.filter(([, { type }]) => type === "subset").map(([key]) => [key, "all"]);
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(everyone), ...declaration }).map(([key, value]) => {
      const type = fields[key]?.type;
      if (type === "subset") return [key, "nobody"];
      return [key, type === "subsets" ? empty.slice(0, (value as string[]).length) : value];
    }),
  );
}

test("the order of the file does not matter, to the last digit", () => {
  const [head, ...rows] = cells.trim().split("\n");
  const reversed = evaluated(statistics, `${[head, ...rows.reverse()].join("\n")}\n`);
  for (const [i, { id, result, rows: table }] of reversed.ledger.entries.entries()) {
    expect(result, id).toEqual(ledger.entries[i]!.result);
    expect(table, id).toEqual(ledger.entries[i]!.rows);
  }
});

test("of nobody every method but the count is refused, with a reason", () => {
  const nobody = new Map(
    plan.statistics.map(({ id, method, declaration }) => [
      id,
      { method: method.name, ...ofNobody(declaration, method.declares as Fields) },
    ]),
  );
  for (const { id, method, refusal, result, text } of evaluated(nobody).ledger.entries) {
    if (method === "count") {
      expect(result.count).toBe(0);
      continue;
    }
    expect(refusal, id).toMatch(/^[a-z].*[^.]$/);
    expect(text).toBe(`not available: ${refusal}`);
    expect(Object.values(result).every((value) => value === null)).toBe(true);
  }
});
