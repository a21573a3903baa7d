import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, vi } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** How long a change may take to show on a machine with other things to do. */
export const WAIT = { timeout: 30_000 } as const;

export interface Running {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** A copy of an example to preview, edit and mend. */
export function copyOf(example: string) {
  const scratch = mkdtempSync(join(tmpdir(), "reckon-preview-"));
  const study = join(scratch, "study");
  cpSync(join(root, "examples", example), study, { recursive: true });
  rmSync(join(study, "reports"), { recursive: true });
  const read = (path: string): string => readFileSync(join(study, path), "utf8");
  const original = new Map(["study.yaml", "templates/report.md"].map((path) => [path, read(path)]));
  const write = (path: string, text: string): void => writeFileSync(join(study, path), text);
  return {
    study,
    original,
    read,
    write,
    /** Saves a file as it was at first, but for one change. */
    edit(path: string, from: string | RegExp, to: string): void {
      const text = original.get(path)!;
      const edited = text.replace(from, to);
      expect(edited).not.toBe(text);
      write(path, edited);
    },
    mend(): void {
      for (const [path, text] of original) write(path, text);
    },
    reckon(...args: string[]): Running {
      const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
        env: { ...process.env, RECKON_CACHE: join(scratch, "cache") },
      });
      let output = "";
      child.stdout.on("data", (text) => (output += text));
      child.stderr.on("data", (text) => (output += text));
      const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
      return { process: child, output: () => output, ended };
    },
    remove: () => rmSync(scratch, { recursive: true }),
  };
}

/** Where a preview serves, once it does. */
export async function address({ output }: Running): Promise<string> {
  await vi.waitFor(() => expect(output()).toContain("(Ctrl-C ends)"), { timeout: 100_000, interval: 50 });
  return /http:\S+/.exec(output())![0];
}
