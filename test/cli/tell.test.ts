/** What commands tell: one way for all of them, to people, to programs and to GitHub. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guides } from "../../src/cli/guides.js";
import { TOPICS } from "../../src/cli/help.js";
import { makeProgram } from "../../src/cli/program.js";
import { rules } from "../../src/rules/index.js";

const root = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "reckon-tell-"));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Document {
  readonly command: string;
  readonly exit: number;
  readonly summary: string;
  readonly diagnostics: readonly Readonly<Record<string, unknown>>[];
  readonly result?: Readonly<Record<string, unknown>>;
}

async function reckon(...args: string[]): Promise<Outcome> {
  const options = { cwd: scratch, maxBuffer: 1e8 };
  return promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Outcome) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

async function json(...args: string[]): Promise<Document> {
  const { code, stdout } = await reckon(...args, "--format", "json");
  const document = JSON.parse(stdout) as Document;
  expect(document).toMatchObject({ command: args[0], exit: code });
  for (const { rule, docs } of document.diagnostics) {
    expect([...rules.keys()]).toContain(rule);
    expect(docs).toBe(`docs/diagnostics.md#${String(rule)}`);
  }
  return document;
}

/** The study as it is, but for one text of a file. */
function change(path: string, from: string, to: string): void {
  for (const file of ["study.yaml", "templates/report.md"])
    cpSync(join(root, "examples/mgus2", file), join(scratch, "mgus2", file));
  const text = readFileSync(join(root, "examples/mgus2", path), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(scratch, "mgus2", path), text.replace(from, to));
}

beforeAll(() => cpSync(join(root, "examples/mgus2"), join(scratch, "mgus2"), { recursive: true }));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("--format json", () => {
  test("build tells what it wrote, check that it is as committed", async () => {
    const built = await json("build", "mgus2");
    expect(built).toMatchObject({
      exit: 0,
      result: { reports: [{ folder: "mgus2/reports", files: expect.arrayContaining(["index.html"]) }] },
    });
    expect(await json("check", "mgus2")).toMatchObject({ exit: 0, summary: expect.stringContaining("as committed") });
  }, 60_000);

  test("a fault has its rule, place, what was expected and a hint", async () => {
    change("study.yaml", "method: cox-regression", "method: cox-regresion");
    const { exit, diagnostics, summary } = await json("check", "mgus2");
    expect(exit).toBe(1);
    expect(summary).toBe("1 error; nothing was written.");
    expect(diagnostics).toMatchObject([
      {
        rule: "method-unknown",
        severity: "error",
        message: "unknown method: cox-regresion",
        file: "study.yaml",
        line: expect.any(Number),
        column: expect.any(Number),
        expected: expect.stringContaining("cox-regression"),
        hint: "did you mean cox-regression?",
      },
    ]);
  }, 60_000);

  test("explain gives the statistic in full precision", async () => {
    change("study.yaml", "title:", "title:");
    const { result } = await json("explain", "events.progressed.all.events", "mgus2");
    expect(result).toMatchObject({ id: "events.progressed.all", method: "proportion", result: { events: 115 } });
    expect(await json("explain", "events.progresed.all", "mgus2")).toMatchObject({
      exit: 1,
      diagnostics: [{ rule: "id-unknown", hint: "did you mean events.progressed.all?" }],
    });
  }, 60_000);

  test("a file that cannot be read exits with 2", async () => {
    const { exit, diagnostics } = await json("check", "nowhere");
    expect(exit).toBe(2);
    expect(diagnostics).toMatchObject([{ rule: "file-missing", hint: expect.stringContaining("reckon init") }]);
  });
});

describe("--format github", () => {
  test("annotates the line of the file, from the root of the repository", async () => {
    change("templates/report.md", "Progression was recorded in", "In 45 patients, 50% progression was recorded in");
    const { code, stdout } = await reckon("check", "mgus2", "--format", "github");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=mgus2\/templates\/report\.md,line=\d+,col=\d+,title=number-unbound::unbound number: 45 in .*50%25.*%0Ahint: /m,
    );
  }, 60_000);
});

describe("rules: in study.yaml", () => {
  test("an unused statistic is a warning, an error, or nothing", async () => {
    const extra = (setting: string): void =>
      change("study.yaml", "statistics:\n", `${setting}statistics:\n  extra: { method: mean, of: age, in: F }\n`);
    extra("");
    const warned = await reckon("build", "mgus2");
    expect(warned.stderr).toMatch(/warning: no text, table, figure or claim shows extra \[statistic-unused\]/);
    extra("rules: { statistic-unused: error }\n");
    expect(await reckon("build", "mgus2")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/error: no text, .*\n1 error(, 1 warning)?; nothing was written\.\n$/s),
    });
    extra('rules: { statistic-unused: "off" }\n');
    const silent = await reckon("build", "mgus2");
    expect(silent.code).toBe(0);
    expect(silent.stderr).not.toContain("statistic-unused");
  }, 60_000);
});

describe("help", () => {
  test.each(makeProgram().commands.map((command) => command.name()))("%s has a guide", (name) => {
    const guide = guides[name]!;
    for (const [command] of guide.examples) expect(command).toMatch(new RegExp(`^reckon ${name}\\b`));
    expect(guide.exits).toMatch(/^0 /);
  });

  test("teaches: examples, what is read and written, exit codes", async () => {
    const { code, stdout } = await reckon("help", "check");
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: reckon check .*Examples:.*Reads: .*Writes: .*Exit: /s);
    expect((await reckon("check", "--help")).stdout).toBe(stdout);
  });

  test.each(TOPICS)("%s has a page", async (topic) => {
    const { code, stdout } = await reckon("help", topic);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(500);
    expect(stdout).not.toContain("```");
  });

  test.each([
    [["biuld"], "Did you mean build?"],
    [["build", "--strct"], "Did you mean --strict?"],
    [["help", "manuscrpt"], "did you mean manuscript?"],
    [["rules", "code-unknwon"], "did you mean code-unknown?"],
    [["build", "--format", "xml"], "text, json, github"],
  ] as const)("%j: %s", async (args, hint) => {
    const { code, stderr } = await reckon(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });
});
