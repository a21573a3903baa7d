/** What `check` and `build --strict` refuse, tried on copies of the MGUS study through the command line. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "reckon-check-"));
const study = join(scratch, "mgus2");
const original = new Map<string, string>();

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function reckon(...args: string[]): Promise<Outcome> {
  const run = promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), ...args, study]);
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Outcome) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

const manifest = (): string => readFileSync(join(study, "reports/manifest.json"), "utf8");

/** Writes the study's files as they were, but for one text. */
function change(path: string, from: string, to: string): void {
  for (const [file, text] of original) writeFileSync(join(study, file), text);
  const text = original.get(path)!;
  expect(text).toContain(from);
  writeFileSync(join(study, path), text.replace(from, to));
}

beforeAll(async () => {
  cpSync(join(root, "examples/mgus2"), study, { recursive: true });
  for (const path of ["study.yaml", "templates/report.md"]) original.set(path, readFileSync(join(study, path), "utf8"));
  expect(await reckon("build", "--strict")).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("check", () => {
  test("passes a report that is what its inputs give, has no unbound number, and claims as expected", async () => {
    expect(await reckon("check")).toMatchObject({ code: 0, stdout: expect.stringContaining("no unbound number") });
  });

  test("fails on a number typed by hand, with its line and column, in prose and in captions", async () => {
    change("templates/report.md", "Progression was recorded in", "In 45 patients progression was recorded in");
    const lines = original.get("templates/report.md")!.split("\n");
    const line = lines.findIndex((text) => text.includes("Progression was recorded in"));
    const column = lines[line]!.indexOf("Progression was recorded in") + "In ".length + 1;
    const { code, stderr } = await reckon("check");
    expect(code).toBe(1);
    expect(stderr).toContain(`templates/report.md:${line + 1}:${column}  error: unbound number: 45`);
    expect(stderr).toMatch(/hint: bind it with \{\{stat "…"\}\}, or write \{\{literal "45" why="…"\}\}/);
    change("study.yaml", "title: Differences between", "title: Twelve differences between");
    expect((await reckon("check")).stderr).toMatch(/study\.yaml:\d+:12 {2}error: unbound number: Twelve/);
  });

  test("fails on a verdict other than expected, and says what speaks against the claim", async () => {
    change("study.yaml", '{ value: "115", of: events', '{ value: "116", of: events');
    const { code, stderr } = await reckon("check");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /study\.yaml:\d+:3 {2}error: claim progressions: differs \(published 116, computed 115: differs by -1\)/,
    );
  });
});

describe("build", () => {
  test("sets published values beside what was computed, on the published scale", () => {
    const rows = readFileSync(join(study, "reports/tables/claims.csv"), "utf8");
    for (const row of [
      'patients: 1384 (abstract),"1,384",exact',
      '"person-years: 11,009 (abstract)","132,582 × 1/12 = 11,048.5",differs by 39.5 (0.4%)',
      "about 1 percent per year (abstract),1.04,equal after rounding",
      "at 10 years: 12 percent (abstract),1 − 90.5% = 9.5%,differs by −2.5 percentage points",
      "at 25 years: 30 percent (abstract),1 − 73.9% = 26.1%,differs by −3.9 percentage points",
    ])
      expect(rows).toContain(row);
  });

  test("with --strict stops at a number typed by hand and writes nothing; without, it warns", async () => {
    const before = manifest();
    change("templates/report.md", "Progression was recorded in", "In half of all, progression was recorded in");
    const strict = await reckon("build", "--strict");
    expect(strict.code).toBe(1);
    expect(strict.stderr).toMatch(/error: unbound number: half/);
    expect(strict.stderr).toContain("nothing was written");
    expect(manifest()).toBe(before);
    const plain = await reckon("build");
    expect(plain.code).toBe(0);
    expect(plain.stderr).toMatch(/warning: unbound number: half/);
    expect(manifest()).not.toBe(before);
  });
});
