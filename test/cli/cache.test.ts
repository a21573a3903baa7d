/** Drawings that are kept from build to build, through the command line. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "reckon-cache-"));
const study = join(scratch, "mgus2");
const cache = join(scratch, "cache");
afterAll(() => rmSync(scratch, { recursive: true }));

let runs = 0;

/** Runs a command; tells whether Plot was loaded, in any thread. */
async function loadsPlot(...args: string[]): Promise<boolean> {
  const coverage = join(scratch, `coverage-${runs++}`);
  const { CI: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    env: { ...env, RECKON_CACHE: cache, NODE_V8_COVERAGE: coverage },
  });
  const loaded = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), "utf8")) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  expect(loaded.some((url) => url.endsWith("/dist/cli/main.js"))).toBe(true);
  return loaded.some(
    (url) => url.startsWith("file:") && readFileSync(new URL(url), "utf8").includes("--plot-background"),
  );
}

const report = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(study, "reports"), { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), "utf8")]),
  );

test("a drawing is made once, and never again from what somebody changed", async () => {
  cpSync(join(root, "examples/mgus2"), study, { recursive: true });
  expect(await loadsPlot("build", study)).toBe(true);
  const first = report();

  // what is kept serves every command but those that prove
  expect(await loadsPlot("build", study)).toBe(false);
  expect(report()).toEqual(first);
  // whoever changes a file of the report, or adds one, gets it back as it is to be
  for (const name of ["reports/audit.R", "reports/figures/more.svg", "reports/index.html"]) {
    writeFileSync(join(study, name), "somebody was here");
    expect(await loadsPlot("build", study)).toBe(false);
    expect(report()).toEqual(first);
  }
  const text = readFileSync(join(study, "templates/report.md"), "utf8");
  writeFileSync(join(study, "templates/report.md"), `${text}\nOne more sentence.\n`);
  expect(await loadsPlot("build", study)).toBe(false);
  writeFileSync(join(study, "templates/report.md"), text);
  expect(await loadsPlot("build", study)).toBe(false);
  expect(report()).toEqual(first);
  expect(await loadsPlot("build", "--no-cache", study)).toBe(true);
  expect(report()).toEqual(first);

  // a file that is not as it was written is as good as none
  for (const name of readdirSync(cache)) {
    const whole = readFileSync(join(cache, name));
    writeFileSync(join(cache, name), whole.toString("latin1").replaceAll("<rect", "<RECT"), "latin1");
  }
  writeFileSync(join(study, "templates/report.md"), `${text}\nAnother sentence.\n`);
  expect(await loadsPlot("build", study)).toBe(true);
  writeFileSync(join(study, "templates/report.md"), text);
  expect(await loadsPlot("build", study)).toBe(false);
  expect(report()).toEqual(first);
}, 300_000);

test("whatever changes, what is kept gives what is made anew", async () => {
  const edit = (file: string, change: (text: string) => string): void =>
    writeFileSync(join(study, file), change(readFileSync(join(study, file), "utf8")));
  const changes: readonly (() => void)[] = [
    () => edit("templates/report.md", (text) => `${text}\nThe median age was {{median "age"}}.\n`),
    () => edit("templates/report.md", (text) => `${text}\nThe mean age was {{mean "age"}}, and no more.\n`),
    () => edit("study.yaml", (text) => text.replace(/^title: .*$/m, "title: Another title")),
    () => edit("data/codebook.json", (text) => text.replace('"label": "Women"', '"label": "Woman"')),
    () => edit("data/mgus2.csv", (text) => text.replace("\n1,88,", "\n1,58,")),
    () => rmSync(join(study, "audit/crosscheck.json")),
  ];
  const seen = new Set<string>();
  for (const change of changes) {
    change();
    await loadsPlot("build", study);
    const kept = report();
    await loadsPlot("build", "--no-cache", study);
    expect(kept).toEqual(report());
    seen.add(JSON.stringify(kept));
  }
  expect(seen.size).toBe(changes.length);
}, 300_000);
