import { createHash } from "node:crypto";
import { readdirSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { keyOf, type Store } from "../cache/store.js";
import type { Fault } from "../fault.js";
import { hashOfFile } from "../source/whole-file.js";

/** A build that came to its end: what it read, what it wrote, by path inside the study's folder, and what it told. */
export interface Finished {
  /** Hashes of the files that were read; null for one that was looked for and not there. */
  readonly inputs: Readonly<Record<string, string | null>>;
  /** Where it wrote to: `reports`. */
  readonly folder: string;
  /** Hashes of the files in there. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly statistics: number;
  readonly faults: readonly Fault[];
}

/** The build of this folder, with these options, if there is nothing that it would do otherwise now: no byte has changed. */
export function finishedBefore(store: Store, folder: string, options: string): Finished | undefined {
  try {
    const kept = store.read(keyFor(folder, options));
    if (!kept) return undefined;
    const before = JSON.parse(Buffer.from(kept).toString()) as Finished;
    const inputs = Object.entries(before.inputs).every(([path, hash]) => hashOf(join(folder, path)) === hash);
    if (!inputs) return undefined;
    const reports = join(folder, before.folder);
    const found = readdirSync(reports, { recursive: true, withFileTypes: true }).filter((item) => !item.isDirectory());
    const paths = found.map(({ parentPath, name }) => relative(reports, join(parentPath, name)).split(sep).join("/"));
    const same =
      paths.length === Object.keys(before.outputs).length &&
      paths.every((path) => before.outputs[path] !== undefined && hashOf(join(reports, path)) === before.outputs[path]);
    return same ? before : undefined;
  } catch {
    return undefined;
  }
}

export function keepFinished(store: Store, folder: string, options: string, finished: Finished): void {
  store.write(keyFor(folder, options), Buffer.from(JSON.stringify(finished)));
}

function keyFor(folder: string, options: string): string {
  return keyOf("finished", realpathSync(folder), options, shipped());
}

/** The hash of what goes into every page beside the engine's code: its style sheets, the reader's script, its version. */
function shipped(): string {
  const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const sheets = readdirSync(at("templates/page")).sort();
  const hash = createHash("sha256");
  for (const path of ["package.json", "dist/reader.json", ...sheets.map((name) => `templates/page/${name}`)])
    hash.update(`${hashOf(at(path))}\n`);
  return hash.digest("hex");
}

/** The hash of a file's bytes; null where there is none. Throws where it cannot be read. */
function hashOf(path: string): string | null {
  try {
    return hashOfFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
