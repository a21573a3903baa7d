import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { buildReport } from "../../src/publish/build.js";

/** Debian's Chromium, or the one that CHROMIUM names. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Without a browser nothing here is tested: that fails in CI, and is said aloud elsewhere. */
export const hasBrowser = existsSync(CHROMIUM);
if (!hasBrowser) {
  const message = `no browser at ${CHROMIUM}: the page's script is not tested (apt-get install chromium, or set CHROMIUM)`;
  if (process.env.CI) throw new Error(message);
  console.warn(message);
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A study's page in a folder of its own, built in memory; `alter` may forge it. */
export async function writePage(study: string, alter: (html: string) => string = (html) => html): Promise<string> {
  const report = built.get(study) ?? (await buildReport(study, () => {}));
  built.set(study, report);
  const file = join(mkdtempSync(join(tmpdir(), "reckon-page-")), "index.html");
  writeFileSync(file, alter(report.files.get("index.html")!));
  return file;
}

const built = new Map<string, Awaited<ReturnType<typeof buildReport>>>();

/** A page opened from file://, with the network refused; `complaints` holds every request, console message and error. */
export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

export async function openPage(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  await context.route("**/*", (route) => {
    const address = route.request().url();
    if (address === `file://${file}` || address.startsWith(`file://${file}#`)) return route.continue();
    complaints.push(`request: ${address}`);
    return route.abort();
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective}`),
    );
  });
  await page.goto(`file://${file}`);
  return { page, complaints };
}
