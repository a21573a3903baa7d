import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { StudyFaults } from "../../src/fault.js";
import { fileReader, type InputFile } from "../../src/publish/inputs.js";
import { hashOf } from "../../src/publish/manifest.js";

const folder = mkdtempSync(join(tmpdir(), "reckon-large-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "cohort.csv");

test("a large file that changes after it was first read is a fault, not another file's numbers", () => {
  writeFileSync(file, "id\n");
  truncateSync(file, 20_000_000);
  const read = fileReader(folder)("cohort.csv", "data", undefined) as InputFile;
  expect(read.bytes).toHaveLength(20_000_000);
  expect(hashOf(read)).toMatch(/^[0-9a-f]{64}$/);
  appendFileSync(file, "more");
  expect(() => read.bytes).toThrow(StudyFaults);
});
