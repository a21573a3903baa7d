import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { machine } from "../machine.js";
import { optionsOf, sizesOf } from "../options.js";
import { record } from "../record.js";
import { studyOf } from "../rows/cohort.js";
import { studyYaml } from "../rows/study.js";
import { aligned, thousands } from "../table.js";
import { duckdbWith, ENV, type Loaded, postgresWith } from "./databases.js";

const USAGE = "npm run bench -- sources [--rows 300000,3000000] [--record YYYY-MM-DD]";

const HEAD = [
  "rows",
  "from",
  "asked for",
  "asking, s",
  "whole, s",
  "CPU, s",
  "peak, MiB",
  "crossed, MB",
  "combinations",
];

/** What is asked of a database, by what the study is. */
const CASES = [
  { name: "rows", publish: true, correlations: true },
  { name: "counts", publish: false, correlations: false },
  { name: "counts, with correlations", publish: false, correlations: true },
] as const;

interface Took {
  readonly asking: number;
  readonly whole: number;
  readonly cpu: number;
  readonly peak: number;
  readonly bytes: number;
  readonly told: string;
}

/** Whole reports of the simulated cohort from a file and from databases, which give rows or counts. */
export async function benchSources(args: readonly string[]): Promise<void> {
  const { rows, record: date } = optionsOf(
    args,
    { rows: { type: "string", default: "300000" }, record: { type: "string" } },
    USAGE,
  );
  const lines: string[][] = [];
  for (const size of sizesOf(rows, USAGE)) {
    const databases = [() => duckdbWith(size), () => postgresWith(size)];
    for (const { name, ...study } of CASES.slice(1)) lines.push(measured(size, undefined, name, study));
    for (const open of databases) {
      const database = await open();
      if (!database) continue;
      for (const { name, ...study } of CASES) lines.push(measured(size, database, name, study));
      database.stop();
    }
  }
  const table = aligned(HEAD, lines, (column) => column !== 1 && column !== 2);
  process.stdout.write(`${table}\n`);
  if (date !== undefined) record("Sources", `${date}; ${machine()}.\n\n${table}`);
}

function measured(
  rows: number,
  database: Loaded | undefined,
  name: string,
  study: { readonly publish: boolean; readonly correlations: boolean },
): string[] {
  const from = database?.name ?? "a CSV file";
  process.stderr.write(`${thousands(rows)} rows, ${from}, ${name}\n`);
  const folder = studyOf(rows, false);
  writeFileSync(`${folder}/study.yaml`, planOf(rows, study, database !== undefined));
  writeFileSync(`${folder}/report.md`, '# Results\n\n{{stat "panel.il6.igm-pnp"}}\n\n{{table "characteristics"}}\n');
  if (database) rmSync(`${folder}/data/cohort.csv`);
  const script = fileURLToPath(new URL("run.js", import.meta.url));
  const output = execFileSync(process.execPath, [script, folder, ...(database ? [database.url] : [])], {
    env: ENV,
    maxBuffer: 1 << 24,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { asking, whole, cpu, peak, bytes, told } = JSON.parse(output.toString()) as Took;
  process.stderr.write(`${(whole / 1000).toFixed(1)} s\n`);
  return [
    thousands(rows),
    from,
    database ? name : name.replace(/^counts/, "the file"),
    (asking / 1000).toFixed(1),
    (whole / 1000).toFixed(1),
    (cpu / 1000).toFixed(1),
    peak.toFixed(0),
    database ? (bytes / 1e6).toFixed(1) : "",
    /gave ([\d,]+) combinations/.exec(told)?.[1] ?? "",
  ];
}

/** The plan of the rows' measurements, without figures of participants. */
function planOf(
  rows: number,
  { publish, correlations }: { readonly publish: boolean; readonly correlations: boolean },
  database: boolean,
): string {
  const from = `file: data/cohort.csv, from: { source: hospital, query: "SELECT * FROM c${rows}" }`;
  const dropped = correlations ? /^ {2}(?:courses|scores):/ : /^ {2}(?:courses|scores|course|correlations):/;
  const yaml = studyYaml(false).split("\n");
  return yaml
    .filter((line) => !dropped.test(line))
    .join("\n")
    .replace("publish: true", `publish: ${publish}`)
    .replace("file: data/cohort.csv", database ? from : "file: data/cohort.csv");
}
