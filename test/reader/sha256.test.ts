import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { sha256 } from "../../src/reader/sha256.js";

const reference = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

it("gives what FIPS 180-4 gives for its own examples", () => {
  expect(sha256(new TextEncoder().encode("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect(sha256(new Uint8Array())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

it("agrees with Node's at every length around a block's edges, and on a megabyte", () => {
  for (let length = 0; length < 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 197 + length) & 255);
    expect(sha256(bytes), String(length)).toBe(reference(bytes));
  }
  const long = Uint8Array.from({ length: 1_000_003 }, (_, i) => (i * 31) & 255);
  expect(sha256(long)).toBe(reference(long));
});
