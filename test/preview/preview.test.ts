/** A study that is previewed while it is written, in a browser. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../reader/open-page.js";
import { address, copyOf, type Running, WAIT } from "./running.js";

const { study, original, edit, mend, reckon, remove } = copyOf("mgus2");

let browser: Browser;
let preview: Running;
let home: string;
let page: Page;

beforeAll(async () => {
  preview = reckon("preview", study, "--port", "0");
  [browser, home] = await Promise.all([launch(), address(preview)]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(home);
}, 120_000);

afterAll(async () => {
  preview.process.kill("SIGKILL");
  await browser?.close();
  remove();
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
  const script = /<script data-page="\w+">[\s\S]*?<\/script>\n/.exec(served)![0];
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
