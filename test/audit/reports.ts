import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildReport, type Report } from "../../src/publish/build.js";
import { type Rebuild, rebuildPage } from "../../src/verify/rebuild.js";

const root = resolve(import.meta.dirname, "../..");

/** A study as built, once for all tests of a file. */
export interface Built {
  readonly name: string;
  readonly folder: string;
  readonly report: Report;
  readonly html: string;
  readonly data: Uint8Array;
}

export async function buildStudy(folder: string): Promise<Built> {
  const path = resolve(root, folder);
  const report = await buildReport(path, () => {});
  const data = readFileSync(resolve(path, report.study.data.file));
  return { name: folder, folder: path, report, html: report.files.get("index.html")!, data };
}

const rebuilt = new Map<string, ReturnType<Rebuild>>();

/** Rebuilds once for each set of inputs, as every page that carries the same is compared with the same. */
export const rebuildOnce: Rebuild = (carried, data) => {
  const hash = createHash("sha256")
    .update(JSON.stringify([carried.version, ...carried.texts]))
    .update(data)
    .digest("hex");
  const known = rebuilt.get(hash) ?? rebuildPage(carried, data);
  rebuilt.set(hash, known);
  return known;
};

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text with `from` changed at its `nth` place; throws where there is nothing to change. */
export function edit(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`nothing to change: ${from}`);
  return changed;
}
