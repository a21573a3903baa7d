import { machine } from "../machine.js";
import { optionsOf, sizesOf } from "../options.js";
import { record } from "../record.js";
import { typical } from "../run.js";
import { aligned, thousands } from "../table.js";
import { type ReadingTimes, ROWS_OF_450_MB, timeReading } from "./measure.js";

const USAGE = `npm run bench -- reading [--rows ${ROWS_OF_450_MB}] [--record YYYY-MM-DD]`;

/** Reading CSV files with every check, and DuckDB's reader beside it. */
export function benchReading(args: readonly string[]): void {
  const { rows, record: date } = optionsOf(
    args,
    { rows: { type: "string", default: String(ROWS_OF_450_MB) }, record: { type: "string" } },
    USAGE,
  );
  const text = `${machine()}. Medians of 3 runs, in turn.\n\n${table(sizesOf(rows, USAGE).map(timeReading))}`;
  process.stdout.write(`${text}\n`);
  if (date !== undefined) record("Reading", `${date}; ${text}`);
}

function table(times: readonly ReadingTimes[]): string {
  return aligned(
    ["rows", "MB", "ours with all checks, s", "MB/s", "peak, MB", "DuckDB, s", "peak, MB", "ours / DuckDB"],
    times.map(({ rows, bytes, ours, duckdb }) => {
      const us = typical(ours);
      const they = duckdb.length > 0 ? typical(duckdb) : undefined;
      return [
        thousands(rows),
        thousands(bytes / 1e6),
        us.wall.toFixed(2),
        (bytes / 1e6 / us.wall).toFixed(0),
        us.memory.toFixed(0),
        ...(they ? [they.wall.toFixed(2), they.memory.toFixed(0), (us.wall / they.wall).toFixed(2)] : ["", "", ""]),
      ];
    }),
    () => true,
  );
}
