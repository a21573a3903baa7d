import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, filesOf, NAMES } from "./engine.js";
import { stopped } from "./stopped.js";

/** The R that is installed, or undefined where there is none. */
export async function rscript(): Promise<Engine | undefined> {
  const { missing } = await execute(["--version"], ".");
  if (missing) return undefined;
  return {
    name: "Rscript",
    run: async (task) => {
      const folder = mkdtempSync(join(tmpdir(), "reckon-crosscheck-")); // readable by its owner alone, as the data may be
      const read = (name: string): string => readFileSync(join(folder, name), "utf8");
      try {
        for (const [name, bytes] of filesOf(task)) writeFileSync(join(folder, name), bytes);
        const { status, errors } = await execute(["--vanilla", NAMES.driver], folder);
        if (status !== 0) throw stopped("Rscript", errors);
        return {
          r: read(NAMES.version).trim(),
          verdicts: existsSync(join(folder, NAMES.verdicts)) ? read(NAMES.verdicts) : "",
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

interface Outcome {
  readonly missing: boolean;
  readonly status: number;
  readonly errors: string;
}

/** Runs Rscript in a folder; in the C locale, with R's own packages and no one's settings. */
function execute(args: readonly string[], folder: string): Promise<Outcome> {
  const { R_DEFAULT_PACKAGES: _, ...environment } = process.env;
  const env = { ...environment, LC_ALL: "C", LANGUAGE: "en" };
  return new Promise((resolve) => {
    execFile("Rscript", args, { cwd: folder, env, encoding: "utf8", maxBuffer: 1e9 }, (error, _output, errors) => {
      const code = error?.code;
      resolve({
        missing: code === "ENOENT",
        status: error === null ? 0 : typeof code === "number" ? code : 1,
        errors: errors || (error?.message ?? ""),
      });
    });
  });
}
