/** A study that is previewed while it is written, in a browser. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launch } from "../reader/open-page.js";

const root = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "reckon-preview-"));
const study = join(scratch, "study");
const original = new Map<string, string>();

/** How long a change may take to show on a machine with other things to do. */
const WAIT = { timeout: 30_000 } as const;

interface Running {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function reckon(...args: string[]): Running {
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    env: { ...process.env, RECKON_CACHE: join(scratch, "cache") },
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  return {
    process: child,
    output: () => output,
    ended: new Promise((done) => child.on("exit", (code) => done(code))),
  };
}

async function address({ output }: Running): Promise<string> {
  await vi.waitFor(() => expect(output()).toContain("(Ctrl-C ends)"), { timeout: 100_000, interval: 50 });
  return /http:\S+/.exec(output())![0];
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = original.get(path)!;
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(join(study, path), edited);
}

function mend(): void {
  for (const [path, text] of original) writeFileSync(join(study, path), text);
}

let browser: Browser;
let preview: Running;
let home: string;
let page: Page;

beforeAll(async () => {
  cpSync(join(root, "examples/mgus2"), study, { recursive: true });
  rmSync(join(study, "reports"), { recursive: true });
  for (const path of ["study.yaml", "templates/report.md"]) original.set(path, readFileSync(join(study, path), "utf8"));
  preview = reckon("preview", study, "--port", "0");
  [browser, home] = await Promise.all([launch(), address(preview)]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(home);
}, 120_000);

afterAll(async () => {
  preview.process.kill("SIGKILL");
  await browser?.close();
  rmSync(scratch, { recursive: true });
});

const overlay = () => page.locator("section[role=alert]");
const heading = () => page.locator("main h2").nth(2);

test("a change of the text changes the page, every tab of it, and the reader stays where she was", async () => {
  const other = await browser.newPage();
  await other.goto(home);
  const link = page.locator("main a[href]").nth(3);
  await link.focus();
  await page.evaluate(() => scrollTo(0, 1234));
  const focused = await page.evaluate(() => document.activeElement!.id);
  expect(focused).not.toBe("");
  edit("templates/report.md", /$/, "\n\nA sentence that was added while somebody read.\n");
  for (const one of [page, other])
    await one.getByText("A sentence that was added while somebody read.").waitFor({ state: "attached" });
  await expect.poll(() => page.evaluate(() => scrollY), WAIT).toBe(1234);
  await expect.poll(() => page.evaluate(() => document.activeElement!.id), WAIT).toBe(focused);
  await other.close();
  // an editor that writes a new file in place of the old one
  writeFileSync(join(study, "templates/aside"), original.get("templates/report.md")!);
  renameSync(join(study, "templates/aside"), join(study, "templates/report.md"));
  await page.getByText("A sentence that was added while somebody read.").waitFor({ state: "detached" });
  expect(await heading().count()).toBe(1);
});

test("a fault is shown with its place over the page of before, and goes when it is mended", async () => {
  const title = await page.title();
  edit("study.yaml", /^title:/m, "titel:");
  await overlay().waitFor();
  const line =
    original
      .get("study.yaml")!
      .split("\n")
      .findIndex((text) => text.startsWith("title:")) + 1;
  await expect.poll(() => overlay().textContent(), WAIT).toContain(`study.yaml:${line}:1`);
  const text = await overlay().textContent();
  expect(text).toMatch(/hint: did you mean title\?/);
  expect(await page.title()).toBe(title);
  expect(await heading().count()).toBe(1);
  // one fault after another, all at once
  edit("study.yaml", /^authors:[\s\S]*?\n(?=\w)/m, "authors: 1\ncolour: red\n");
  await expect.poll(() => overlay().locator("li").count(), WAIT).toBeGreaterThan(1);
  // a tab that is opened meanwhile is told too
  const late = await browser.newPage();
  await late.goto(home);
  await late.locator("section[role=alert]").waitFor();
  await late.close();
  mend();
  await overlay().waitFor({ state: "detached" });
  expect(await page.title()).toBe(title);
});

test("what moved is told where it is now", async () => {
  edit("templates/report.md", /^/, 'A line.\n\n{{stat "nobody"}}\n\n');
  await expect.poll(() => overlay().textContent(), WAIT).toContain("templates/report.md:3:");
  writeFileSync(join(study, "templates/report.md"), `\n\n${original.get("templates/report.md")}{{stat "nobody"}}\n`);
  const line = original.get("templates/report.md")!.split("\n").length + 2;
  await expect.poll(() => overlay().textContent(), WAIT).toContain(`templates/report.md:${line}:`);
  mend();
  await overlay().waitFor({ state: "detached" });
});

test("it serves the report's files to this machine under its own name, and nothing else", async () => {
  const ask = (path: string, options: { host?: string; method?: string } = {}) =>
    new Promise<{ status: number; type: string; text: string }>((done, failed) => {
      const { hostname, port } = new URL(home);
      const headers = { host: options.host ?? `${hostname}:${port}` };
      request({ host: hostname, port, path, method: options.method ?? "GET", headers }, (response) => {
        let text = "";
        response.on("data", (part) => (text += part));
        response.on("end", () => done({ status: response.statusCode!, type: response.headers["content-type"]!, text }));
      })
        .on("error", failed)
        .end();
    });
  const whole = await ask("/");
  expect(whole.status).toBe(200);
  expect(whole.text).toContain("connect-src 'self'");
  expect(await ask("/statistics.json")).toMatchObject({ status: 200, type: "application/json; charset=utf-8" });
  expect(await ask("/index.html")).toEqual(whole);
  expect((await ask("/", { host: "evil.example" })).status).toBe(403);
  expect((await ask("/-/events", { host: "evil.example:80" })).status).toBe(403);
  expect((await ask("/", { method: "POST" })).status).toBe(405);
  for (const path of [
    "/study.yaml",
    "/../study.yaml",
    "/..%2fstudy.yaml",
    "/data/mgus2.csv",
    "/%",
    "//etc/passwd",
    "/figures",
  ])
    expect((await ask(path)).status, path).toBe(404);
});

test("nothing is written, and what is served is what build writes but for one script", async () => {
  expect(readdirSync(study)).not.toContain("reports");
  const built = reckon("build", study);
  expect(await built.ended).toBe(0);
  const written = readFileSync(join(study, "reports/index.html"), "utf8");
  const served = await (await fetch(home)).text();
  const script = /<script>(?:(?!<script>)[\s\S])*<\/script>\n(?=<\/body>)/.exec(served)![0];
  const policy = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*/;
  expect(served.replace(script, "").replace(policy, "$1")).toBe(written.replace(policy, "$1"));
});

test("a port that is taken is told, and Ctrl-C ends it and frees the port", async () => {
  const { port } = new URL(home);
  const second = reckon("preview", study, "--port", port);
  expect(await second.ended).toBe(2);
  expect(second.output()).toContain(`port ${port} is taken`);
  const bad = reckon("preview", study, "--port", "70000");
  expect(await bad.ended).toBe(2);
  // while it builds, too
  edit("study.yaml", /$/, "\n# a comment\n");
  await new Promise((resolve) => setTimeout(resolve, 30));
  preview.process.kill("SIGINT");
  expect(await preview.ended).toBe(0);
  await new Promise<void>((done, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(Number(port), "127.0.0.1", () => server.close(() => done()));
  });
});
