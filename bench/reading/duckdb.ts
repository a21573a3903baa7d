/** Reads a CSV file into a table in memory with DuckDB's reader, its own guess of the types: duckdb.js FILE. Prints its rows. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

interface Duckdb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{ run(sql: string): Promise<{ getRows(): Promise<readonly (readonly unknown[])[]> }> }>;
    }>;
  };
}

const path = createRequire(import.meta.url).resolve("@duckdb/node-api");
const { DuckDBInstance } = (await import(pathToFileURL(path).href)) as Duckdb;
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const file = process.argv[2]!.replaceAll("'", "''");
await connection.run(`CREATE TABLE cohort AS SELECT * FROM read_csv('${file}')`);
const [[rows] = []] = await (await connection.run("SELECT count(*) FROM cohort")).getRows();
process.stdout.write(String(rows));
