/**
 * Whatever the documentation shows works: commands run, plans and codebooks are read and checked against the seed study's
 * data, manuscripts are parsed and what they cite exists, expressions are typed, links lead somewhere. A fence says what it
 * holds (`yaml plan`; `yaml keys` for keys whose files are not there; `markdown manuscript`, ...); what cannot be tried gives its reason: `sh skip="..."`.
 */
import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { checkExpression } from "../../src/cohort/expression/check.js";
import { parseExpression } from "../../src/cohort/expression/index.js";
import { loadCodebook } from "../../src/cohort/index.js";
import { codebookScope } from "../../src/cohort/scope.js";
import { StudyFaults } from "../../src/fault.js";
import { prepare } from "../../src/publish/build.js";
import { inputsFrom } from "../../src/publish/inputs.js";
import { loadStudy } from "../../src/study/load.js";

const root = resolve(import.meta.dirname, "../..");
const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path}`),
].sort();

interface Fence {
  readonly line: number;
  /** `yaml plan`, `sh`, ... without what follows. */
  readonly kind: string;
  readonly skip: string | undefined;
  readonly text: string;
}

function fencesOf(page: string): Fence[] {
  const lines = readFileSync(join(root, page), "utf8").split("\n");
  const fences: Fence[] = [];
  for (let i = 0; i < lines.length; i++) {
    const open = /^\s*```(.*)$/.exec(lines[i]!);
    if (!open) continue;
    const [line, info] = [i + 1, open[1]!];
    const body: string[] = [];
    for (i++; !/^\s*```\s*$/.test(lines[i]!); i++) body.push(lines[i]!);
    const skip = /skip="([^"]+)"/.exec(info)?.[1];
    fences.push({ line, kind: info.replace(/\s*skip=.*$/, "").trim(), skip, text: `${body.join("\n")}\n` });
  }
  return fences;
}

const fences = new Map(pages.map((page) => [page, fencesOf(page)]));
const of = (page: string, kind: string): readonly Fence[] => fences.get(page)!.filter((fence) => fence.kind === kind);
const with_ = (...kinds: string[]): string[] => pages.filter((page) => kinds.some((kind) => of(page, kind).length > 0));

const KINDS = [
  "sh",
  "r",
  "text",
  "text expressions",
  "diff",
  "yaml study",
  "yaml plan",
  "yaml keys",
  "yaml workflow",
  "json",
  "json codebook",
  "markdown manuscript",
];

test.each(pages)("%s: every fence says what it holds", (page) => {
  for (const { kind, line } of fences.get(page)!) expect(KINDS, `${page}:${line}`).toContain(kind);
});

/** Two plans as one: mappings key by key, lists and texts of the second. */
function merged(a: unknown, b: unknown): unknown {
  const isMapping = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMapping(a) || !isMapping(b)) return b;
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [
      key,
      key in b ? merged(a[key], b[key]) : a[key],
    ]),
  );
}

const PLAN = "docs/guide/plan.md";

/** The folder of the study over whose data a page's plans are checked: `<!-- over FOLDER -->`, by default the seed study. */
function over(page: string): string {
  return /<!-- over (\S+) -->/.exec(readFileSync(join(root, page), "utf8"))?.[1] ?? "";
}

/** The plan of a page: that of the guide, or of the study that it is over, and on top of it what the page declares. */
function planOf(page: string): unknown {
  const folder = over(page);
  const own = of(page, "yaml plan");
  const texts =
    folder === ""
      ? [...of(PLAN, "yaml study"), ...of(PLAN, "yaml plan"), ...own].map(({ text }) => text)
      : [readFileSync(join(root, folder, "study.yaml"), "utf8"), ...own.map(({ text }) => text)];
  return texts.map((text) => parse(text) as unknown).reduce(merged, {});
}

/** Reads and checks a study in memory, over the data of the study in `folder`. */
function check(plan: unknown, manuscript: string, folder = ""): void {
  const files: Readonly<Record<string, string>> = { "study.yaml": stringify(plan), "templates/report.md": manuscript };
  const inputs = inputsFrom(
    "",
    (path) => {
      const text = files[path];
      if (text !== undefined) return { path, bytes: new TextEncoder().encode(text) };
      const file = join(root, folder, path);
      if (existsSync(file) && !path.startsWith("audit")) return { path, bytes: readFileSync(file) };
      return { fault: { rule: "file-missing", severity: "error", message: path } };
    },
    { given: true },
  );
  prepare(inputs);
}

describe("plans and manuscripts", () => {
  test.each(with_("yaml study"))("%s: whole studies are read", (page) => {
    for (const { text } of of(page, "yaml study")) check(parse(text), "Nothing.\n");
  });

  test.each(with_("yaml plan", "markdown manuscript"))(
    "%s: plans are checked, and manuscripts cite what there is",
    (page) => {
      const manuscript = of(page, "markdown manuscript").map(({ text }) => text);
      check(planOf(page), manuscript.join("\n"), over(page));
    },
  );

  test.each(with_("yaml keys"))("%s: keys are those of the schema", (page) => {
    for (const { text } of of(page, "yaml keys")) loadStudy(stringify(merged(planOf(PLAN), parse(text))), page, "");
  });

  test("a snippet that is wrong would be found", () => {
    const plan = planOf(PLAN);
    const wrong = merged(plan, { statistics: { wrong: { method: "median", of: "il66" } } });
    expect(() => check(wrong, "Nothing.\n")).toThrow(/unknown variable: il66/);
    expect(() => check(plan, '{{stat "panel.il6.contrl.median"}}\n')).toThrow(StudyFaults);
  });
});

const codebook = loadCodebook(readFileSync(join(root, "data/codebook.json"), "utf8"), "codebook.json");

test.each(with_("json codebook"))("%s: codebooks are read", (page) => {
  for (const { text } of of(page, "json codebook")) loadCodebook(text, page);
});

test.each(with_("json", "yaml workflow"))("%s: JSON and YAML can be read", (page) => {
  for (const { text } of of(page, "json")) JSON.parse(text);
  for (const { text } of of(page, "yaml workflow")) expect(parse(text)).toBeTypeOf("object");
});

test.each(with_("text expressions"))("%s: expressions are sound", (page) => {
  for (const { text, line } of of(page, "text expressions"))
    for (const one of text.trim().split("\n")) {
      const { faults } = checkExpression(parseExpression(one), codebookScope(codebook));
      expect(faults, `${page}:${line}: ${one}`).toEqual([]);
    }
});

describe("commands", () => {
  const scratch = mkdtempSync(join(tmpdir(), "reckon-docs-"));
  const bin = join(scratch, "bin");

  afterAll(() => rmSync(scratch, { recursive: true, force: true }), 60_000);

  const base = join(scratch, "base");
  const run = (command: string, folder: string): Promise<unknown> => {
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    return promisify(execFile)("bash", ["-euo", "pipefail", "-c", command], { cwd: folder, env, maxBuffer: 1e8 });
  };

  /** The repository as it is committed or about to be, with its reports built, in a folder of its own. */
  beforeAll(async () => {
    mkdirSync(bin);
    const main = JSON.stringify(join(root, "dist/cli/main.js"));
    writeFileSync(join(bin, "reckon"), `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${main} "$@"\n`, {
      mode: 0o755,
    });
    const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
    for (const path of listed.toString().split("\0")) {
      if (path === "" || path.startsWith("test/") || !existsSync(join(root, path))) continue;
      mkdirSync(dirname(join(base, path)), { recursive: true });
      cpSync(join(root, path), join(base, path));
    }
    cpSync(join(root, "dist"), join(base, "dist"), { recursive: true });
    await run("reckon build --quiet; for study in examples/*/; do reckon build --quiet $study; done", base);
  }, 120_000);

  test("nothing is installed: that would be done through the link to the packages", () => {
    for (const page of pages)
      for (const { text, skip } of of(page, "sh"))
        if (skip === undefined) expect(text).not.toMatch(/npm (ci|i|install)\b/);
  });

  // The tutorial's commands build on one another and have a test of their own.
  test.each(with_("sh").filter((page) => page !== "docs/tutorial.md"))(
    "%s: commands run",
    async (page) => {
      const folder = join(scratch, page.replaceAll(/\W/g, "-"));
      cpSync(base, folder, { recursive: true });
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      for (const { text, line, skip } of of(page, "sh")) {
        if (skip !== undefined || /npm (ci|i|install)\b/.test(text)) continue;
        await run(text, folder).catch((error: { stdout: string; stderr: string }) => {
          throw new Error(`${page}:${line}: ${text}${error.stdout}${error.stderr}`);
        });
      }
    },
    300_000,
  );
});

describe("links", () => {
  const anchors = (page: string): string[] =>
    [...readFileSync(page, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    );

  test.each(pages)("%s: links within the repository lead somewhere", (page) => {
    const text = readFileSync(join(root, page), "utf8")
      .replaceAll(/```.*?```/gs, "")
      .replaceAll(/`[^`\n]*`/g, "");
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?|mailto):/.test(target!)) continue;
      const [path, anchor] = target!.split("#") as [string, string | undefined];
      const file = path === "" ? join(root, page) : join(root, dirname(page), path);
      expect(existsSync(file), `${page}: ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchors(file), `${page}: ${target}`).toContain(anchor);
    }
  });

  test("the index names every page", () => {
    const index = readFileSync(join(root, "docs/README.md"), "utf8");
    const named = pages.filter(
      (page) => page.startsWith("docs/") && !/^docs\/(README|methods\/(?!README).*)\.md$/.test(page),
    );
    for (const page of named) expect(index, page).toContain(`(${page.slice("docs/".length)})`);
  });
});
