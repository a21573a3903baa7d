/** What a reader sees of a page at the widths of a phone, a narrow window and a desk. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch, openPage, writePage } from "./open-page.js";

describe.skipIf(!hasBrowser)("the page's layout", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([320, 390, 700, 1000, 1220, 1280])(
    "at %i pixels no number is broken over lines, and nothing slides sideways",
    async (width) => {
      for (const study of [".", "examples/mgus2"]) {
        const { page } = await openPage(browser, await writePage(study), { viewport: { width, height: 900 } });
        const broken = await page.evaluate(() => {
          const found: string[] = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            // a hash may break, as may an address of a publication
            if (node.parentElement?.closest("script, style, .references") || /[0-9a-f]{64}/.test(node.nodeValue ?? ""))
              continue;
            for (const { 0: number, index } of (node.nodeValue ?? "").matchAll(/\d[\d.,]*(?:e[-+]?\d+)?/g)) {
              const range = document.createRange();
              range.setStart(node, index);
              range.setEnd(node, index + number.length);
              const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
              if (lines.size > 1) found.push(number);
            }
          }
          return found;
        });
        expect(broken).toEqual([]);
        const beyond = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect(beyond).toBe(0);
        await page.context().close();
      }
    },
    60_000,
  );
});
