/**
 * Files that were not made for Reckon, each from file to report through the command line alone: what init makes builds and
 * checks at once, says what it guessed, and its numbers are R's.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rscript, testWithR } from "../audit/rscript.js";
import { dataFolder, partsOf, reckon, scratchFolder } from "./reckon.js";

const scratch = scratchFolder();

const STUDIES: Readonly<
  Record<string, { readonly file: string; readonly flags: readonly string[]; readonly says: readonly RegExp[] }>
> = {
  lung: {
    file: "lung.csv",
    flags: ["--outcome", "status", "--groups", "sex"],
    says: [/byte for byte\.$/m, /survival: time with status, where 2 is the event/, /nothing names a row/],
  },
  pbc: {
    file: "pbc.csv",
    flags: ["--groups", "trt", "--time", "time", "--event", "status=2", "--outcome", "albumin"],
    says: [/semicolons between cells and decimal commas/, /a row is named by id/],
  },
  birthwt: {
    file: "birthwt.csv",
    flags: ["--groups", "race", "--outcome", "low"],
    says: [/column 1 has no name in the file, and is called row/],
  },
  tooth: {
    file: "tooth growth.csv",
    flags: ["--outcome", "len"],
    says: [/groups: supp, OJ \(30\), VC \(30\)/, /data\/tooth-growth\.csv/],
  },
};

const expected = readFileSync(join(dataFolder, "expected.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => /^(\w+),([^,]+),"?(.*?)"?,([^,]+)$/.exec(line)!.slice(1) as [string, string, string, string]);

describe.each(Object.entries(STUDIES))("%s", (name, { file, flags, says }) => {
  const study = join(scratch, name);

  test("init makes a study that builds and checks, without a number that nothing stands behind", {
    timeout: 180_000,
  }, async () => {
    const made = await reckon("init", study, "--data", join(dataFolder, file), "--yes", ...flags);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    for (const pattern of says) expect(made.stdout).toMatch(pattern);
    expect(await reckon("build", study, "--strict")).toMatchObject({ code: 0, stderr: "" });
    const checked = await reckon("check", study);
    expect(checked).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("no unbound number") });
  });

  test("its numbers are R's", () => {
    const part = partsOf(study);
    const mine = expected.filter(([which]) => which === name);
    expect(mine.length).toBeGreaterThan(15);
    for (const [, id, what, value] of mine) {
      const found = part(id, what);
      if (value === "NA") expect(found, `${id} ${what}`).toBeNull();
      else
        expect(Math.abs(Number(found) - Number(value)), `${id} ${what}: ${found}, in R ${value}`).toBeLessThanOrEqual(
          1e-8 * Math.abs(Number(value)) + 1e-14,
        );
    }
  });

  test("every comparison is in R's list, so that none escapes the adjustment", () => {
    const statistics = JSON.parse(readFileSync(join(study, "reports/statistics.json"), "utf8")) as {
      id: string;
      result: Record<string, unknown>;
    }[];
    const adjusted = statistics.filter(({ result }) => "p_adjusted" in result).map(({ id }) => id);
    const inR = expected.filter(([which, , what]) => which === name && what === "p_adjusted").map(([, id]) => id);
    expect(adjusted.sort()).toEqual(inR.sort());
  });

  testWithR("its own R program agrees, reading the same file", () => {
    const { status, lines } = rscript(join(study, "reports/audit.R"));
    expect(lines.at(-1)).toMatch(/^(\d+) of \1 statistics agree/);
    expect(status).toBe(0);
  });

  test("verify rebuilds the report from its page and the file", async () => {
    const data = /^ {2}file: "?(.*?)"?$/m.exec(readFileSync(join(study, "study.yaml"), "utf8"))![1]!;
    const verified = await reckon("verify", join(study, "reports/index.html"), "--data", join(study, data));
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining("agrees byte for byte") });
  });
});

testWithR("the files and R's numbers are what make.R writes", () => {
  const folder = mkdtempSync(join(scratch, "make-"));
  const before = readFileSync(join(dataFolder, "make.R"), "utf8");
  const script = join(folder, "make.R");
  writeFileSync(script, `setwd(${JSON.stringify(folder)})\n${before}`);
  expect(rscript(script)).toMatchObject({ status: 0 });
  for (const file of [...Object.values(STUDIES).map((one) => one.file), "expected.csv"])
    expect(readFileSync(join(folder, file), "utf8"), file).toBe(readFileSync(join(dataFolder, file), "utf8"));
});
