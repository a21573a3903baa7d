import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataChanges } from "../../src/compare/data-changes.js";
import { type Comparison, compareReports, type NumberChange, readReport } from "../../src/compare/index.js";
import { comparisonMarkdown } from "../../src/compare/markdown.js";
import { nullOf } from "../../src/compare/no-effect.js";
import { planChanges } from "../../src/compare/plan-changes.js";
import { comparisonText } from "../../src/compare/text.js";
import { StudyFaults } from "../../src/fault.js";
import { buildReport } from "../../src/publish/build.js";
import { writeFiles } from "../../src/publish/write.js";
import { bytes, edit } from "./reports.js";

const root = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "reckon-compare-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Mend = readonly [path: string, change: (text: string) => string];

/** The MGUS study with some of its files changed, built in a folder of its own. */
async function variant(name: string, ...mends: readonly Mend[]): Promise<string> {
  const folder = join(scratch, name);
  cpSync(join(root, "examples/mgus2"), folder, { recursive: true });
  for (const [path, change] of mends) {
    const text = readFileSync(join(folder, path), "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`nothing to change in ${path}`);
    writeFileSync(join(folder, path), changed);
  }
  const report = await buildReport(folder, () => {});
  writeFiles(report.files, report.folder);
  return folder;
}

const row = (n: number, change: (cells: string[]) => string[] | undefined): Mend => [
  "data/mgus2.csv",
  (text) => {
    const lines = text.split("\n");
    const cells = change(lines[n]!.split(","));
    return lines.toSpliced(n, 1, ...(cells ? [cells.join(",")] : [])).join("\n");
  },
];

let original = "";
const compared: Record<string, Comparison> = {};
beforeAll(async () => {
  original = await variant("original");
  const others = {
    data: [row(10, () => undefined), row(20, (cells) => cells.with(1, String(Number(cells[1]) + 1)))],
    secret: [
      row(10, () => undefined),
      ["study.yaml", (text) => edit(text, /publish: true/, "publish: false\n  extremes: true")] as const,
    ],
    plan: [["study.yaml", (text) => edit(text, "hgb < 12, hgb < 13", "hgb < 11, hgb < 12")] as const],
  } satisfies Record<string, readonly Mend[]>;
  for (const [name, mends] of Object.entries(others))
    compared[name] = compareReports(readReport(original), readReport(await variant(name, ...mends)));
}, 120_000);

const change = (name: string, reference: string): NumberChange | undefined =>
  compared[name]!.changes.find(({ id, part }) => `${id}.${part}` === reference);

describe("two reports", () => {
  test("that are the same differ in nothing", () => {
    const same = compareReports(readReport(original), readReport(join(original, "reports")));
    expect(same).toMatchObject({ changes: [], flips: [], added: [], removed: [], causes: { plan: [] } });
    expect(same.shared).toBeGreaterThan(50);
    expect(comparisonText(same)).toMatch(/^.* → .*\n0 statistics of \d+ changed in 0 printed numbers/);
    expect(comparisonMarkdown(same)).toBe(
      "In the revised manuscript, no number that it cites changed in its printed digits.\n\n" +
        "No conclusion changed: every verdict is the same, no p value crossed 0.05, and no confidence interval came to include or exclude the value of no effect.\n\n" +
        "Data, analysis plan and software are the same.\n",
    );
  });

  test("with other data: which numbers, by how much, and which rows", () => {
    expect(change("data", "participants.count")).toMatchObject({
      before: { value: 1384, printed: "1,384" },
      after: { value: 1383, printed: "1,383" },
      absolute: -1,
      relative: -1 / 1384,
      printed: true,
      cited: true,
      because: ["data"],
    });
    expect(compared.data!.changes.every(({ because }) => because.join() === "data")).toBe(true);
    expect(compared.data!.changes.some(({ printed }) => !printed)).toBe(true);
    expect(compared.data!.causes.data?.rows).toMatchObject({
      rows: { before: 1384, after: 1383 },
      added: 0,
      removed: 1,
      changed: 1,
      keys: { added: [], removed: ["10"], changed: ["21"] },
    });
    const text = comparisonText(compared.data!);
    expect(text).toMatch(/participants\.count: 1,384 → 1,383 {2}−1 \(−0\.072%\) {2}because of the data/);
    expect(text).toMatch(/data: 0 rows added, 1 removed, 1 changed; 1384 before, 1383 after/);
  });

  test("whose rows are not published: how many rows, and none of them", () => {
    const { rows } = compared.secret!.causes.data!;
    expect(rows).toMatchObject({ removed: 1, changed: 0 });
    expect(rows?.keys).toBeUndefined();
  });

  test("with another plan: which declaration, and the numbers that follow from it", () => {
    const { plan, data } = compared.plan!.causes;
    expect(data).toBeUndefined();
    expect(plan).toEqual([
      {
        file: "study.yaml",
        declaration: "definitions.anaemia",
        kind: "changed",
        details: ['value: "if(sex == \\"F\\", hgb < 12, hgb < 13)" → "if(sex == \\"F\\", hgb < 11, hgb < 12)"'],
      },
    ]);
    expect(change("plan", "events.anaemia.all.events")?.because).toEqual(["plan"]);
    expect(new Set(compared.plan!.changes.map(({ id }) => id.split(".")[1]))).toEqual(new Set(["anaemia"]));
  });

  test("in Markdown for a response letter", () => {
    const text = comparisonMarkdown(compared.data!);
    expect(text).toMatch(/^In the revised manuscript, \d+ numbers \(of \d+ statistics; \d+ are in both versions\)/);
    expect(text).toMatch(/^\| .* \| `participants\.count` \| 1,384 \| 1,383 \| −1 \(−0\.072%\) \|$/m);
    expect(text).toMatch(/^- Data: 0 rows added, 1 removed, 1 changed; 1384 before, 1383 after\.$/m);
  });

  test("as pages alone, without what lies beside them", () => {
    for (const name of ["original", "data"])
      writeFileSync(join(scratch, `${name}.html`), readFileSync(join(scratch, name, "reports/index.html")));
    const pages = compareReports(readReport(join(scratch, "original.html")), readReport(join(scratch, "data.html")));
    expect(pages.shared).toBe(compared.data!.shared);
    expect(pages.causes.data?.rows).toBeUndefined();
    const told = (changes: readonly NumberChange[]): string[] =>
      changes
        .filter(({ part }) => !/^(?:n|missing|not_applicable|unknown|below|above)$/.test(part))
        .map(({ id, part, before, after }) => `${id}.${part}: ${before.value} → ${after.value}`)
        .sort();
    expect(told(pages.changes)).toEqual(told(compared.data!.changes));
  });
});

describe("conclusions that flip", () => {
  /** The report of the original with one of its files changed. */
  const forged = (name: string, file: string, change: (text: string) => string): string => {
    const folder = join(scratch, name);
    cpSync(join(original, "reports"), folder, { recursive: true });
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(folder, file), change(text));
    expect(readFileSync(join(folder, file), "utf8")).not.toBe(text);
    return folder;
  };
  const flips = (after: string) => compareReports(readReport(original), readReport(after)).flips;

  test("a p value across 0.05, and an interval that comes to hold no difference", () => {
    const { result } = (
      JSON.parse(readFileSync(join(original, "reports/statistics.json"), "utf8")) as {
        id: string;
        result: Record<string, number>;
      }[]
    ).find(({ id }) => id === "difference.hgb")!;
    expect(result.p).toBeLessThan(0.05);
    expect(result.conf_low! * result.conf_high!).toBeGreaterThan(0);
    const after = forged("flipped", "statistics.json", (text) =>
      text.replace(/^\{"id":"difference\.hgb".*$/m, (line) =>
        line
          .replace(/"p":[^,}]+/, '"p":0.06')
          .replace(/"conf_low":[^,}]+/, '"conf_low":-1.5')
          .replace(/"conf_high":[^,}]+/, '"conf_high":1.5'),
      ),
    );
    expect(flips(after).map(({ kind, of }) => [kind, of])).toEqual([
      ["significance", "difference.hgb.p"],
      ["interval", "difference.hgb.estimate"],
    ]);
  });

  test("a hazard ratio among a model's rows", () => {
    const after = forged("hazard", "statistics.json", (text) =>
      text.replace(/^\{"id":"spike".*$/m, (line) => line.replace(/"hr_low":[^,}]+/, '"hr_low":0.9')),
    );
    expect(flips(after)).toContainEqual(expect.objectContaining({ kind: "interval", of: "spike.hr[mspike]" }));
  });

  test("a verdict", () => {
    const html = readFileSync(join(original, "reports/index.html"), "utf8");
    const [, claim, verdict] = /data-claim="([^"]*)"[^>]*>([^<]*)</.exec(html)!;
    const after = forged("verdict", "index.html", (text) =>
      text.replaceAll(new RegExp(`(data-claim="${claim}"[^>]*>)[^<]*<`, "g"), "$1not decided<"),
    );
    expect(flips(after)).toEqual([
      { kind: "verdict", of: claim, label: `claim ${claim}`, before: verdict, after: "not decided" },
    ]);
    expect(comparisonMarkdown(compareReports(readReport(original), readReport(after)))).toMatch(
      new RegExp(`- Claim \`${claim}\`: .* before, not decided now\\.`),
    );
  });

  test.each([
    ["mann-whitney", "ratio", {}, 1],
    ["mann-whitney", "value", { between: ["a", "b"] }, 0],
    ["median-interval", "value", {}, undefined],
    ["proportion", "proportion", {}, undefined],
    ["risk-difference", "proportion", { between: ["a", "b"] }, 0],
    ["auc", "correlation", { between: ["a", "b"] }, 0.5],
    ["spearman", "correlation", {}, 0],
    ["one-sample-t-test", "value", { mu: 7 }, 7],
    ["count", "count", {}, undefined],
  ] as const)("no effect of %s on its %s", (method, kind, declaration, none) => {
    expect(nullOf(method, kind, declaration)).toBe(none);
  });
});

describe("causes", () => {
  test("declarations added, removed and changed; a manuscript by its lines", () => {
    const before = new Map([
      ["study.yaml", "title: A\nstatistics:\n  a: { method: count }\n  b: { method: count }\n"],
      ["templates/report.md", "one\ntwo\n"],
    ]);
    const after = new Map([
      ["study.yaml", "title: B\nstatistics:\n  a: { method: count, in: f }\n  c: { method: count }\n"],
      ["templates/report.md", "one\nthree\nfour\n"],
      ["data/codebook.json", "{}"],
    ]);
    expect(planChanges(before, after)).toEqual([
      { file: "study.yaml", declaration: "title", kind: "changed", details: ['"A" → "B"'] },
      { file: "study.yaml", declaration: "statistics.a", kind: "changed", details: ['in: nothing → "f"'] },
      { file: "study.yaml", declaration: "statistics.b", kind: "removed", details: [] },
      { file: "study.yaml", declaration: "statistics.c", kind: "added", details: [] },
      { file: "templates/report.md", declaration: "", kind: "changed", details: ["2 lines added, 1 removed"] },
      { file: "data/codebook.json", declaration: "", kind: "added", details: [] },
    ]);
  });

  test("rows in another order are the same rows; columns that come and go", () => {
    const changes = dataChanges(bytes("id,a\n1,x\n2,y\n"), bytes("b,id,a\n0,2,y\n0,1,z\n"), {
      key: ["id"],
      publish: true,
    });
    expect(changes).toEqual({
      rows: { before: 2, after: 2 },
      added: 0,
      removed: 0,
      changed: 1,
      columns: { added: ["b"], removed: [] },
      changedColumns: { a: 1 },
      keys: { added: [], removed: [], changed: ["1"] },
    });
    expect(dataChanges(bytes("a\n1\n"), bytes("a\n1\n"), { key: ["id"], publish: true })).toBeUndefined();
  });
});

describe("what is no report", () => {
  test.each([
    ["a path without a file", () => join(scratch, "nowhere"), /no such file/],
    ["a folder without a report", () => join(root, "src"), /no report is in it/],
    ["a page without statistics", () => join(scratch, "empty.html"), /no statistics/],
  ])("%s", (_, path, message) => {
    writeFileSync(join(scratch, "empty.html"), "<p>Nothing</p>");
    const read = (): unknown => readReport(path());
    expect(read).toThrow(StudyFaults);
    expect(read).toThrow(message);
  });
});

test("on the command line: 0 with differences, 2 where a file cannot be read", async () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), "compare", ...args], {
      maxBuffer: 1e8,
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
  const other = join(scratch, "data");
  const json = await run(original, other, "--format", "json");
  expect(json.code).toBe(0);
  expect((JSON.parse(json.stdout) as { result: Comparison }).result.changes).toHaveLength(
    compared.data!.changes.length,
  );
  expect((await run(original, other, "--format", "markdown")).stdout).toMatch(/^In the revised manuscript/);
  expect(await run(original, join(scratch, "nowhere"))).toMatchObject({ code: 2 });
  expect(await run(original, other, "--format", "docx")).toMatchObject({ code: 2 });
}, 60_000);
