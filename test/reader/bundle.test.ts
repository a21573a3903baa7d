import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { methods } from "../../src/methods/index.js";
import { type ReaderParts, readerScript, readReaderParts } from "../../src/publish/reader-script.js";

const folder = mkdtempSync(join(tmpdir(), "reckon-bundle-"));

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

describe("the script that a page carries", () => {
  let parts: ReaderParts;
  let everything: string;
  beforeAll(async () => {
    const [out, metafile] = [join(folder, "reader.json"), join(folder, "metafile.json")];
    execFileSync(process.execPath, ["scripts/bundle-reader.mjs", "--out", out, "--metafile", metafile]);
    parts = await readReaderParts();
    everything = readerScript(
      parts,
      methods.map(({ name }) => name),
    );
  });

  it("is what npm run compile made, byte for byte", () => {
    expect(readFileSync(join(folder, "reader.json"), "utf8")).toBe(readFileSync("dist/reader.json", "utf8"));
  });

  it.each([".", "examples/mgus2", "examples/orthodont"])(
    "costs at most 250 kB, 90 kB compressed, in the report of %s",
    (study) => {
      const statistics: { method: string }[] = JSON.parse(readFileSync(`${study}/reports/statistics.json`, "utf8"));
      const script = readerScript(
        parts,
        statistics.map(({ method }) => method),
      );
      expect(Buffer.byteLength(script)).toBeLessThanOrEqual(250_000);
      expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(90_000);
    },
  );

  // No study uses every method there is: all of them together may cost a tenth more, as methods are added.
  it("costs at most a tenth more with every method", () => {
    expect(Buffer.byteLength(everything)).toBeLessThanOrEqual(275_000);
    expect(gzipSync(everything, { level: 9 }).length).toBeLessThanOrEqual(99_000);
  });

  it("holds the methods that a plan uses, with what they need, and no others", () => {
    const one = readerScript(parts, ["median"]);
    expect(one).toContain('name:"median"');
    expect(one).not.toContain('name:"cox-regression"');
    expect(Buffer.byteLength(one)).toBeLessThan(Buffer.byteLength(everything) / 2);
    expect(readerScript(parts, ["median", "count", "median"])).toBe(readerScript(parts, ["count", "median"]));
    for (const { name } of methods) expect(everything, name).toContain(`name:"${name}"`);
    expect(() => readerScript(parts, ["no-such-method"])).toThrow(/no-such-method: run npm run compile/);
  });

  it("is the engine alone: no words, no R, no parser of plans, no drawing", () => {
    const metafile = JSON.parse(readFileSync(join(folder, "metafile.json"), "utf8")) as Metafile;
    const inputs = Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
    );
    const foreign = inputs.map(([path]) => path).filter((path) => path.includes("node_modules"));
    expect(foreign).toEqual([]);
    const folders = new Set(inputs.map(([path]) => /^src\/([\w-]+)/.exec(path)?.[1] ?? path));
    expect([...folders].sort()).toEqual([
      "audit",
      "cohort",
      "document",
      "fault",
      "format",
      "ledger",
      "methods",
      "nearest",
      "reader",
      "statistics",
    ]);
    expect(everything).not.toMatch(/<- function|methodsLine|rEquivalent/);
  });

  it("makes no code from text, asks for nothing, and cannot end the element that it stands in", () => {
    expect(everything).not.toMatch(/\beval\(|\bFunction\(|\bfetch\(|XMLHttpRequest|WebSocket|importScripts|\bimport\(/);
    expect(everything).not.toMatch(/<\/script|<!--/i);
  });
});
