import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "../machine.js";
import { measure, median, ROUNDS } from "../measure.js";
import { record } from "../record.js";
import type { Case, Numbers } from "./case.js";
import { CASES } from "./cases/index.js";
import { type Columns, columns } from "./columns.js";
import { rVersion, timeInR, writeColumn } from "./in-r.js";
import { readOptions } from "./options.js";
import { type Line, table } from "./table.js";

/** Measures the statistical functions against n, and R beside them; prints a table. */
export function benchStatistics(args: readonly string[]): void {
  const options = readOptions(args);
  const r = options.withR ? rVersion() : null;
  if (options.withR && r === null) process.stderr.write("no Rscript here: measured without R\n");
  const cases = CASES.filter(({ method }) => options.method === null || method === options.method);
  const jobs = cases.flatMap((one) => (one.only ?? options.rows).map((n) => ({ one, n })));
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const lines = new Map<(typeof jobs)[number], Line>();
  try {
    // Size after size, so that one cohort at a time is kept; the table goes method after method.
    for (const n of [...new Set(jobs.map((job) => job.n))].sort((a, b) => a - b)) {
      const data = columns(n);
      for (const job of jobs) if (job.n === n) lines.set(job, line(job.one, n, data, r === null ? null : folder));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const machines = [machine(), ...(r === null ? [] : [r])].join(", ");
  const result = table(jobs.map((job) => lines.get(job)!));
  process.stdout.write(`${machines}\n\n${result}\n`);
  if (options.record !== null) record("Statistics", `${options.record}; ${machines}.\n\n${result}`);
}

/** Times a case, ours and R's in turn, and holds the numbers against each other. */
function line(one: Case, n: number, data: Columns, folder: string | null): Line {
  const method = one.on === undefined ? one.method : `${one.method} (${one.on})`;
  process.stderr.write(`${method}, ${n}\n`);
  const work = one.ours(data, n);
  if (folder !== null) for (const name of one.columns) writeColumn(folder, name, data[name]);
  const ours: number[] = [];
  const r: number[] = [];
  let why: string | null = null;
  let same = true;
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(...measure(work));
    if (folder === null || why !== null) continue;
    const inR = timeInR(one, n, folder);
    if ("why" in inR) why = inR.why;
    else {
      r.push(...inR.runs);
      same &&= agreed(one, work(), inR.numbers);
    }
  }
  return {
    method: same ? method : `${method} NUMBERS DIFFER`,
    n,
    ours: median(ours),
    r: r.length > 0 ? median(r) : why,
  };
}

function agreed({ agree = {} }: Case, ours: Numbers, r: readonly number[]): boolean {
  if (agree === "not compared") return true;
  const { relative = 1e-9, absolute = 0 } = agree;
  const same =
    ours.length === r.length &&
    ours.every((value, i) => {
      const other = r[i]!;
      return value !== null && Math.abs(value - other) <= Math.max(absolute, relative * Math.abs(other));
    });
  if (!same) process.stderr.write(`  ours ${ours.join(" ")}\n  R    ${r.join(" ")}\n`);
  return same;
}
