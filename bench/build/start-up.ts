import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { median } from "../measure.js";
import { run } from "../run.js";
import type { Seed } from "./situations.js";

/** Seconds that `reckon --help` takes, and a Node that does nothing. */
export function startUp(): { readonly help: number; readonly nothing: number } {
  const runs = Array.from({ length: 9 }, () => ({
    help: run([process.execPath, "dist/cli/main.js", "--help"]).wall,
    nothing: run([process.execPath, "-e", "0"]).wall,
  }));
  return { help: median(runs.map(({ help }) => help)), nothing: median(runs.map(({ nothing }) => nothing)) };
}

/** What a file holds that has the package in it. */
const MARKS = { jsdom: "JSDOM", Plot: "--plot-background" } as const;

/** The dear packages that each command loads, in any thread, where every figure is kept; and one that draws them anew. */
export function loaded(seed: Seed): ReadonlyMap<string, readonly string[]> {
  const reports = join(seed.study, "reports");
  run([process.execPath, "dist/cli/main.js", "build", "--quiet", seed.study], seed.environment);
  const [first] = JSON.parse(readFileSync(join(reports, "statistics.json"), "utf8")) as { id: string }[];
  const commands = [["check"], ["explain", first!.id], ["build", "--no-cache", "--quiet"]];
  return new Map(commands.map((command) => [command[0]!, loads(seed, command)]));
}

function loads(seed: Seed, command: readonly string[]): string[] {
  const coverage = join(seed.scratch, "coverage");
  mkdirSync(coverage);
  run([process.execPath, "dist/cli/main.js", ...command, seed.study], {
    ...seed.environment,
    NODE_V8_COVERAGE: coverage,
  });
  const files = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), "utf8")) as { result: { url: string }[] };
    return result.map(({ url }) => url).filter((url) => url.startsWith("file:"));
  });
  rmSync(coverage, { recursive: true });
  const texts = [...new Set(files)].map((url) => readFileSync(new URL(url), "utf8"));
  return Object.entries(MARKS).flatMap(([name, mark]) => (texts.some((text) => text.includes(mark)) ? [name] : []));
}
