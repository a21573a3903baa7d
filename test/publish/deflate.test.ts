import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { deflate } from "../../src/publish/deflate.js";
import { generator } from "../statistics/random-numbers.js";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const random = generator(5);
const bytes = (n: number, of: number): Uint8Array => Uint8Array.from({ length: n }, () => Math.floor(random() * of));

test.each<[string, Uint8Array]>([
  ["nothing", text("")],
  ["a byte", text("a")],
  ["three bytes", text("abc")],
  ["one byte many times: distance 1, lengths to 258", text("a".repeat(5000))],
  [
    "every length of a match",
    text(Array.from({ length: 300 }, (_, n) => `${"xyz".repeat(100).slice(0, n)}|`).join("")),
  ],
  ["all bytes", Uint8Array.from({ length: 512 }, (_, i) => i % 256)],
  ["noise", bytes(40_000, 256)],
  ["few letters", bytes(90_000, 3)],
  [
    "a match as far back as the window is, and one farther",
    text(`needle${"-".repeat(32_762)}needle${"+".repeat(32_770)}needle`),
  ],
  ["beyond ASCII", text("\u00b5g\u202fL\u207b\u00b9 \ud83d\ude00".repeat(50))],
  ["a plan", readFileSync("study.yaml")],
])("is what inflate reads back: %s", (_, whole) => {
  expect(Buffer.from(inflateRawSync(deflate(whole))).equals(Buffer.from(whole))).toBe(true);
});

test("has the same bytes on every machine, and few", () => {
  const plan = text("panel: { method: median, of: $cytokine, in: $group }\n".repeat(40));
  const small = deflate(plan);
  expect(small.length).toBeLessThan(120);
  expect(createHash("sha256").update(small).digest("hex")).toBe(
    "36a4c0e4d6823f68c7726ab66a6501fc5f4d4c2e81e433017bc25b758eb8ebc5",
  );
  expect(deflate(readFileSync("study.yaml")).length).toBeLessThan(0.35 * readFileSync("study.yaml").length);
});
