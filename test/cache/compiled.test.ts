import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { loadCompiled } from "../../src/cache/compiled.js";
import { keyOf, memoryStore } from "../../src/cache/store.js";

const scratch = mkdtempSync(join(tmpdir(), "reckon-compiled-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const url = (name: string): URL => pathToFileURL(join(scratch, name));
writeFileSync(
  join(scratch, "whole.cjs"),
  `let calls = 0;
   module.exports = {
     answer: () => 42 + calls++,
     path: require("node:path").basename($url),
     outside: (href) => import(href),
   };`,
);
writeFileSync(join(scratch, "outside.mjs"), 'export const word = "outside";');

interface Code {
  answer(): number;
  readonly path: string;
  outside(href: string): Promise<{ readonly word: string }>;
}

/** A store that tells what was written into it. */
function store() {
  const below = memoryStore();
  const written: string[] = [];
  return {
    ...below,
    written,
    write: (key: string, bytes: Uint8Array) => {
      written.push(key);
      below.write(key, bytes);
    },
  };
}

test("code runs, and what is compiled of it is kept once", async () => {
  const kept = store();
  for (const writes of [1, 0]) {
    kept.written.length = 0;
    const { code, keep } = loadCompiled<Code>(url("whole.cjs"), kept)!;
    expect([code.answer(), code.answer(), code.path]).toEqual([42, 43, "whole.cjs"]);
    expect((await code.outside(url("outside.mjs").href)).word).toBe("outside");
    keep();
    keep();
    expect(kept.written.length).toBe(writes);
  }
});

test("what is not this Node's compiled code is as good as none, and is replaced", () => {
  writeFileSync(join(scratch, "fresh.cjs"), "exports.answer = () => 42;");
  const kept = store();
  const key = keyOf("code", "fresh.cjs");
  kept.write(key, Buffer.from("somebody was here"));
  kept.written.length = 0;
  const { code, keep } = loadCompiled<Code>(url("fresh.cjs"), kept)!;
  expect(code.answer()).toBe(42);
  keep();
  expect(kept.written).toEqual([key]);
  expect(kept.read(key)!.length).toBeGreaterThan(100);
});

test("sources that are not bundled are left to Node", () => {
  expect(loadCompiled(url("absent.cjs"), store())).toBeUndefined();
});
