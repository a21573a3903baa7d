import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { machine } from "../machine.js";
import { optionsOf, sizesOf } from "../options.js";
import { record } from "../record.js";
import { aligned, thousands } from "../table.js";
import { studyOf } from "./cohort.js";

/** What a stage of a build took: milliseconds, and the largest memory so far in MiB. */
export interface Stage {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

const HEAD = [
  ...["rows", "intervals", "statistics", "start", "reading", "computing", "drawing", "writing"],
  ...["whole, s", "CPU, s", "peak, MiB", "page, kB"],
];

interface Run {
  readonly stages: readonly Stage[];
  readonly page: number;
  readonly statistics: number;
}

const USAGE = "npm run bench -- rows [--rows 3000,30000,300000,3000000] [--record YYYY-MM-DD]";

/** Whole reports of the simulated cohort at every size, by stage; each in a process of its own. */
export function benchRows(args: readonly string[]): void {
  const { rows, record: date } = optionsOf(
    args,
    { rows: { type: "string", default: "3000,30000,300000,3000000" }, record: { type: "string" } },
    USAGE,
  );
  const lines: string[][] = [];
  for (const size of sizesOf(rows, USAGE))
    for (const intervals of [false, true]) {
      process.stderr.write(`${thousands(size)} rows, ${intervals ? "with" : "without"} intervals\n`);
      lines.push(lineOf(size, intervals, build(size, intervals)));
    }
  const table = aligned(HEAD, lines, (column) => column !== 1);
  process.stdout.write(`${table}\n`);
  if (date !== undefined)
    record("Rows", `${date}; ${machine()}. Seconds, of which each stage takes those in its column.\n\n${table}`);
}

function build(rows: number, intervals: boolean): Run {
  const script = fileURLToPath(new URL("run.js", import.meta.url));
  const output = execFileSync(process.execPath, [script, studyOf(rows, intervals)], {
    maxBuffer: 1 << 24,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output.toString()) as Run;
}

function lineOf(rows: number, intervals: boolean, { stages, page, statistics }: Run): string[] {
  const sum = (key: "wall" | "cpu"): number => stages.reduce((total, stage) => total + stage[key], 0);
  return [
    thousands(rows),
    intervals ? "with" : "without",
    String(statistics),
    ...stages.map(({ wall }) => (wall / 1000).toFixed(2)),
    (sum("wall") / 1000).toFixed(2),
    (sum("cpu") / 1000).toFixed(2),
    Math.max(...stages.map(({ peak }) => peak)).toFixed(0),
    String(Math.round(page / 1000)),
  ];
}
