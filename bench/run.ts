import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./measure.js";

/** What a process took: seconds, and the most memory that it held, in MB (of the largest, where it starts others). */
export interface Took {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

const TIME = "/usr/bin/time";

/** Runs a command and measures it. Throws where it fails. CPU and memory need GNU time; without it they are not known. */
export function run(command: readonly string[], environment: NodeJS.ProcessEnv = {}): Took {
  const scratch = mkdtempSync(join(tmpdir(), "reckon-bench-"));
  const file = join(scratch, "took");
  const measured = existsSync(TIME);
  const [first, ...rest] = measured ? [TIME, "-o", file, "-f", "%U %S %M", ...command] : command;
  const start = performance.now();
  const { status, stderr } = spawnSync(first!, rest, { env: { ...process.env, ...environment }, encoding: "utf8" });
  const wall = (performance.now() - start) / 1000;
  const told = measured ? readFileSync(file, "utf8") : "";
  rmSync(scratch, { recursive: true });
  if (status !== 0) throw new Error(`${command.join(" ")} failed: ${stderr}`);
  const [user = Number.NaN, system = Number.NaN, kilobytes = Number.NaN] = told.trim().split(" ").map(Number);
  return { wall, cpu: user + system, memory: (kilobytes * 1024) / 1e6 };
}

/** The median of several runs, each measure by itself. */
export function typical(runs: readonly Took[]): Took {
  const of = (key: keyof Took): number => median(runs.map((one) => one[key]));
  return { wall: of("wall"), cpu: of("cpu"), memory: of("memory") };
}
