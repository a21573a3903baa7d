import { hasDecimalCommas } from "./cells.js";
import { type ColumnGuess, guessColumn } from "./column.js";
import { groupCandidates, keyOf, type Survival, survivalPair } from "./roles.js";
import { readTable, type Table } from "./table.js";
import { readText } from "./text.js";
import { type Visits, visitsOf } from "./visits.js";

/** What a data file seems to hold, before anything is decided. */
export interface Inspection {
  /** The file's own name, without its folder. */
  readonly file: string;
  readonly table: Table;
  readonly encoding: string;
  /** Commas stand before decimals. */
  readonly comma: boolean;
  readonly columns: readonly ColumnGuess[];
  /** Where a row is a visit: the participants. */
  readonly visits?: Visits;
  /** What statistics are about, a cell a participant: the columns, or where rows are visits their wide view. */
  readonly view: readonly ColumnGuess[];
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
 * Looks at a CSV file of any common form. `missing` are codes for no value that the user knows of, `named` the columns that the user says name a row.
 * Throws StudyFaults where it cannot be read as a table.
 */
export function inspect(
  bytes: Uint8Array,
  file: string,
  missing: readonly string[] = [],
  named: readonly string[] = [],
): Inspection {
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
  const said = named.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const key = said.length > 0 ? said : keyOf(columns);
  const visits = key.length === 2 ? visitsOf(columns, key, comma) : undefined;
  const view = visits?.view ?? columns;
  const others = view.filter(({ name }) => !key.some((column) => column.name === name));
  const survival = survivalPair(others);
  const groups = groupCandidates(others.filter((column) => column !== survival?.event));
  return {
    file,
    table,
    encoding,
    comma,
    columns,
    view,
    copy,
    changes,
    key,
    groups,
    ...(visits && { visits }),
    ...(survival && { survival }),
  };
}
