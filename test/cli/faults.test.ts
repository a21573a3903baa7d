/**
 * Broken inputs, each tried on a copy of the MGUS study through the command line: one clear message with its place, the
 * exit code of the contract, no stack trace, and the old report left untouched.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "reckon-faults-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly stderr: string;
  readonly manifest: string;
}

async function buildBroken(name: string, mend: (folder: string) => void): Promise<Outcome> {
  const folder = join(scratch, name.replace(/\W+/g, "-"));
  cpSync(join(root, "examples/mgus2"), folder, { recursive: true });
  mend(folder);
  const run = promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), "build", folder]);
  const { code, stderr } = await run.then(
    ({ stderr }) => ({ code: 0, stderr }),
    (error: { code: number; stderr: string }) => ({ code: error.code, stderr: error.stderr }),
  );
  return { code, stderr, manifest: readFileSync(join(folder, "reports/manifest.json"), "utf8") };
}

const edit =
  (path: string, from: string | RegExp, to: string) =>
  (folder: string): void => {
    const file = join(folder, path);
    const text = readFileSync(file, "utf8");
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`nothing to change in ${path}: ${from}`);
    writeFileSync(file, changed);
  };
const data = (from: string | RegExp, to: string) => edit("data/mgus2.csv", from, to);
const plan = (from: string | RegExp, to: string) => edit("study.yaml", from, to);
const write = (path: string, bytes: string | Uint8Array) => (folder: string) =>
  writeFileSync(join(folder, path), bytes);

const committed = readFileSync(join(root, "examples/mgus2/reports/manifest.json"), "utf8");

describe("a broken input stops the build, says where and what, and leaves the old report", () => {
  test.each<[string, (folder: string) => void, 1 | 2, RegExp[]]>([
    [
      "missing data file",
      (folder) => unlinkSync(join(folder, "data/mgus2.csv")),
      2,
      [/study\.yaml:\d+:\d+/, /no such file: data\/mgus2\.csv/],
    ],
    ["missing study", (folder) => unlinkSync(join(folder, "study.yaml")), 2, [/no such file/, /a study is a folder/]],
    [
      "data file outside the folder",
      plan("file: data/mgus2.csv", "file: ../../../etc/passwd"),
      2,
      [/study\.yaml:\d+:\d+/],
    ],
    ["empty file", write("data/mgus2.csv", ""), 1, [/mgus2\.csv:1:1/, /empty/]],
    ["header only", data(/\n[\s\S]*/, "\n"), 1, [/mgus2\.csv/, /no rows|no participants/i]],
    ["ragged row", data("\n2,78,F,1968,", "\n2,78,1968,"), 1, [/mgus2\.csv:3/, /10/, /11/]],
    ["duplicate id", data("\n2,78,", "\n1,78,"), 1, [/mgus2\.csv:3:1/, /1/, /duplicate|twice|again/i]],
    ["unknown code", data("\n2,78,F", "\n2,78,f"), 1, [/mgus2\.csv:3:6/, /"?f"?/, /"?F"?/]],
    ["text in a number column", data("\n2,78,", "\n2,old,"), 1, [/mgus2\.csv:3:3/, /old/, /number/]],
    ["decimal comma", data("F,1968,11.5,", 'F,1968,"11,5",'), 1, [/mgus2\.csv:3:\d+/, /comma/]],
    ["impossible number", data("\n2,78,", "\n2,780,"), 1, [/mgus2\.csv:3:3/, /780/, /110/]],
    ["wrong encoding", write("data/mgus2.csv", Buffer.from("id,age\n1,\xe9\n", "latin1")), 1, [/UTF-8/, /mgus2\.csv/]],
    ["UTF-16", write("data/mgus2.csv", Buffer.from("\ufeffid,age\n1,2\n", "utf16le")), 1, [/UTF-16/]],
    [
      "a column missing",
      (folder) => {
        const file = join(folder, "data/mgus2.csv");
        writeFileSync(
          file,
          readFileSync(file, "utf8")
            .split("\n")
            .map((line) => line.split(",").slice(0, -1).join(","))
            .join("\n"),
        );
      },
      1,
      [/mgus2\.csv:1/, /death/],
    ],
    ["a column misspelt", data("hgb", "hbg"), 1, [/mgus2\.csv:1/, /hbg/, /hgb/]],
    [
      "unknown column in the plan",
      plan("[age, hgb, creat, mspike, futime] } }\n  summary", "[age, hbg, creat, mspike, futime] } }\n  summary"),
      1,
      [/study\.yaml:\d+:\d+/, /hbg/, /did you mean hgb/],
    ],
    [
      "a cycle in definitions",
      plan(
        "progressed: { value: pstat == 1,",
        "loop: died and again\n  again: loop\n  progressed: { value: pstat == 1,",
      ),
      1,
      [/study\.yaml:\d+/, /loop/, /again/],
    ],
    [
      "unknown statistic in the text",
      edit("templates/report.md", "participants.count", "particpants.count"),
      1,
      [/report\.md:\d+:\d+/, /particpants\.count/, /did you mean participants\.count/],
    ],
    [
      "unknown part in the text",
      edit("templates/report.md", "survival.median", "survival.medain"),
      1,
      [/report\.md:\d+:\d+/, /medain/, /median/],
    ],
    [
      "unknown helper",
      edit("templates/report.md", "{{methods}}", "{{method}}"),
      1,
      [/report\.md:\d+:\d+/, /method/, /methods/],
    ],
    [
      "unknown citation",
      edit("templates/report.md", 'cite "kyle2002" "survival"', 'cite "kyle2003"'),
      1,
      [/report\.md:\d+:\d+/, /kyle2003/, /kyle2002/],
    ],
    ["YAML syntax error", plan("statistics:", "statistics: ["), 1, [/study\.yaml:\d+:\d+/]],
    ["codebook that is no JSON", write("data/codebook.json", "{"), 1, [/codebook\.json:\d+:\d+/]],
    ["expression that does not parse", plan("value: pstat == 1", "value: pstat == 1 =="), 1, [/study\.yaml:\d+:\d+/]],
    [
      "study and codebook that disagree",
      plan("status: real", "status: simulated"),
      1,
      [/study\.yaml:\d+:\d+/, /simulated/, /real/],
    ],
    [
      "groups that overlap",
      plan("between: [M, F], grid: { variable: [age", "between: [all, F], grid: { variable: [age"),
      1,
      [/study\.yaml:\d+/, /overlap/],
    ],
  ])("%s", async (name, mend, exit, patterns) => {
    const { code, stderr, manifest } = await buildBroken(name, mend);
    for (const pattern of patterns) expect(stderr).toMatch(pattern);
    expect(code).toBe(exit);
    expect(stderr).not.toMatch(/\n\s+at |defect of reckon/);
    expect(manifest).toBe(committed);
  });

  test("every fault is told at once", async () => {
    const { stderr } = await buildBroken("many faults", (folder) => {
      data("\n2,78,F", "\n2,old,f")(folder);
      edit("templates/report.md", "survival.median", "survival.medain")(folder);
    });
    expect(stderr).toMatch(/mgus2\.csv:3:3/);
    expect(stderr).toMatch(/mgus2\.csv:3:7/);
    expect(stderr).toMatch(/report\.md/);
  });
});

describe("usage", () => {
  test.each([
    [["nonsense"], 2],
    [["build", "--nonsense"], 2],
    [["build", "no/such/folder"], 2],
    [["explain", "nothing-of-that-name", "examples/mgus2"], 1],
    [["--help"], 0],
    [["--version"], 0],
  ])("reckon %j exits with %d", async (args, code) => {
    const run = promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), ...args], { cwd: root });
    await expect(
      run.then(
        () => 0,
        (error: { code: number }) => error.code,
      ),
    ).resolves.toBe(code);
  });
});
