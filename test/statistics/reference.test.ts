/**
 * Every vector of `test/reference/` (or of the folder that REFERENCE_DIR names), against the engine.
 * A vector whose method no adapter knows fails: nothing is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/statistics/refusal.js";
import { adapters } from "./adapters/index.js";
import { disagreements, type Vector } from "./agreement.js";
import { withDigits } from "./digits.js";

const folder = resolve(process.env.REFERENCE_DIR ?? join(import.meta.dirname, "..", "reference"));

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()) {
  const vectors = JSON.parse(readFileSync(join(folder, file), "utf8")) as Vector[];
  describe(file, () => {
    test.each(vectors.map((vector) => [vector.id, withDigits(vector)] as const))("%s", (_, vector) => {
      const adapter = adapters[vector.method];
      if (!adapter) throw new Error(`no adapter for method ${vector.method}`);
      const answer = (): object => adapter(vector.input as never, (vector.options ?? {}) as never, vector);
      if ("error" in vector.expected) expect(answer).toThrow(Refusal);
      else expect(disagreements(vector, answer())).toEqual([]);
    });
  });
}
