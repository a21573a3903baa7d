import { hasDecimalCommas } from "./cells.js";
import { type ColumnGuess, guessColumn } from "./column.js";
import { groupCandidates, keyOf, type Survival, survivalPair } from "./roles.js";
import { readTable, type Table } from "./table.js";
import { readText } from "./text.js";

/** What a data file seems to hold, before anything is decided. */
export interface Inspection {
  /** The file's own name, without its folder. */
  readonly file: string;
  readonly table: Table;
  readonly encoding: string;
  /** Commas stand before decimals. */
  readonly comma: boolean;
  readonly columns: readonly ColumnGuess[];
  /** The study's copy: the file's own bytes, wherever they can stay as they are. */
  readonly copy: Uint8Array;
  /** How the copy differs from the file, in words. */
  readonly changes: readonly string[];
  readonly key: readonly ColumnGuess[];
  /** The likeliest first. */
  readonly groups: readonly ColumnGuess[];
  readonly survival?: Survival;
}

/**
 * Looks at a CSV file of any common form. `missing` are codes for no value that the user knows of.
 * Throws StudyFaults where it cannot be read as a table.
 */
export function inspect(bytes: Uint8Array, file: string, missing: readonly string[] = []): Inspection {
  const { text, encoding, converted } = readText(bytes, file);
  const table = readTable(text, file);
  const comma = hasDecimalCommas(table.rows, table.delimiter);
  const columns = table.header.map((name, i) =>
    guessColumn(
      name,
      table.rows.map((cells) => cells[i]!),
      missing,
      comma,
    ),
  );
  const changes = [...(converted ? [`converted from ${encoding} to UTF-8`] : []), ...table.mended];
  const copy = changes.length > 0 ? new TextEncoder().encode(table.text) : bytes;
  const key = keyOf(columns);
  const others = columns.filter((column) => !key.includes(column));
  const survival = survivalPair(others);
  const groups = groupCandidates(others.filter((column) => column !== survival?.event));
  return { file, table, encoding, comma, columns, copy, changes, key, groups, ...(survival && { survival }) };
}
