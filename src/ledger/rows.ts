import type { PartDisplay, PartValue } from "../format/part.js";
import { rowName, splitRow } from "../methods/rows.js";
import type { Entry } from "./entry.js";

/** What an entry knows of its rows. */
export type EntryRows = Pick<Entry, "rows" | "rowDisplays" | "rowKeys">;

export interface RowPart {
  /** With its row, as it is written: `hr[sex,M]`. */
  readonly part: string;
  readonly value: PartValue;
  readonly display: PartDisplay;
}

/**
 * The part that `hr[sex,M]` names; undefined of what names no row, a part that rows do not have, and a row that is not
 * there. Of a statistic that was refused, which has no rows, the value is null.
 */
export function rowPart({ rows, rowDisplays, rowKeys = [] }: EntryRows, part: string): RowPart | undefined {
  const asked = splitRow(part);
  const display = asked && rowDisplays?.[asked.name];
  if (!asked || !display || rowKeys.includes(asked.name)) return undefined;
  const found = rows?.find((row) => asked.name in row && rowName(row, rowKeys) === asked.row);
  if (rows && !found) return undefined;
  return { part: `${asked.name}[${asked.row}]`, value: found?.[asked.name] ?? null, display };
}

/** Every part of every row, as it is written. */
export function rowPartNames({ rows = [], rowKeys = [] }: EntryRows): string[] {
  return rows.flatMap((row) => {
    const name = rowName(row, rowKeys);
    return Object.keys(row).flatMap((part) => (rowKeys.includes(part) ? [] : [`${part}[${name}]`]));
  });
}
