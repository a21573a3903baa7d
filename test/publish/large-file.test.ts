import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { StudyFaults } from "../../src/fault.js";
import { fileReader, type InputFile } from "../../src/publish/inputs.js";
import { hashOf } from "../../src/publish/manifest.js";
import { readWhole } from "../../src/source/whole-file.js";

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

test("a file that is read in pieces is the same file", () => {
  const path = join(folder, "pieces.csv");
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 251);
  writeFileSync(path, bytes);
  for (const piece of [1, 333, 999, 1000, 1001]) expect(Uint8Array.from(readWhole(path, piece))).toEqual(bytes);
});

test("a file beyond 4 GiB is a fault that says so, wherever it is named", () => {
  const path = join(folder, "too-large.csv");
  writeFileSync(path, "id\n");
  truncateSync(path, 4_294_967_296);
  expect(() => readWhole(path)).toThrow(StudyFaults);
  const place = { file: "study.yaml", line: 3, column: 9 };
  expect(fileReader(folder)("too-large.csv", "data", place)).toEqual({
    fault: expect.objectContaining({
      rule: "file-too-large",
      message: "too-large.csv is larger than 4 GiB, the most that is read",
      place,
    }),
  });
});
