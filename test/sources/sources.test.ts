import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres } from "./server.js";

/** Where the optional packages may be: beside, or where CI or a developer put them. */
const PACKAGES = [process.env.NODE_PATH ?? "", resolve(".cache/duckdb/node_modules")].filter(Boolean).join(delimiter);
const ENV = { ...process.env, NODE_PATH: PACKAGES };
const has = (name: string): boolean =>
  PACKAGES.split(delimiter).some((folder) => existsSync(join(folder, name, "package.json"))) || installed(name);
function installed(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

const scratch = mkdtempSync(join(tmpdir(), "reckon-sources-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const YAML = readFileSync("test/sources/study.yaml", "utf8");
const SEED = readFileSync("data/cohort.csv");

/** A study over the seed's cohort whose data key is `data`, with these files beside. */
function study(name: string, data: string, files: Readonly<Record<string, Uint8Array>> = {}): string {
  const folder = join(scratch, name);
  mkdirSync(join(folder, "data"), { recursive: true });
  cpSync("data/codebook.json", join(folder, "data/codebook.json"));
  writeFileSync(join(folder, "study.yaml"), YAML.replace("file: data/cohort.csv", data));
  writeFileSync(join(folder, "report.md"), '# Results\n\n{{stat "panel.il10.igm-pnp"}}\n');
  for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, path), bytes);
  return folder;
}

/** The same without participants in its report. */
function closed(folder: string): string {
  const file = join(folder, "study.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("publish: true", "publish: false"));
  return folder;
}

/** One for which counts do; the rows are a table of this database. */
function countedStudy(name: string, query = "SELECT * FROM cohort"): string {
  return closed(study(name, `file: cohort.csv\n  from: { source: hospital, query: ${JSON.stringify(query)} }`));
}

/** The study of MGUS without participants in its report; its rows in a file, or a table of a database. */
function mgus(name: string, from: "file" | "database"): string {
  const folder = join(scratch, name);
  for (const part of ["study.yaml", "templates", "data"])
    cpSync(join("examples/mgus2", part), join(folder, part), { recursive: true });
  const file = join(folder, "study.yaml");
  const asks = 'file: data/mgus2.csv\n  from: { source: hospital, query: "SELECT * FROM mgus2" }';
  const yaml = readFileSync(file, "utf8").replace("publish: true", "publish: false\n  extremes: true");
  writeFileSync(file, from === "file" ? yaml : yaml.replace("file: data/mgus2.csv", asks));
  if (from === "database") rmSync(join(folder, "data/mgus2.csv"));
  return folder;
}

/** What may be wrong with rows: an expression in place of a column, and what is told of it. */
const PLANTED: Readonly<Record<string, readonly [value: string, ...told: readonly string[]]>> = {
  age_years: [
    "CASE WHEN participant_id < 'P004' THEN '700' ELSE age_years END",
    "in 3 rows, column age_years: 700 is out",
  ],
  '"group"': [
    `CASE WHEN participant_id = 'P003' THEN 'contrl' ELSE "group" END`,
    "in 1 row, column group: unknown code",
  ],
  il6: ["CASE WHEN participant_id = 'P003' THEN '1,5' ELSE il6 END", "in 1 row, column il6: a decimal comma"],
  anti_mag: ["'positive'", "rows, column anti_mag: positive, where the column does not apply"],
  participant_id: [
    `CASE participant_id WHEN 'P003' THEN 'P004' WHEN 'P005' THEN NULL WHEN 'P006' THEN ' P006' ELSE participant_id END`,
    "column participant_id: P004 stands in 2 rows",
    "in 1 row, column participant_id: no value",
    "in 1 row, column participant_id: spaces around the value",
  ],
};

/** Each planted fault is found in counts, all at once, whether the plan needs the column or not. */
function findsPlanted(columns: readonly string[], allow: readonly string[]): void {
  const list = columns.map((name) => (name in PLANTED ? `${PLANTED[name]![0]} AS ${name}` : name)).join(", ");
  const folder = countedStudy("planted", `SELECT ${list} FROM cohort`);
  const yaml = readFileSync(join(folder, "study.yaml"), "utf8");
  for (const plan of [yaml, yaml.replace("of: age_years", "of: odss_sampling").replace(/(\[[^\]]*)\bil6, /g, "$1")]) {
    writeFileSync(join(folder, "study.yaml"), plan);
    const { status, stdout, stderr } = reckon("build", folder, ...allow);
    for (const [, ...told] of Object.values(PLANTED)) for (const text of told) expect(stderr).toContain(text);
    expect(stdout).toBe("");
    expect(status).toBe(1);
  }
  const [first, ...others] = columns;
  const missing = countedStudy("planted", `SELECT ${others.join(", ")} FROM cohort`);
  expect(reckon("build", missing, ...allow).stderr).toContain(`missing column: ${first}`);
}

/** The hash of the data that a report names. */
function dataHash(folder: string): string {
  const { inputs } = JSON.parse(readFileSync(join(folder, "reports/manifest.json"), "utf8")) as {
    inputs: Record<string, string>;
  };
  return inputs["cohort.csv"]!;
}

/** A gzip file that is as large as is wanted, as its head holds a name that long. */
function named(content: Uint8Array, length: number): Uint8Array {
  const file = gzipSync(content);
  const head = Buffer.from(file.subarray(0, 10));
  head[3] = 8;
  return Buffer.concat([head, Buffer.alloc(length, "a"), Buffer.alloc(1), file.subarray(10)]);
}

function reckon(...args: readonly string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ["dist/cli/main.js", ...args], {
    env: ENV,
    encoding: "utf8",
  });
  return { status, stderr, stdout };
}

/** What a build gives; the file's own name and hash stand in neither. */
function built(folder: string, ...args: readonly string[]): { readonly json: string; readonly csv: string } {
  const { status, stderr } = reckon("build", folder, "--quiet", "--no-cache", ...args);
  expect(`${stderr}${status}`).toBe("0");
  const read = (file: string): string => readFileSync(join(folder, "reports", file), "utf8");
  return { json: read("statistics.json"), csv: read("statistics.csv") };
}

/** Runs statements in DuckDB, in a process of its own as its files are locked. */
function duckdb(file: string, ...statements: readonly string[]): void {
  const script = `
    const { createRequire } = require("module");
    (async () => {
      const { DuckDBInstance } = require("@duckdb/node-api");
      const instance = await DuckDBInstance.create(${JSON.stringify(file)});
      const connection = await instance.connect();
      for (const sql of ${JSON.stringify(statements)}) await connection.run(sql);
      connection.closeSync(); instance.closeSync();
    })().catch((error) => { console.error(error); process.exit(1); });`;
  execFileSync(process.execPath, ["-e", script], { env: ENV, stdio: ["ignore", "ignore", "inherit"] });
}

const CSV = resolve("data/cohort.csv");
const COLUMNS = SEED.toString()
  .split("\n", 1)[0]!
  .split(",")
  .map((name) => `"${name}"`.replace(/^"(?!group")(.*)"$/, "$1"));
let expected: ReturnType<typeof built>;
let expectedClosed: ReturnType<typeof built>;
beforeAll(() => {
  expected = built(study("csv", "file: data/cohort.csv", { "data/cohort.csv": SEED }));
  expect(JSON.parse(expected.json)).toHaveLength(79);
  expectedClosed = built(closed(study("closed", "file: data/cohort.csv", { "data/cohort.csv": SEED })));
}, 120_000);

describe("a compressed file", () => {
  test("gives the same statistics", () => {
    const folder = study("gz", "file: data/cohort.csv.gz", { "data/cohort.csv.gz": gzipSync(SEED) });
    expect(built(folder)).toEqual(expected);
    const large = study("gz-large", "file: data/cohort.csv.gz", { "data/cohort.csv.gz": named(SEED, 17_000_000) });
    expect(built(large)).toEqual(built(folder));
    const faulty = gzipSync(SEED.toString().replace(",control,female,70,", ",control,female,7O,"));
    writeFileSync(join(folder, "data/cohort.csv.gz"), faulty);
    expect(reckon("build", folder).stderr).toContain("data/cohort.csv.gz:2:21  error: column age_years");
  }, 120_000);

  test("that is damaged, or a bomb, is told so", () => {
    const folder = study("bomb", "file: data/cohort.csv.gz", {
      "data/cohort.csv.gz": gzipSync(SEED).subarray(0, 5000),
    });
    expect(reckon("build", folder)).toMatchObject({ status: 1, stderr: expect.stringContaining("[gzip-damaged]") });
    writeFileSync(join(folder, "data/cohort.csv.gz"), gzipSync(Buffer.alloc(80_000_000)));
    expect(reckon("build", folder)).toMatchObject({ status: 1, stderr: expect.stringContaining("[gzip-too-large]") });
  }, 120_000);
});

test("a study's query is refused where nobody allowed its database", () => {
  const folder = study("refused", 'file: cohort.csv\n  from: { source: hospital, query: "SELECT 1" }');
  const { status, stderr } = reckon("build", folder);
  expect(status).toBe(1);
  expect(stderr).toMatch(/study\.yaml:\d+:\d+ {2}error: the study asks the database hospital, which was not allowed/);
  expect(stderr).toContain("--allow-source hospital=URL");
  for (const option of ["hospital", "hospital=mysql://localhost", "hospital=env:NO_SUCH_VARIABLE"])
    expect(reckon("build", folder, "--allow-source", option)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("[source-unfit]"),
    });
});

const duck = has("@duckdb/node-api");
if (!duck && process.env.CI) throw new Error("the package @duckdb/node-api is not installed");
if (!duck) console.warn("SKIPPED: Parquet and DuckDB, as @duckdb/node-api is not installed");

describe.skipIf(!duck)("DuckDB", () => {
  test("a Parquet file gives the same statistics, and faults tell the row", () => {
    const file = join(scratch, "cohort.parquet");
    duckdb(
      ":memory:",
      `COPY (SELECT * FROM read_csv('${CSV}', types = {'rituximab': 'VARCHAR'})) TO '${file}' (FORMAT parquet)`,
    );
    const folder = study("parquet", "file: data/cohort.parquet", { "data/cohort.parquet": readFileSync(file) });
    expect(built(folder)).toEqual(expected);
    const page = join(folder, "reports/index.html");
    expect(reckon("verify", page, "--data", join(folder, "data/cohort.parquet"))).toMatchObject({ status: 0 });
    const faulty = `SELECT * REPLACE (CASE WHEN participant_id = 'P003' THEN 'contrl' ELSE "group" END AS "group") FROM read_csv('${CSV}', types = {'rituximab': 'VARCHAR'})`;
    duckdb(":memory:", `COPY (${faulty}) TO '${file}' (FORMAT parquet)`);
    writeFileSync(join(folder, "data/cohort.parquet"), readFileSync(file));
    expect(reckon("build", folder).stderr).toContain(
      'data/cohort.parquet  error: row 3, column group: unknown code "contrl"',
    );
    writeFileSync(join(folder, "data/cohort.parquet"), SEED);
    expect(reckon("build", folder).stderr).toContain("[parquet-unreadable]");
  }, 240_000);

  test("a query gives the same statistics, whatever the order of rows, and reaches nothing else", () => {
    const file = join(scratch, "cohort.duckdb");
    duckdb(
      file,
      `CREATE TABLE cohort AS SELECT * FROM read_csv('${CSV}', types = {'rituximab': 'VARCHAR'}) ORDER BY hash(participant_id)`,
    );
    const allow = ["--allow-source", `hospital=duckdb:${file}`];
    const asking = (name: string, query: string) =>
      study(name, `file: cohort.csv\n  from: { source: hospital, query: ${JSON.stringify(query)} }`);
    expect(built(asking("duckdb", "SELECT * FROM cohort;"), ...allow)).toEqual(expected);
    const wrong = `SELECT * REPLACE (CASE WHEN participant_id = 'P003' THEN 700 ELSE age_years END AS age_years) FROM cohort`;
    expect(reckon("build", asking("faulty", wrong), ...allow).stderr).toContain(
      "cohort.csv  error: participant_id P003: column age_years: 700 is out of range",
    );
    for (const query of [
      `SELECT * FROM read_csv('${CSV}')`,
      "SELECT 1) AS x; CREATE TABLE y AS SELECT (1",
      "DELETE FROM cohort RETURNING *",
      "SELECT * FROM chort",
    ]) {
      const { status, stderr } = reckon("build", asking("hostile", query), ...allow);
      expect(status).toBe(1);
      expect(stderr).toContain("[query-failed]");
      expect(stderr).not.toContain(file);
    }
  }, 240_000);
});

describe.skipIf(!duck)("counts from DuckDB", () => {
  const file = join(scratch, "counted.duckdb");
  const allow = ["--allow-source", `hospital=duckdb:${file}`];
  beforeAll(() => {
    duckdb(
      file,
      `CREATE TABLE cohort AS SELECT * FROM read_csv('${CSV}', all_varchar = true) ORDER BY hash(participant_id)`,
    );
  });

  test("give the same statistics, and name nobody", () => {
    const folder = countedStudy("counted");
    expect(built(folder, ...allow)).toEqual(expectedClosed);
    const { stdout } = reckon("build", folder, ...allow);
    expect(stdout).toContain("hospital: 304 rows stayed there");
    expect(reckon("check", folder, ...allow).status).toBe(0);
    expect(reckon("explain", "age", folder, ...allow).stdout).toContain("median");
    expect(readFileSync(join(folder, "reports/index.html"), "utf8")).toContain(
      "in a database, which gave combinations",
    );
  }, 120_000);

  test("are verified from the rows, or from what was counted, and with R", () => {
    const folder = countedStudy("verified");
    built(folder, ...allow);
    const [rows, counts] = [join(folder, "rows.csv"), join(folder, "counts.txt")];
    expect(reckon("data", folder, "--out", rows, ...allow).status).toBe(0);
    expect(reckon("data", folder, "--counts", "--out", counts, ...allow).status).toBe(0);
    expect(createHash("sha256").update(readFileSync(counts)).digest("hex")).toBe(dataHash(folder));
    expect(readFileSync(counts, "utf8")).not.toContain("P017");
    const page = join(folder, "reports/index.html");
    for (const data of [rows, counts])
      expect(reckon("verify", page, "--data", data)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining("agrees byte for byte"),
      });
    writeFileSync(rows, readFileSync(rows, "utf8").replace(",control,female,70,", ",control,female,17,"));
    expect(reckon("verify", page, "--data", rows)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("made from another file"),
    });
    const crosscheck = reckon("crosscheck", folder, "--engine", "Rscript", ...allow);
    expect(crosscheck.stdout).toContain("79 of 79 statistics agree");
    expect(reckon("build", folder, ...allow).stderr).not.toContain("crosscheck-stale");
  }, 240_000);

  test("make a preview", async () => {
    const args = ["dist/cli/main.js", "preview", countedStudy("previewed"), "--port", "0", ...allow];
    const preview = spawn(process.execPath, args, { env: ENV });
    const told = await new Promise<string>((resolve) => {
      let text = "";
      const hear = (data: Buffer): void => {
        text += data.toString();
        if (/Ctrl-C/.test(text)) resolve(text);
      };
      preview.stdout.on("data", hear);
      preview.stderr.on("data", hear);
    });
    preview.kill("SIGINT");
    expect(told).toMatch(/built in \d+ ms: 79 statistics/);
  }, 120_000);

  test("of models, curves and tables are the same", () => {
    duckdb(file, `CREATE TABLE mgus2 AS SELECT * FROM read_csv('${resolve("examples/mgus2/data/mgus2.csv")}')`);
    expect(built(mgus("mgus-duckdb", "database"), ...allow)).toEqual(built(mgus("mgus-file", "file")));
  }, 240_000);

  test("faults are found where they are", () => findsPlanted(COLUMNS, allow), 240_000);
});

const pg = has("pg") ? await startPostgres() : undefined;
afterAll(() => pg?.stop());
if (!pg && process.env.CI) throw new Error("the package pg, or PostgreSQL's server, is not installed");
if (!pg) console.warn("SKIPPED: PostgreSQL, as its server or the package pg is not installed");

describe.skipIf(!pg)("PostgreSQL", () => {
  test("a query gives the same statistics, and cannot write", () => {
    const psql = (...args: readonly string[]) =>
      execFileSync("psql", [pg!.url, "-qtA", "-v", "ON_ERROR_STOP=1", ...args]);
    const [header = ""] = SEED.toString().split("\n", 1);
    const types: Readonly<Record<string, string>> = { age_years: "numeric(5,1)", april: "text", mrc_2y: "float8" };
    const columns = header
      .split(",")
      .map((name) => `"${name}" ${types[name] ?? (/odss|mrc/.test(name) ? "integer" : "text")}`);
    psql("-c", `CREATE TABLE cohort (${columns.join(", ")})`);
    psql("-c", `\\copy cohort FROM '${CSV}' WITH (FORMAT csv, HEADER)`);
    const asking = (name: string, query: string) =>
      study(name, `file: cohort.csv\n  from: { source: hospital, query: ${JSON.stringify(query)} }`);
    const allow = ["--allow-source", `hospital=${pg!.url}`];
    expect(built(asking("postgres", "SELECT * FROM cohort"), ...allow)).toEqual(expected);
    const counted = countedStudy("counted-postgres");
    expect(built(counted, ...allow)).toEqual(expectedClosed);
    // the counts are those of DuckDB, which has the same values as texts
    if (duck) expect(dataHash(counted)).toBe(dataHash(join(scratch, "counted")));
    findsPlanted(COLUMNS, allow);
    const mgusTypes =
      "id int, age int, sex text, dxyr int, hgb float8, creat numeric, mspike float8, ptime int, pstat int, futime int, death int";
    psql("-c", `CREATE TABLE mgus2 (${mgusTypes})`);
    psql("-c", `\\copy mgus2 FROM '${resolve("examples/mgus2/data/mgus2.csv")}' WITH (FORMAT csv, HEADER)`);
    expect(built(mgus("mgus-postgres", "database"), ...allow)).toEqual(built(mgus("mgus-csv", "file")));
    for (const query of [
      "DELETE FROM cohort RETURNING *",
      "SELECT 1) AS x; COMMIT; DROP TABLE cohort; SELECT * FROM (SELECT 1",
      "WITH gone AS (DELETE FROM cohort RETURNING *) SELECT * FROM gone",
    ]) {
      for (const folder of [asking("hostile", query), countedStudy("hostile-counted", query)]) {
        const { status, stderr } = reckon("build", folder, ...allow);
        expect(status, stderr).toBe(1);
        expect(stderr).toContain("[query-failed]");
      }
    }
    expect(psql("-c", "SELECT count(*) FROM cohort").toString().trim()).toBe("304");
  }, 240_000);
});
