import type { Place } from "../fault.js";
import type { Database, TableColumn } from "./lines.js";
import { optionalPackage } from "./package.js";

/** As much of the package `pg` as is used here. */
interface PgModule {
  readonly Client: new (options: {
    readonly connectionString: string;
  }) => {
    connect(): Promise<void>;
    query(query: { readonly text: string; readonly rowMode: "array"; readonly queryMode: "extended" }): Promise<Result>;
    end(): Promise<void>;
  };
}

interface Result {
  readonly rows: readonly (readonly unknown[])[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

const ROWS_AT_ONCE = 10_000;

/** PostgreSQL's numbers of its types. */
const DOUBLES = [700, 701];
const NUMERIC = 1700;

/** A PostgreSQL server, in a transaction that can only read. */
export async function postgres(url: string, place: Place): Promise<Database> {
  const pg = (await optionalPackage("pg", "PostgreSQL", "pg@8", place)) as PgModule;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // the extended protocol takes one statement: nothing can end the transaction and begin another
  const query = (text: string): Promise<Result> => client.query({ text, rowMode: "array", queryMode: "extended" });
  await query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  // every row is fetched: a plan that gives the first ones soon is not wanted
  await query("SET LOCAL cursor_tuple_fraction = 1");
  return {
    collation: ' COLLATE "C"',
    columns: async (sql) => {
      await query(`DECLARE reckon_columns NO SCROLL CURSOR FOR SELECT * FROM (${sql}\n) AS source_rows`);
      const { fields } = await query("FETCH 0 FROM reckon_columns");
      await query("CLOSE reckon_columns");
      return fields.map(({ name, dataTypeID: type }): TableColumn => {
        return { name, kind: DOUBLES.includes(type) ? "double" : type === NUMERIC ? "decimal" : "other" };
      });
    },
    texts: async function* (sql) {
      await query(`DECLARE reckon_rows NO SCROLL CURSOR FOR ${sql}`);
      try {
        for (;;) {
          const { rows } = await query(`FETCH ${ROWS_AT_ONCE} FROM reckon_rows`);
          if (rows.length === 0) return;
          yield rows.map(([text]) => String(text));
        }
      } finally {
        await query("CLOSE reckon_rows").catch(() => {}); // after a failure there is none
      }
    },
    close: () => client.end(),
  };
}
