import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { startPostgres } from "../../test/sources/server.js";
import { cohortOf } from "../rows/cohort.js";

/** Where the optional packages are: where Node finds them, or in the cache. */
export const ENV = {
  ...process.env,
  NODE_PATH: [process.env.NODE_PATH ?? "", resolve(".cache/duckdb/node_modules")].filter(Boolean).join(delimiter),
};

/** A database with cohorts in tables `c300000`, by their numbers of rows. */
export interface Loaded {
  readonly name: string;
  readonly url: string;
  stop(): void;
}

/** The cohorts in a DuckDB file, made where it is not there yet; undefined where the package is not installed. */
export function duckdbWith(rows: number): Loaded | undefined {
  const file = resolve(`.cache/rows/${rows}.duckdb`);
  const load = `
    const { DuckDBInstance } = require("@duckdb/node-api");
    (async () => {
      const instance = await DuckDBInstance.create(process.argv[1]);
      const connection = await instance.connect();
      await connection.run(process.argv[2]);
      connection.closeSync(); instance.closeSync();
    })().catch((error) => { console.error(error.message); process.exit(1); });`;
  const types = columnsOf(rows).map(([name, type]) => `'${name}': '${type}'`);
  const sql = `CREATE TABLE c${rows} AS SELECT * FROM read_csv('${resolve(cohortOf(rows))}', types = {${types.join(", ")}})`;
  try {
    if (!existsSync(file))
      execFileSync(process.execPath, ["-e", load, file, sql], { env: ENV, stdio: ["ignore", "ignore", "inherit"] });
  } catch {
    return undefined;
  }
  return { name: "DuckDB", url: `duckdb:${file}`, stop: () => {} };
}

/** The same in a PostgreSQL server of its own; undefined where none is installed. */
export async function postgresWith(rows: number): Promise<Loaded | undefined> {
  const server = await startPostgres();
  if (!server) return undefined;
  const columns = columnsOf(rows).map(([name, type]) => `"${name}" ${type}`);
  const psql = ["-q", "-v", "ON_ERROR_STOP=1", "-c", `CREATE TABLE c${rows} (${columns.join(", ")})`];
  const copy = `\\copy c${rows} FROM '${resolve(cohortOf(rows))}' WITH (FORMAT csv, HEADER)`;
  execFileSync("psql", [server.url, ...psql, "-c", copy, "-c", `ANALYZE c${rows}`]);
  return { name: "PostgreSQL", url: server.url, stop: server.stop };
}

/** The columns of a cohort with types: scores are whole numbers, concentrations are texts as some are `<0.5`. */
function columnsOf(rows: number): readonly (readonly [name: string, type: string])[] {
  const [header = ""] = readFileSync(cohortOf(Math.min(rows, 3000)), "utf8").split("\n", 1);
  return header.split(",").map((name) => {
    if (/^(?:age|odss|mrc)_/.test(name)) return [name, "INTEGER"];
    return [name, name === "disease_duration_years" ? "DOUBLE PRECISION" : "VARCHAR"];
  });
}
