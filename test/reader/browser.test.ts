import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, type Opened, openPage, writePage } from "./open-page.js";

const STUDY = "examples/mgus2";
const DATA = join(STUDY, "data/mgus2.csv");

describe.skipIf(!hasBrowser)("the page in a browser, from file:// and with the network refused", () => {
  let browser: Browser;
  const open: Opened[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function opened(alter?: (html: string) => string, options = {}): Promise<Page> {
    const one = await openPage(browser, await writePage(STUDY, alter), options);
    open.push(one);
    return one.page;
  }

  const first = (page: Page): Locator => page.locator('article a[href="#s-overall.age"][data-part="median"]').first();
  const card = (page: Page): Locator => page.getByRole("dialog");
  const panel = (page: Page): Locator => page.getByRole("complementary", { name: "Audit" });

  async function checked(
    page: Page,
    file: string | { name: string; mimeType: string; buffer: Buffer },
  ): Promise<string> {
    if (!(await panel(page).isVisible())) await page.getByRole("button", { name: "Audit", exact: true }).click();
    await page.locator("#audit-file").setInputFiles(file);
    const outcome = page.locator('.outcome[data-state="agreed"], .outcome[data-state="flagged"]');
    await outcome.waitFor({ timeout: 50_000 });
    return (await outcome.textContent()) ?? "";
  }

  const csv = (text: string): { name: string; mimeType: string; buffer: Buffer } => ({
    name: "mgus2.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });

  /** How many numbers the text binds. */
  const bound = (page: Page): Promise<number> => page.locator("article :is(a, span)[data-part]").count();

  describe("a number's card", () => {
    it("says what it is, for whom, in full, how rounded, from which file, in R, where else, and what R said", async () => {
      const page = await opened();
      await first(page).click();
      const text = (await card(page).textContent()) ?? "";
      for (const expected of [
        /Age.*: median/,
        "Median and quartiles",
        /n\s=\s1384, 0\smissing/,
        /In full\s*72/,
        /Printed\s*to [\w ]+, as its variable is reported; halves away from zero/,
        /data\/mgus2\.csv, SHA-256 [0-9a-f]{64}/,
        'compute_median(samples("age", "all"), extremes = TRUE)',
        /Also cited\s*\S/,
        /Cross-check\s*(not cross-checked yet|R [\d.]+ agrees)/,
      ])
        expect(text).toMatch(expected);
      const [hash] = /[0-9a-f]{64}/.exec(text)!;
      expect(await page.locator('meta[name="reckon:data-sha256"]').getAttribute("content")).toBe(hash);
      await card(page).getByRole("link", { name: "Its row in the appendix" }).click();
      expect(new URL(page.url()).hash).toBe("#s-overall.age");
      await expect.poll(() => card(page).count()).toBe(0);
    });

    it("opens, is read and closes by keyboard, and gives the focus back", async () => {
      const page = await opened();
      await first(page).focus();
      await page.keyboard.press("Enter");
      expect(await card(page).getAttribute("aria-label")).toMatch(/^Age.*: median$/);
      expect(await card(page).evaluate((own) => own === document.activeElement)).toBe(true);
      await page.keyboard.press("Escape");
      expect(await card(page).count()).toBe(0);
      expect(await first(page).evaluate((own) => own === document.activeElement)).toBe(true);
      expect(new URL(page.url()).hash).toBe("");
      // forward out of the card the keyboard is back in the text
      await page.keyboard.press("Enter");
      for (let i = 0; i < 20 && (await card(page).count()) > 0; i++) await page.keyboard.press("Tab");
      expect(await first(page).evaluate((own) => own === document.activeElement)).toBe(true);
    });

    it("shows while the pointer or the keyboard rests on a number, and goes with it", async () => {
      const page = await opened();
      await first(page).hover();
      await card(page).waitFor();
      expect(await first(page).evaluate((own) => own === document.activeElement)).toBe(false);
      await page.mouse.move(5, 400);
      await card(page).waitFor({ state: "detached" });
      await page.keyboard.press("Tab");
      await first(page).focus();
      await card(page).waitFor();
      await page.keyboard.press("Escape");
      expect(await card(page).count()).toBe(0);
    });

    it("stands inside the window, wherever its number is", async () => {
      const page = await opened(undefined, { viewport: { width: 1000, height: 560 } });
      const numbers = page.locator("article a[data-part]");
      for (let i = 0; i < (await numbers.count()); i += 23) {
        await numbers.nth(i).scrollIntoViewIfNeeded();
        await numbers.nth(i).focus();
        await page.keyboard.press("Enter");
        const box = (await card(page).boundingBox())!;
        expect(box.x, `number ${i}`).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, `number ${i}`).toBeLessThanOrEqual(1000);
        expect(box.y, `number ${i}`).toBeGreaterThanOrEqual(0);
        await page.keyboard.press("Escape");
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1000);
    });

    it("leaves a click with a modifier to the browser, and closes at a click elsewhere", async () => {
      const page = await opened();
      await first(page).click({ modifiers: ["Shift"] });
      expect(await card(page).count()).toBe(0);
      await first(page).click();
      await page.getByRole("heading", { level: 1 }).click();
      expect(await card(page).count()).toBe(0);
    });

    it("is a sheet at the foot of a phone that leaves its number in sight", async () => {
      const page = await opened(undefined, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      await first(page).tap();
      const box = (await card(page).boundingBox())!;
      expect(Math.round(box.width)).toBe(390);
      expect(Math.round(box.y + box.height)).toBe(844);
      expect((await first(page).boundingBox())!.y).toBeLessThan(box.y);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });

  describe("the audit panel", () => {
    it("counts, searches, filters, sorts, and leads to a number in the text", async () => {
      const page = await opened();
      const rows = await page.locator("#appendix .s").count();
      await page.getByRole("button", { name: "Audit", exact: true }).click();
      const items = panel(page).locator(".items > li");
      expect(await panel(page).locator(".summary").textContent()).toMatch(
        new RegExp(`^${rows} statistics, printed as ${await bound(page)} numbers in the text\\.`),
      );
      expect(await items.count()).toBe(rows);

      await panel(page).getByRole("searchbox", { name: "Search" }).fill("spike women");
      expect(await items.count()).toBeGreaterThan(0);
      expect(await items.count()).toBeLessThan(rows);
      for (const text of await items.allTextContents()) expect(text).toMatch(/spike/i);
      await panel(page).getByRole("searchbox", { name: "Search" }).fill("");

      const uncited = panel(page).getByRole("button", { name: /^not cited/ });
      await uncited.click();
      expect(await uncited.getAttribute("aria-pressed")).toBe("true");
      const notCited = await page.locator("#appendix tr.s + tr").filter({ hasText: "Not cited" }).count();
      expect(await items.count()).toBe(notCited);

      await panel(page)
        .getByRole("button", { name: /^statistics/ })
        .click();
      await panel(page).getByRole("combobox", { name: "Order" }).selectOption("id");
      const ids = await items.locator("code").allTextContents();
      expect(ids).toEqual([...ids].sort());

      await panel(page).getByRole("searchbox", { name: "Search" }).fill("overall.hgb");
      await items.first().getByRole("button").first().click();
      const target = page.locator(":focus");
      expect(await target.getAttribute("href")).toBe("#s-overall.hgb");
      expect(await target.evaluate((own) => own.closest("article") !== null)).toBe(true);
      await page.getByRole("button", { name: "Close the audit" }).click();
      expect(await panel(page).isVisible()).toBe(false);
      expect(await page.getByRole("button", { name: "Audit", exact: true }).getAttribute("aria-expanded")).toBe(
        "false",
      );
    });

    it("opens from the keyboard, closes at Escape, and fits a phone", async () => {
      const page = await opened(undefined, { viewport: { width: 390, height: 844 } });
      await page.getByRole("button", { name: "Audit", exact: true }).focus();
      await page.keyboard.press("Enter");
      expect(await page.locator(":focus").textContent()).toBe("Audit");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(Math.round((await panel(page).boundingBox())!.width)).toBe(390);
      await page.keyboard.press("Escape");
      expect(await panel(page).isVisible()).toBe(false);
      expect(await page.locator(":focus").textContent()).toBe("Audit");
    });

    it("is not printed, nor is anything else that the script adds", async () => {
      const page = await opened();
      await first(page).click();
      await page.getByRole("button", { name: "Audit", exact: true }).click();
      await page.emulateMedia({ media: "print" });
      for (const added of [".card", ".audit", ".audit-button", ".check-here button"])
        for (const one of await page.locator(added).all()) expect(await one.isVisible(), added).toBe(false);
    });
  });

  describe("the check against the data", () => {
    it("finds that every number agrees, and marks each", async () => {
      const page = await opened();
      const outcome = await checked(page, DATA);
      const count = await bound(page);
      expect(outcome).toContain("mgus2.csv is the file that this page was made from, by its SHA-256; 1,384 rows.");
      expect(outcome).toContain(`${count} of ${count} numbers in the text agree`);
      const [, agree, of] = /and ([\d,]+) of ([\d,]+) entries in the appendix/.exec(outcome)!;
      expect(agree).toBe(of);
      expect(await page.locator("article .agreed").count()).toBe(count);
      expect(await page.locator(".flagged").count()).toBe(0);
      await page.getByRole("button", { name: "Clear the marks" }).click();
      expect(await page.locator(".agreed").count()).toBe(0);
    });

    it("takes a file dropped anywhere on the page", async () => {
      const page = await opened();
      const text = readFileSync(DATA, "utf8");
      const transfer = await page.evaluateHandle((content) => {
        const data = new DataTransfer();
        data.items.add(new File([content], "mgus2.csv", { type: "text/csv" }));
        return data;
      }, text);
      await page.dispatchEvent("article", "dragover", { dataTransfer: transfer });
      await page.dispatchEvent("article", "drop", { dataTransfer: transfer });
      await page.locator('.outcome[data-state="agreed"]').waitFor({ timeout: 50_000 });
      expect(await panel(page).isVisible()).toBe(true);
    });

    it("flags what one changed value changes, and nothing else", async () => {
      const page = await opened();
      // the haemoglobin of the first patient who has one: what is computed from nothing of it stays as it is
      const lines = readFileSync(DATA, "utf8").split("\n");
      const head = lines[0]!.split(",");
      const at = lines.findIndex((line, i) => i > 0 && line.split(",")[head.indexOf("hgb")] !== "");
      const cells = lines[at]!.split(",");
      cells[head.indexOf("hgb")] = "9.9";
      lines[at] = cells.join(",");
      const outcome = await checked(page, csv(lines.join("\n")));
      expect(outcome).toContain("is another file than the data/mgus2.csv that this page was made from");
      const ids = await page
        .locator("article .flagged")
        .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
      expect(ids.length).toBeGreaterThan(0);
      const computedFromIt = /hgb|anaemia|(?:progression|death)-(?:model|proportional)/;
      for (const id of ids) expect(id).toMatch(computedFromIt);
      const listed = await page.locator(".findings li").allTextContents();
      expect(listed.some((line) => /overall\.hgb|summary\.hgb/.test(line))).toBe(true);
      const others = listed.filter((line) => !computedFromIt.test(line) && !/laboratory|^and \d+ more$/.test(line));
      expect(others).toEqual([]);
      // what is flagged can be filtered for, and its card says what the data give
      await panel(page)
        .getByRole("button", { name: /^flagged by the check/ })
        .click();
      expect(await panel(page).locator(".items > li").count()).toBeGreaterThan(0);
      await page.getByRole("button", { name: "Close the audit" }).click();
      await page.locator("article .flagged").first().click();
      expect(await card(page).textContent()).toMatch(/Differs: the data give \S/);
    });

    const forgeries: readonly (readonly [what: string, from: RegExp, to: string, finding: RegExp])[] = [
      [
        "a digit in the text",
        /(href="#s-overall\.age" data-part="median"[^>]*>)72</,
        "$1<span></span>73<",
        /^overall\.age, median: the page has 73, the data give 72/,
      ],
      [
        "a value behind a number",
        /(href="#s-difference\.hgb" data-part="estimate" data-value=")[^"]*"/,
        '$10.75"',
        /^difference\.hgb, estimate in full: the page has 0\.75,/,
      ],
      [
        "a printed value in the appendix",
        /(id="s-overall\.age">(?:(?!<td>).)*<td>)72/,
        "$178",
        /^overall\.age, median: the page has 78, the data give 72$/,
      ],
      [
        "how many stand behind a statistic",
        /(id="s-overall\.hgb">.*?<tr><td[^>]*>n\u00a0=\u00a0)\d+/s,
        "$19999",
        /^overall\.hgb, participants: /,
      ],
      [
        "the statistic that a number is bound to",
        /href="#s-overall\.age" data-part="median"/,
        'href="#s-nothing" data-part="median"',
        /^nothing, median: .* the data give no such statistic/,
      ],
    ];
    it.each(forgeries)("flags %s that was altered on disk", async (_, from, to, finding) => {
      const page = await opened((html) => {
        expect(html).toMatch(from);
        return html.replace(from, to);
      });
      const outcome = await checked(page, DATA);
      expect(outcome).toContain("is the file that this page was made from");
      const findings = await page.locator(".findings li").allTextContents();
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatch(finding);
      expect(await page.locator("main .flagged").count()).toBe(1);
    });

    it("says by line and column why a file is not the page's data, and checks nothing then", async () => {
      const page = await opened();
      const text = readFileSync(DATA, "utf8");
      const outcome = await checked(page, csv(text.replace(/^(.*\n\d+,)\d+/, "$1eighty")));
      expect(outcome).toBe(
        "mgus2.csv cannot be read as the data of this page; nothing was checked. By line and column:",
      );
      expect(await page.locator(".findings li").first().textContent()).toMatch(/^2:\d+: column \w+: .*eighty/);
      expect(await page.locator("main :is(.agreed, .flagged)").count()).toBe(0);
      expect(await checked(page, csv("\u0000\u0001"))).toContain("nothing was checked");
      expect(await checked(page, DATA)).toContain("is the file that this page was made from");
    });

    it("is never green where nothing is bound", async () => {
      const page = await opened((html) => {
        const [before, article, after] = html.split(/(<article[\s\S]*<\/article>)/) as [string, string, string];
        return before + article.replaceAll(" data-part=", " data-was=") + after;
      });
      expect(await checked(page, DATA)).toContain("Nothing was checked: the text has no bound number.");
      expect(await page.locator(".outcome").getAttribute("data-state")).toBe("flagged");
    });
  });

  it("without JavaScript keeps the link to the row, which holds the same facts", async () => {
    const page = await opened(undefined, { javaScriptEnabled: false });
    await first(page).click();
    expect(new URL(page.url()).hash).toBe("#s-overall.age");
    const row = await page.locator('[id="s-overall.age"]').textContent();
    const facts = await page.locator('[id="s-overall.age"] + tr').textContent();
    expect(row).toMatch(/72/);
    expect(facts).toMatch(/n\s=\s1384/);
    expect(facts).toContain('samples("age", "all")');
    expect(await page.locator(".check-here").textContent()).toContain("reckon verify index.html --data mgus2.csv");
  });

  it("asked nothing of the network, logged nothing and broke no policy in any of this", () => {
    expect(open.length).toBeGreaterThan(10);
    for (const { complaints } of open) expect(complaints).toEqual([]);
  });

  it("refuses what a forged script would load, by its own policy", async () => {
    const file = await writePage(STUDY);
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("</body>", "<script>document.title='forged'</script></body>"),
    );
    const { page, complaints } = await openPage(browser, file);
    expect(await page.title()).not.toBe("forged");
    expect(complaints.join("\n")).toMatch(/policy: script-src/);
  });
});
