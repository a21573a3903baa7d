import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUDGET, LONG, RUNS, SHORTEST_RUN } from "../measure.js";
import type { Case } from "./case.js";
import type { ColumnName } from "./columns.js";

/** What R made of a case in a round: the milliseconds of each run, and its numbers; or why there are none. */
export type RResult =
  | { readonly runs: readonly number[]; readonly numbers: readonly number[] }
  | { readonly why: string };

/** R's version in words; null where there is no Rscript. */
export function rVersion(): string | null {
  const { status, stdout } = spawnSync("Rscript", ["-e", "cat(R.version.string)"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** Writes a column as R's `readBin` takes it: doubles in the machine's byte order, nothing else. */
export function writeColumn(folder: string, name: ColumnName, values: Float64Array): void {
  writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** Times a case in a process of its own; the columns stand in `folder`. Time is taken inside R, start-up not counted. */
export function timeInR({ columns, r }: Case, n: number, folder: string): RResult {
  if (r.upTo !== undefined && n > r.upTo) return { why: r.beyond ?? `left out above ${r.upTo} rows` };
  const script = join(folder, "work.R");
  writeFileSync(script, program(columns, r.prepare ?? "", r.work, r.package));
  const { status, stdout, stderr } = spawnSync("Rscript", ["--vanilla", script, folder, String(n)], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const said = (key: string): string | undefined =>
    stdout
      .split("\n")
      .find((line) => line.startsWith(`${key} `))
      ?.slice(key.length + 1)
      .trim();
  const error = said("error");
  if (error !== undefined) return { why: error };
  const runs = said("runs")?.split(" ").map(Number);
  const numbers = said("numbers")?.split(" ").map(Number);
  if (status !== 0 || !runs || !numbers) throw new Error(`Rscript failed:\n${stderr}${stdout}`);
  return { runs, numbers };
}

/** The rules of {@link measure}, in R. */
function program(columns: readonly string[], prepare: string, work: string, needed: string | undefined): string {
  return `
arguments <- commandArgs(TRUE)
n <- as.numeric(arguments[2])
${needed === undefined ? "" : `if (!suppressPackageStartupMessages(require(${needed}, quietly = TRUE))) { cat("error package ${needed} is not installed\\n"); quit() }`}
for (name in c(${columns.map((name) => `"${name}"`).join(", ")})) assign(name, readBin(file.path(arguments[1], name), "double", n))
${prepare}
work <- function() ${work}
time <- function(calls) 1000 * system.time(for (i in seq_len(calls)) work())[["elapsed"]]
measure <- function() {
  first <- time(1)
  if (first > ${LONG}) return(first)
  calls <- 1
  spent <- first
  while (spent < ${SHORTEST_RUN}) {
    calls <- ceiling(calls * 1.2 * ${SHORTEST_RUN} / max(spent, ${SHORTEST_RUN} / 10))
    spent <- time(calls)
  }
  runs <- numeric()
  while (length(runs) < 2 || (length(runs) < ${RUNS} && calls * sum(runs) < ${BUDGET})) runs <- c(runs, time(calls) / calls)
  runs
}
tryCatch({
  cat("runs", format(measure(), digits = 15, trim = TRUE), "\\n")
  cat("numbers", paste(format(as.numeric(work()), digits = 17, trim = TRUE, scientific = TRUE), collapse = " "), "\\n")
}, error = function(e) cat("error", gsub("\\n", " ", conditionMessage(e)), "\\n"))
`;
}
