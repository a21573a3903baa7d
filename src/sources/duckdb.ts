import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Codebook } from "../cohort/codebook.js";
import type { Place } from "../fault.js";
import { csvOf, type Database, sqlText, type TableColumn } from "./lines.js";
import { optionalPackage } from "./package.js";

/** As much of `@duckdb/node-api` as is used here. */
interface DuckdbModule {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{
      connect(): Promise<Connection>;
      closeSync(): void;
    }>;
  };
}

interface Connection {
  run(sql: string): Promise<{ getRows(): Promise<readonly (readonly unknown[])[]> }>;
  stream(sql: string): Promise<{
    fetchChunk(): Promise<
      { readonly rowCount: number; getColumnVector(i: number): { getItem(row: number): unknown } } | null | undefined
    >;
  }>;
  extractStatements(sql: string): Promise<{ readonly count: number }>;
  closeSync(): void;
}

/** Nothing is fetched from anywhere, whatever a query asks for. */
const OFFLINE = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
};

/** The rows of a Parquet file as CSV, in the file's order. Throws what DuckDB throws where it cannot be read. */
export async function parquetToCsv(bytes: Uint8Array, codebook: Codebook, place: Place): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "reckon-"));
  try {
    const file = join(folder, "cohort.parquet");
    writeFileSync(file, bytes, { mode: 0o600 });
    const database = await duckdb(":memory:", {}, "Parquet", [file], place);
    try {
      return await csvOf(database, `SELECT * FROM read_parquet(${sqlText(file)})`, codebook, { sorted: false });
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A DuckDB database, read only; a query can reach no file but the database itself. */
export function duckdbFile(path: string, place: Place): Promise<Database> {
  return duckdb(path, { access_mode: "READ_ONLY" }, "a DuckDB database", [], place);
}

async function duckdb(
  path: string,
  options: Readonly<Record<string, string>>,
  what: string,
  files: readonly string[],
  place: Place,
): Promise<Database> {
  const module = (await optionalPackage("@duckdb/node-api", what, "@duckdb/node-api@1.5.6-r.1", place)) as DuckdbModule;
  const instance = await module.DuckDBInstance.create(path, { ...OFFLINE, ...options });
  const connection = await instance.connect();
  for (const file of files) await connection.run(`SET allowed_paths = [${sqlText(file)}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  return {
    collation: "",
    columns: async (query) => {
      const sql = `DESCRIBE SELECT * FROM (${query}\n) AS source_rows`;
      if ((await connection.extractStatements(sql)).count !== 1) throw new Error("more than one statement");
      const rows = await (await connection.run(sql)).getRows();
      return rows.map(([name, type]): TableColumn => ({ name: String(name), kind: kindOf(String(type)) }));
    },
    texts: async function* (sql) {
      const result = await connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        const vector = chunk.getColumnVector(0);
        yield Array.from({ length: chunk.rowCount }, (_, row) => String(vector.getItem(row)));
      }
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function kindOf(type: string): TableColumn["kind"] {
  if (type === "DOUBLE" || type === "FLOAT") return "double";
  return type.startsWith("DECIMAL") ? "decimal" : "other";
}
