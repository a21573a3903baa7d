import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

declare const shown: { at: number; page: string } | undefined;

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Milliseconds from a file's saving until the browser has painted the new page, for each change; undefined without Chromium. */
export async function untilShown(
  folder: string,
  changes: readonly { readonly file: string; edit(text: string, turn: number): string; readonly turns: number }[],
  environment: NodeJS.ProcessEnv,
): Promise<number[][] | undefined> {
  if (!existsSync(CHROMIUM)) return undefined;
  const preview = spawn(process.execPath, ["dist/cli/main.js", "preview", folder, "--port", "0"], {
    env: { ...process.env, ...environment },
  });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    // the page says which one it is: when that changes, in its place or as it is loaded anew, the next frame shows it
    await page.addInitScript(`{
      const later = setTimeout;
      const note = () => requestAnimationFrame(() => later(() => {
        window.shown = { at: performance.timeOrigin + performance.now(), page: document.querySelector("script[data-page]").dataset.page };
      }));
      addEventListener("DOMContentLoaded", note);
      new MutationObserver(note).observe(document, { subtree: true, attributeFilter: ["data-page"] });
    }`);
    await page.goto(await addressOf(preview));
    // who opens a page looks at it before he writes on
    await page.waitForTimeout(3000);
    const took: number[][] = [];
    for (const { file, edit, turns } of changes) {
      const times: number[] = [];
      const path = join(folder, file);
      for (let turn = 0; turn < turns; turn++) {
        await page.waitForFunction(() => typeof shown !== "undefined");
        const before = await page.evaluate(() => shown!.page);
        const text = edit(readFileSync(path, "utf8"), turn);
        await new Promise((resolve) => setTimeout(resolve, 500));
        const start = performance.timeOrigin + performance.now();
        writeFileSync(path, text);
        const painted = await page.waitForFunction(
          (last) => (typeof shown !== "undefined" && shown.page !== last ? shown.at : undefined),
          before,
          { timeout: 60_000 },
        );
        times.push((await painted.jsonValue())! - start);
      }
      took.push(times);
    }
    return took;
  } finally {
    await browser.close();
    const ended = once(preview, "exit");
    preview.kill("SIGINT");
    await ended;
  }
}

async function addressOf(preview: ChildProcess): Promise<string> {
  let output = "";
  for (;;) {
    const [text] = (await once(preview.stdout!, "data")) as [Buffer];
    output += text.toString();
    const address = /http:\S+/.exec(output)?.[0];
    if (address) return address;
  }
}
