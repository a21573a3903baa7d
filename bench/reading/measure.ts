import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cohortOf } from "../rows/cohort.js";
import { run, type Took } from "../run.js";

/** What reading a CSV file took, as processes. */
export interface ReadingTimes {
  readonly rows: number;
  readonly bytes: number;
  readonly ours: readonly Took[];
  /** None where DuckDB's package is not found. */
  readonly duckdb: readonly Took[];
}

/** So many rows are a file of 450 MB. */
export const ROWS_OF_450_MB = 4_670_000;

const RUNS = 3;

/** Where DuckDB's package may be: beside, or where a developer put it. */
const NODE_PATH = [process.env.NODE_PATH ?? "", resolve(".cache/duckdb/node_modules")].filter(Boolean).join(delimiter);

/** Reads the same file in turn: ours with every check, DuckDB's reader into a table in memory. */
export function timeReading(rows: number): ReadingTimes {
  const data = cohortOf(rows);
  const ours = [process.execPath, script("ours"), data, "data/codebook.json"];
  const duckdb = [process.execPath, script("duckdb"), data];
  const found = canResolve("@duckdb/node-api");
  if (!found) process.stderr.write("@duckdb/node-api: not installed here\n");
  // both read every row, and the file is in the system's memory for all who follow
  for (const command of [ours, ...(found ? [duckdb] : [])]) {
    const [program, ...args] = command;
    const read = execFileSync(program!, args, { env: { ...process.env, NODE_PATH }, encoding: "utf8" });
    if (Number(read) !== rows) throw new Error(`${command.join(" ")}: read ${read} of ${rows} rows`);
  }
  const times: { ours: Took[]; duckdb: Took[] } = { ours: [], duckdb: [] };
  for (let turn = 0; turn < RUNS; turn++) {
    times.ours.push(run(ours));
    if (found) times.duckdb.push(run(duckdb, { NODE_PATH }));
  }
  return { rows, bytes: statSync(data).size, ...times };
}

const script = (name: string): string => fileURLToPath(new URL(`${name}.js`, import.meta.url));

/** Whether a process that is given NODE_PATH finds the package. */
function canResolve(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name, { paths: [resolve("."), ...NODE_PATH.split(delimiter)] });
    return true;
  } catch {
    return false;
  }
}
