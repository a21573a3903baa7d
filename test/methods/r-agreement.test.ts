/** Every method's own R, run by R on the engine's data: the same numbers, part by part and row by row. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { rProgram } from "../../src/audit/index.js";
import { wordsOf } from "../../src/methods/words.js";
import { statisticsCsv } from "../../src/publish/statistics.js";
import { hasR, rscript } from "../audit/rscript.js";
import { statistics } from "./cases.js";
import { cells, cellsOf, codebook } from "./cohort.js";
import { type Evaluated, evaluated } from "./study.js";

/** Relative; `rTolerances` of a method's words say which of its parts are found by iteration, and why they may differ more. */
const TOLERANCE = 1e-9;
/** What rounding may leave where the value is 0; not allowed to a p value. */
const ZERO = 1e-12;

const report = evaluated(statistics);
const { plan, ledger } = report;

/** Runs the program of a report over its cohort; `also` are files beside it. */
function runInR(of: Evaluated, cohortCells: string, also: readonly (readonly [name: string, text: string])[]) {
  const folder = mkdtempSync(join(tmpdir(), "methods-"));
  const files = [["audit.R", rProgram({ ...of, codebook })], ["cohort.csv", cohortCells], ...also] as const;
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const [program, data, out] = ["audit.R", "cohort.csv", "results.csv"].map((name) => join(folder, name));
  return { folder, ...rscript(program!, ["--data", data!, "--out", out!]) };
}

/** Parts by id, as `statistics.csv` has them. */
function byId(csv: string): Map<string, Map<string, string>> {
  const read = new Map<string, Map<string, string>>();
  for (const line of csv.trim().split("\n").slice(1)) {
    const [, id, quoted, plain, value] = /^([^,]*),(?:"(.*)"|([^,]*)),([^,]*)$/.exec(line)!;
    const parts = read.get(id!) ?? new Map<string, string>();
    read.set(id!, parts.set(quoted ?? plain!, value!.replace(/^"(.*)"$/, "$1")));
  }
  return read;
}

describe.runIf(hasR)("in R", () => {
  let inR = new Map<string, Map<string, string>>();
  const engine = byId(statisticsCsv(ledger));

  beforeAll(() => {
    const { folder, lines } = runInR(report, cells, []);
    expect(lines.join("\n")).not.toMatch(/Error/);
    inR = byId(readFileSync(join(folder, "results.csv"), "utf8"));
  }, 300_000);

  test("everything was computed", () => {
    expect([...inR.keys()]).toEqual([...statistics.keys()]);
  });

  test.each([...statistics.keys()])("%s", (id) => {
    const [ours, theirs] = [engine.get(id)!, inR.get(id)!];
    const { method } = plan.statistics.find((one) => one.id === id)!;
    const tolerances = wordsOf(method.name).rTolerances ?? {};
    const kinds = { ...ledger.entry(id)!.displays, ...ledger.entry(id)!.rowDisplays };
    expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort());
    for (const [part, value] of ours) {
      const other = theirs.get(part)!;
      const name = part.replace(/\[.*/, "");
      const [a, b] = [Number(value), Number(other)];
      if (value === "" || other === "" || Number.isNaN(a) || !Number.isFinite(a)) {
        expect(other, part).toBe(value);
        continue;
      }
      const allowed = (tolerances[name] ?? TOLERANCE) * Math.max(Math.abs(a), Math.abs(b));
      const rounding = (a === 0 || b === 0) && kinds[name]!.kind !== "p" ? ZERO : 0;
      expect(Math.abs(a - b), `${part}: ${value} here, ${other} in R`).toBeLessThanOrEqual(Math.max(allowed, rounding));
    }
  });

  test.each([3, 6, 9, 21])(
    "of %i participants the same statistics exist, and no others",
    (n) => {
      const small = evaluated(statistics, cellsOf(n));
      const { lines } = runInR(small, cellsOf(n), [["statistics.csv", statisticsCsv(small.ledger)]]);
      const size = small.ledger.entries.length;
      expect(lines).toEqual([expect.stringContaining(`${size} of ${size} statistics agree`)]);
      expect(small.ledger.entries.some(({ refusal }) => refusal !== undefined)).toBe(true);
    },
    120_000,
  );
});

test.skipIf(hasR)("NOT COMPARED WITH R, as Rscript is not installed", () => {
  expect(process.env.CI, "in CI the comparison with R may not be skipped").toBeFalsy();
});
