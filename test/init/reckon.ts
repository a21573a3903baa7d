import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";

export const root = resolve(import.meta.dirname, "../..");
export const dataFolder = join(import.meta.dirname, "data");

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user does. */
export async function reckon(...args: string[]): Promise<Outcome> {
  const run = promisify(execFile)(process.execPath, [join(root, "dist/cli/main.js"), ...args]);
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Outcome) => ({ code, stdout, stderr }),
  );
}

/** A folder that is gone when the tests of the file are. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "reckon-init-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Row = Readonly<Record<string, string | number | null>>;

interface Statistic {
  readonly id: string;
  readonly n: number;
  readonly result: Row;
  readonly rows?: readonly Row[];
}

/** What a report's statistics.json has of a statistic: a part, `n`, or a part of a row, `hr[sex,2]`; undefined where there is none. */
export function partsOf(study: string): (id: string, part: string) => string | number | null | undefined {
  const statistics = JSON.parse(readFileSync(join(study, "reports/statistics.json"), "utf8")) as Statistic[];
  const byId = new Map(statistics.map((statistic) => [statistic.id, statistic]));
  return (id, part) => {
    const statistic = byId.get(id);
    const [, name, wanted] = /^(\w+)(?:\[(.*)\])?$/.exec(part) ?? [];
    if (!statistic || name === undefined) return undefined;
    if (wanted === undefined) return name === "n" ? statistic.n : statistic.result[name];
    const row = statistic.rows?.find(
      ({ term, level, group, time }) => [term, level, group, time].filter((key) => key != null).join() === wanted,
    );
    return row?.[name];
  };
}
