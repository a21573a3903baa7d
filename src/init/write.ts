import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StudyFaults } from "../fault.js";

/** Throws StudyFaults (usage) where a study cannot be put into the folder: anything is in it, or it is none. */
export function checkTarget(folder: string): void {
  const refuse = (message: string): never => {
    throw new StudyFaults(
      [
        {
          rule: "folder-not-empty",
          severity: "error",
          message,
          expected: "a new folder, or an empty one",
          hint: "init never overwrites: name another folder",
        },
      ],
      2,
    );
  };
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) refuse(`${folder} is a file`);
  if (readdirSync(folder).length > 0) refuse(`${folder} is not empty`);
}

/** Writes a study whole: beside its place first, then into it by renaming; where anything fails, nothing is left. */
export function writeStudy(files: ReadonlyMap<string, Uint8Array>, folder: string): void {
  checkTarget(folder);
  const target = resolve(folder);
  const aside = `${target}.writing-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(aside, path)), { recursive: true });
      writeFileSync(join(aside, path), bytes);
    }
    mkdirSync(dirname(target), { recursive: true });
    if (existsSync(target)) rmdirSync(target);
    renameSync(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
