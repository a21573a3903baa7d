import { spawnSync } from "node:child_process";
import { test } from "vitest";

/** Whether a local R can run programs. Where tests have to be complete (CI), a missing one is a failure. */
export const hasR = spawnSync("Rscript", ["--version"]).status === 0;

if (!hasR) {
  console.warn("\nRscript is not installed: NOTHING WAS COMPARED WITH R; install r-base-core to run these tests.\n");
  if (process.env.CI) throw new Error("Rscript is not installed, and in CI the comparison with R may not be skipped");
}

/** A test that needs R. */
export const testWithR = test.runIf(hasR);

export interface Run {
  readonly status: number | null;
  /** What it printed, errors last. */
  readonly lines: readonly string[];
}

/** Runs an R script, in the C locale unless told otherwise. */
export function rscript(file: string, args: readonly string[] = [], locale = "C"): Run {
  const { status, stdout, stderr } = spawnSync("Rscript", ["--vanilla", file, ...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: locale, LANGUAGE: "en" },
    maxBuffer: 1e8,
  });
  return { status, lines: `${stdout}${stderr}`.split("\n").filter((line) => line !== "") };
}
