import { execFileSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { simulateRows } from "../../src/simulate/many.js";
import { machine } from "../machine.js";
import { record } from "../record.js";
import { Usage } from "../usage.js";
import { MANUSCRIPT, studyYaml } from "./study.js";

/** What a stage of a build took: milliseconds, and the largest memory so far in MiB. */
export interface Stage {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

interface Run {
  readonly stages: readonly Stage[];
  readonly page: number;
  readonly statistics: number;
}

/** Where the cohorts lie, which take minutes to make. */
const FOLDER = ".cache/rows";

/** Whole reports of the simulated cohort at every size, by stage; each in a process of its own. */
export function benchRows(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { rows: { type: "string", default: "3000,30000,300000,3000000" }, record: { type: "string" } },
  });
  const sizes = values.rows.split(",").map(Number);
  if (!sizes.every((rows) => Number.isInteger(rows) && rows > 0))
    throw new Usage("--rows takes numbers, e.g. 3000,30000");
  execFileSync("npm", ["run", "--silent", "compile"], { stdio: "inherit" });
  const lines = [
    "| rows | intervals | statistics | start | reading | computing | drawing | writing | whole, s | CPU, s | peak, MiB | page, kB |",
    "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  for (const rows of sizes)
    for (const intervals of [false, true]) {
      const line = lineOf(rows, intervals, build(rows, intervals));
      process.stdout.write(`${line}\n`);
      lines.push(line);
    }
  if (values.record !== undefined)
    record(
      "Rows",
      `${values.record}; ${machine()}. Seconds, of which each stage takes those in its column.\n\n${lines.join("\n")}`,
    );
}

function build(rows: number, intervals: boolean): Run {
  const data = `${FOLDER}/${rows}.csv`;
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(data)) {
    const file = openSync(`${data}.new`, "w");
    for (const text of simulateRows(rows)) writeSync(file, text);
    closeSync(file);
    linkSync(`${data}.new`, data);
    rmSync(`${data}.new`);
  }
  const study = `${FOLDER}/study`;
  rmSync(study, { recursive: true, force: true });
  mkdirSync(`${study}/data`, { recursive: true });
  linkSync(data, `${study}/data/cohort.csv`);
  copyFileSync("data/codebook.json", `${study}/data/codebook.json`);
  writeFileSync(`${study}/study.yaml`, studyYaml(intervals));
  writeFileSync(`${study}/report.md`, MANUSCRIPT);
  const script = fileURLToPath(new URL("run.js", import.meta.url));
  const output = execFileSync(process.execPath, [script, study], {
    maxBuffer: 1 << 24,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output.toString()) as Run;
}

function lineOf(rows: number, intervals: boolean, { stages, page, statistics }: Run): string {
  const sum = (key: "wall" | "cpu"): number => stages.reduce((total, stage) => total + stage[key], 0);
  const cells = [
    rows.toLocaleString("en"),
    intervals ? "with" : "without",
    statistics,
    ...stages.map(({ wall }) => (wall / 1000).toFixed(2)),
    (sum("wall") / 1000).toFixed(2),
    (sum("cpu") / 1000).toFixed(2),
    Math.max(...stages.map(({ peak }) => peak)).toFixed(0),
    Math.round(page / 1000),
  ];
  return `| ${cells.join(" | ")} |`;
}
