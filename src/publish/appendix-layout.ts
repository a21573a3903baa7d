import type { Entry, Ledger } from "../ledger/entry.js";
import { type Column, valueTexts } from "./appendix-row.js";

/** Widths in pixels, as the style sheet sets a table of the appendix on the narrowest screen that has tables; on paper all are in proportion. */
const ROOM = 885;
const NAME = 190;
const PADDING = 24;
const GAP = 14;
const PRINTED = 7.2;
const FULL = 6.05;

/**
 * How the statistics of a table stand on a wide screen: their values in columns beside the name, in columns under it, or
 * flowing, each value beneath what it is called. No value is broken over lines, so it is the values that decide.
 */
export function layoutOf(
  columns: readonly Column[],
  entries: readonly Entry[],
  ledger: Ledger,
): "columns " | "under " | "" {
  const wide = columns.map(({ part, label }) => {
    const words = [label, ...entries.map((entry) => valueTexts(entry, part, ledger).printed)].flatMap((one) =>
      one.split(/[ -]/),
    );
    const full = entries.map((entry) => valueTexts(entry, part, ledger).full?.length ?? 0);
    return Math.max(PRINTED * longest(words.map(({ length }) => length)), FULL * longest(full));
  });
  const values = wide.reduce((sum, one) => sum + one, 0);
  if (NAME + values + PADDING * columns.length <= ROOM) return "columns ";
  return values + GAP * columns.length <= ROOM ? "under " : "";
}

function longest(lengths: readonly number[]): number {
  return lengths.reduce((most, one) => Math.max(most, one), 0);
}
