import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** What a browser shows of a page of which everything has come but its script. */
export interface Paint {
  /** Milliseconds from the request to the first text that is painted; null where none is before the script has come. */
  readonly first: number | null;
  /** Words of the article that stand on the screen then. */
  readonly words: number;
}

/** Sends a page to Chromium and holds its last script back for two seconds. Undefined without Chromium. */
export async function firstPaint(file: string): Promise<Paint | undefined> {
  if (!existsSync(CHROMIUM)) return undefined;
  const html = readFileSync(file, "utf8");
  const script = html.lastIndexOf("<script>");
  if (script < 0) throw new Error(`${file}: no script at its end`);
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.write(html.slice(0, script));
    setTimeout(() => response.end(html.slice(script)), 2000);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: "commit" });
    await page.waitForTimeout(1500);
    return (await page.evaluate(`(() => {
      const held = document.readyState === "loading" && !document.querySelector("script:not([type])");
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      return { first: held && paint ? paint.startTime : null, words: document.querySelector("main, article").innerText.split(/\\s+/).length };
    })()`)) as Paint;
  } finally {
    await browser.close();
    server.close();
  }
}
