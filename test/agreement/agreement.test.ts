/**
 * Every statistic of both studies against R: the numbers in this folder are R's, written by the programs that stand in
 * the reports (`npm run agreement`); where Rscript is present they are computed once more.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const studies = { "igm-pnp": ".", mgus2: "examples/mgus2", orthodont: "examples/orthodont" } as const;

/** Relative; the two engines add and round in different orders. */
const TOLERANCE = 1e-9;
/** Found by iteration, in R by its own optimisers, to about half the digits of a double. */
const ITERATED = 1e-6;
const iterated = new Set(["fisher-exact", "logistic-regression", "poisson-regression", "cox-regression"]);

type Values = Map<string, string>;

function valuesIn(file: string): Values {
  const rows = parse(readFileSync(file, "utf8"), { columns: true }) as { id: string; part: string; value: string }[];
  return new Map(rows.map(({ id, part, value }) => [`${id} ${part}`, value]));
}

function agree(ours: string, theirs: string, tolerance: number): boolean {
  if (ours === theirs) return true;
  const [a, b] = [Number(ours), Number(theirs)];
  if (ours === "" || theirs === "" || Number.isNaN(a) || Number.isNaN(b)) return false;
  // around a true zero the last digits are noise
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) <= 1e-14;
}

const hasR = spawnSync("Rscript", ["--version"]).status === 0;
if (!hasR && process.env.CI) throw new Error("Rscript is missing: in CI the comparison with R must run");
if (!hasR) console.warn("SKIPPED: Rscript is missing, so the committed numbers of R were not computed once more");

describe.each(Object.entries(studies))("%s", (name, folder) => {
  const reports = join(root, folder, "reports");
  const ours = valuesIn(join(reports, "statistics.csv"));
  const methods = new Map(
    (JSON.parse(readFileSync(join(reports, "statistics.json"), "utf8")) as { id: string; method: string }[]).map(
      ({ id, method }) => [id, method],
    ),
  );
  const compare = (theirs: Values): string[] => {
    const found: string[] = [];
    for (const [key, value] of ours) {
      const other = theirs.get(key);
      const tolerance = iterated.has(methods.get(key.split(" ")[0]!)!) ? ITERATED : TOLERANCE;
      // R writes nothing for what does not exist; ours is then empty too
      if (other === undefined ? value !== "" && !/ (below|above)$/.test(key) : !agree(value, other, tolerance))
        found.push(`${key}: ${value} here, ${other ?? "nothing"} in R`);
    }
    return found;
  };

  test("every number is R's", () => {
    const theirs = valuesIn(join(import.meta.dirname, `${name}.csv`));
    expect(theirs.size).toBeGreaterThan(0.9 * ours.size);
    expect(compare(theirs)).toEqual([]);
  });

  test("a number that is not R's is told", () => {
    const theirs = valuesIn(join(import.meta.dirname, `${name}.csv`));
    const key = [...theirs.keys()].find((one) => one.endsWith(" median"))!;
    expect(compare(theirs.set(key, String(Number(theirs.get(key)) * (1 + 1e-7))))).toHaveLength(1);
  });

  test.runIf(hasR)("R says the same today", () => {
    const said = execFileSync("Rscript", [join(reports, "audit.R")], { encoding: "utf8" });
    const count = methods.size;
    expect(said).toContain(`${count} of ${count} statistics agree with R`);
  });
});
