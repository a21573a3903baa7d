import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** A report's files by their paths inside `reports/`, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

/**
 * Writes the report whole: beside the old one first, then in its place by renaming. Where anything fails, the old report
 * stays as it was. Reports in folders of their own within it, of parameters that are set otherwise, stay.
 */
export function writeFiles(files: Files, folder: string): void {
  const aside = `${folder}.writing-${process.pid}`;
  const old = `${folder}.replaced-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  try {
    for (const [path, text] of files) {
      const target = join(aside, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    for (const name of reportsIn(folder)) cpSync(join(folder, name), join(aside, name), { recursive: true });
    if (existsSync(folder)) renameSync(folder, old);
    try {
      renameSync(aside, folder);
    } catch (error) {
      if (existsSync(old)) renameSync(old, folder);
      throw error;
    }
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Folders within a report's folder that hold a report of their own. */
function reportsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && existsSync(join(folder, item.name, "manifest.json")))
    .map(({ name }) => name);
}

/** One way in which a folder differs from the files that a build would write. */
export interface Difference {
  readonly path: string;
  readonly kind: "missing" | "superfluous" | "different";
  /** First line that differs, counted from 1. */
  readonly line?: number;
}

/** Every file of the folder that is not, byte for byte, what the build would write. */
export function differences(files: Files, folder: string): Difference[] {
  const found: Difference[] = [];
  for (const [path, text] of files) {
    const target = join(folder, path);
    if (!existsSync(target)) found.push({ path, kind: "missing" });
    else {
      const old = readFileSync(target);
      const now = Buffer.from(text);
      if (!old.equals(now)) found.push({ path, kind: "different", line: firstDifference(old, now) });
    }
  }
  const others = reportsIn(folder);
  if (existsSync(folder))
    for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = relative(folder, join(item.parentPath, item.name)).split(sep).join("/");
      const own = others.some((name) => path.startsWith(`${name}/`));
      if (item.isFile() && !own && !files.has(path)) found.push({ path, kind: "superfluous" });
    }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function firstDifference(a: Buffer, b: Buffer): number {
  let line = 1;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length && a[i] === b[i]; i++) if (a[i] === 10) line++;
  return line;
}
