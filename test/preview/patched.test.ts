/** A previewed page that becomes the next one where it stands: it must be what loading it anew gives. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "../reader/open-page.js";
import { address, copyOf, type Running, WAIT } from "./running.js";

const { study, original, edit, mend, read, write, reckon, remove } = copyOf("mgus2");
const [TEXT, PLAN, DATA] = ["templates/report.md", "study.yaml", "data/mgus2.csv"] as const;

let browser: Browser;
let preview: Running;
let home: string;
let page: Page;
let loads = 0;
const complaints: string[] = [];

beforeAll(async () => {
  original.set(DATA, read(DATA));
  preview = reckon("preview", study, "--port", "0");
  [browser, home] = await Promise.all([launch(), address(preview)]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("load", () => loads++);
  await page.goto(home);
}, 120_000);

beforeEach(async () => {
  await changed(mend);
  loads = 0;
});

afterAll(async () => {
  preview.process.kill("SIGKILL");
  await browser?.close();
  remove();
});

const shown = (one: Page = page) => one.locator("script[data-page]").getAttribute("data-page");
const served = async () => /<script data-page="(\w+)"/.exec(await (await fetch(home)).text())![1];

/** Saves something, and waits until the page shows what is served because of it. */
async function changed(save: () => void): Promise<void> {
  const before = await served();
  save();
  // what is saved as it was gives no other page
  if (save !== mend) await expect.poll(served, WAIT).not.toBe(before);
  else await settled();
  await expect.poll(async () => (await shown()) === (await served()), WAIT).toBe(true);
}

/** Until what is served is made from what is saved. */
async function settled(): Promise<void> {
  const manuscript = original.get(TEXT)!;
  const built = async () => {
    const page = await (await fetch(home)).text();
    const manifest = (await (await fetch(`${home}manifest.json`)).json()) as { inputs: Record<string, string> };
    return page.length > 0 && manifest.inputs;
  };
  const { createHash } = await import("node:crypto");
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const expected = { [TEXT]: hash(manuscript), [PLAN]: hash(original.get(PLAN)!), [DATA]: hash(original.get(DATA)!) };
  await expect.poll(built, WAIT).toMatchObject(expected);
}

const documentOf = (one: Page) => one.evaluate(() => document.documentElement.outerHTML);
const styleOf = (one: Page) =>
  one.evaluate(() =>
    [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("\n"),
  );

/** The page, and one that is loaded now, are the same document, with the same style, and the page was not loaded again. */
async function isAsLoaded(): Promise<void> {
  const fresh = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await fresh.goto(home);
  const [ours, theirs] = [await documentOf(page), await documentOf(fresh)];
  if (ours !== theirs) {
    const at = [...ours].findIndex((character, i) => character !== theirs[i]);
    expect(ours.slice(at - 80, at + 80)).toBe(theirs.slice(at - 80, at + 80));
  }
  expect(await styleOf(page)).toBe(await styleOf(fresh));
  expect(await page.title()).toBe(await fresh.title());
  await fresh.close();
  expect(loads).toBe(0);
  expect(complaints).toEqual([]);
}

const bound = '{{stat "participants"}}';
const edits: readonly (readonly [what: string, path: string, from: string | RegExp, to: string])[] = [
  ["a sentence more", TEXT, /$/, "\n\nA sentence more.\n"],
  ["a word in a paragraph", TEXT, /(\n## Introduction\n\n\S+)/, "$1 indeed"],
  ["a paragraph less", TEXT, /(\n## Discussion\n\n)[^\n]+\n\n/, "$1"],
  ["a heading, and a section with it", TEXT, "\n## Methods", "\n## Another part\n\nOf one sentence.\n\n## Methods"],
  ["a heading less", TEXT, "\n### Laboratory values\n", "\n"],
  ["another heading", TEXT, "## Methods", "## How it was done"],
  ["footnotes", TEXT, "## Methods", "A text.[^one] And more.[^two]\n\n[^one]: First.\n\n[^two]: Second.\n\n## Methods"],
  ["a number before all others", TEXT, "## Abstract\n", `## Abstract\n\nOf ${bound} persons.\n`],
  [
    "a list, a table, a quotation",
    TEXT,
    "## Methods",
    "- a\n- b\n\n| a | b |\n|---|---|\n| c | d |\n\n> e\n\n## Methods",
  ],
  [
    "a figure at another place",
    TEXT,
    /\{\{figure "laboratory"\}\}([\s\S]*?\{\{figure "progression"\}\})/,
    '$1\n\n{{figure "laboratory"}}',
  ],
  ["the title", PLAN, /^title: /m, "title: Again, "],
  ["a table's title", PLAN, /(\n {2}baseline:[\s\S]*?title: )/, "$1All in all, "],
  ["a figure's title", PLAN, /(\n {2}laboratory:[\s\S]*?title: )/, "$1All in all, "],
  [
    "a method that no other statistic has",
    PLAN,
    "\nstatistics:\n",
    "\nstatistics:\n  more: { method: spearman, of: age, with: hgb, in: all }\n",
  ],
  ["the data", DATA, /^1,\d+/m, "1,61"],
];

describe("the page becomes what loading it gives, and is not loaded", () => {
  for (const [what, path, from, to] of edits)
    test(what, async () => {
      await changed(() => edit(path, from, to));
      await isAsLoaded();
    });

  test("a style sheet, changed and removed", async () => {
    write("more.css", "h2 { color: rgb(200, 0, 0); }\n");
    await changed(() => edit(PLAN, /^report: \{/m, "report: { stylesheet: more.css,"));
    await isAsLoaded();
    await changed(() => write("more.css", "h2 { color: rgb(0, 0, 200); }\n"));
    await isAsLoaded();
    expect(
      await page
        .locator("h2")
        .nth(1)
        .evaluate((heading) => getComputedStyle(heading).color),
    ).toBe("rgb(0, 0, 200)");
    await changed(mend);
    await isAsLoaded();
  });

  test("one change after another, faults between them, and the way back", async () => {
    const text = original.get(TEXT)!;
    for (let i = 0; i < 5; i++) {
      write(TEXT, `${"Some words. ".repeat(i)}\n\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 30 * i));
    }
    write(TEXT, `{{stat "nobody"}}\n\n${text}`);
    await page.locator("section[role=alert]").waitFor();
    await changed(() => write(TEXT, `Mended.\n\n${text}`));
    await page.locator("section[role=alert]").waitFor({ state: "detached" });
    await isAsLoaded();
    await changed(mend);
    await isAsLoaded();
  });
});

describe("the page's own script", () => {
  const number = () => page.locator('article a[href^="#s-"]').nth(5);

  test("answers for the new text: cards, the audit and its check against the data", async () => {
    await number().hover(); // what it knows of the text it knows of the old one
    await page.locator(".card").waitFor();
    await page.mouse.move(2, 2);
    await page.locator(".card").waitFor({ state: "detached" });
    await changed(() => edit(TEXT, "## Abstract\n", `## Abstract\n\nOf ${bound} persons. ${bound} of them.\n`));
    const first = page.locator('article a[href^="#s-"]').first();
    await first.click();
    expect(await page.locator(".card").count()).toBe(1);
    expect(await page.locator(".card .number").textContent()).toBe(await first.textContent());
    await page.keyboard.press("Escape");
    expect(await page.locator(".card").count()).toBe(0);
    await page.locator(".audit-button").click();
    expect(await page.locator("#audit").count()).toBe(1);
    await page.locator("#audit-file").setInputFiles(join(study, DATA));
    const outcome = page.locator('.outcome[data-state="agreed"]');
    await outcome.waitFor({ timeout: 50_000 });
    const count = await page.locator("article .agreed").count();
    expect(await outcome.textContent()).toContain(`${count} of ${count} numbers in the text agree`);
    // marks are of the text that was checked
    await changed(() => edit(TEXT, /$/, "\n\nA sentence more.\n"));
    expect(await page.locator(".agreed, .flagged").count()).toBe(0);
    await page.locator("#audit .close").first().click();
    await isAsLoadedBut("audit");
  });

  test("a check that is under way ends with the text that it checks", async () => {
    await page.locator(".audit-button").click();
    await page.locator("#audit-file").setInputFiles(join(study, DATA));
    await changed(() => edit(TEXT, /$/, "\n\nA sentence more.\n"));
    await page.waitForTimeout(1500);
    expect(await page.locator(".agreed, .flagged").count()).toBe(0);
    expect(await page.locator(".outcome").textContent()).toBe("");
    await page.locator("#audit .close").first().click();
  });

  test("what is open stays open: a card, the audit with what it shows, details; and focus and place", async () => {
    await page.locator(".audit-button").click();
    await page.locator('#audit [data-tag="uncited"]').click();
    await page.locator("#audit-search").fill("surv");
    const items = await page.locator("#audit .items > li").count();
    expect(items).toBeGreaterThan(0);
    await page.locator("details.many summary").first().click();
    await page.locator("#audit-search").focus();
    const place = () =>
      page
        .locator("details.many")
        .first()
        .evaluate((one) => one.getBoundingClientRect().top);
    const before = await place();
    await changed(() => edit(TEXT, /$/, "\n\nA sentence more.\n"));
    expect(await page.locator("#audit .items > li").count()).toBe(items);
    expect(await page.locator('#audit [data-tag="uncited"]').getAttribute("aria-pressed")).toBe("true");
    expect(await page.locator("details.many").first().getAttribute("open")).toBe("");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("audit-search");
    expect(Math.abs((await place()) - before)).toBeLessThan(2);
    await page.locator("#audit .close").first().click();
    await page.locator("details.many summary").first().click();

    await number().click();
    const told = await page.locator(".card").textContent();
    await changed(() => edit(TEXT, /$/, "\n\nTwo sentences more.\n"));
    expect(await page.locator(".card.stays").textContent()).toBe(told);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("card stays");
    await page.keyboard.press("Escape");
    expect(await number().evaluate((one) => one === document.activeElement)).toBe(true);
  });

  test("what a reader reads does not move when something is added above it", async () => {
    const heading = page.getByRole("heading", { name: "Discussion" });
    await heading.evaluate((one) => one.scrollIntoView());
    const top = () => heading.evaluate((one) => Math.round(one.getBoundingClientRect().top));
    const before = await top();
    await changed(() => edit(TEXT, "\n## Methods", `\n${"Some words of a paragraph. ".repeat(60)}\n\n## Methods`));
    await expect.poll(top, WAIT).toBe(before);
  });

  /** The panel is made when it is first opened, and stays, hidden. */
  async function isAsLoadedBut(id: string): Promise<void> {
    await page.evaluate((hidden) => document.getElementById(hidden)?.remove(), id);
    await changed(() => edit(TEXT, /$/, "\n\nAnd another.\n"));
    await isAsLoaded();
  }
});

describe("where the page is not what was served any more", () => {
  test("what an extension adds goes, as it would if the page were loaded", async () => {
    await page.evaluate(() => {
      document.querySelector("article p")!.append(document.createElement("u"));
      document.querySelector("article h2")!.className = "translated";
      document.head.append(document.createElement("style"));
    });
    complaints.length = 0; // of the style, which the policy forbids
    await changed(() => edit(TEXT, /$/, "\n\nA sentence more.\n"));
    await isAsLoaded();
  });

  test("a text that somebody else changed is loaded anew", async () => {
    await page.evaluate(() => (document.querySelector("article p")!.textContent = "Translated."));
    await page.evaluate(() => scrollTo(0, 700));
    const top = () =>
      page
        .locator("article h2")
        .nth(2)
        .evaluate((one) => Math.round(one.getBoundingClientRect().top));
    const before = await top();
    await changed(() => edit(TEXT, /$/, "\n\nA sentence more.\n"));
    await expect.poll(() => loads, WAIT).toBe(1);
    await expect.poll(async () => Math.abs((await top()) - before), WAIT).toBeLessThan(3);
    expect(await page.locator("article p").first().textContent()).not.toBe("Translated.");
  });

  test("no script or style runs but the report's own", async () => {
    await changed(() => edit(TEXT, /$/, "\n\nA sentence more.\n"));
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      return "ran" in window;
    });
    expect(ran).toBe(false);
    expect(complaints.splice(0).join()).toContain("Content Security Policy");
  });
});
