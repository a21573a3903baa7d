import { NUMBER, readCensored, withPoint } from "../cohort/number-cell.js";

/** Words for no value that no category is likely to be called. */
const ALWAYS_MISSING = new Set([
  "",
  "na",
  "n/a",
  "#n/a",
  "nan",
  "null",
  ".",
  "?",
  "-",
  "--",
  "missing",
  "unknown",
  "not available",
]);
/** The same where all other cells are numbers. */
const MISSING_AMONG_NUMBERS = new Set([...ALWAYS_MISSING, "none", "nd", "n.a.", "x", "not done", "unk"]);

/** Whether a cell says that there is no value. */
export function saysMissing(cell: string, amongNumbers: boolean): boolean {
  return (amongNumbers ? MISSING_AMONG_NUMBERS : ALWAYS_MISSING).has(cell.toLowerCase());
}

/** Whether a cell is a number, or a limit such as `<0.5`, and what number; undefined where it is neither. */
export function numberIn(
  cell: string,
  comma: boolean,
): { readonly value: number; readonly side?: "below" | "above" } | undefined {
  const text = comma ? withPoint(cell) : cell;
  if (NUMBER.test(text)) return { value: Number(text) };
  const censored = readCensored(text);
  return censored && { value: censored.limit, side: censored.below ? "below" : "above" };
}

/** Decimals of a number as it is written. */
export function decimalsOf(cell: string): number {
  return /[eE]/.test(cell) ? 0 : (/[.,](\d+)$/.exec(cell)?.[1]?.length ?? 0);
}

/** Whether the file has commas before decimals: cells such as `1,5` and none such as `1.5`. */
export function hasDecimalCommas(rows: readonly (readonly string[])[], delimiter: string): boolean {
  if (delimiter === ",") return false;
  let commas = 0;
  let points = 0;
  for (const cells of rows)
    for (const cell of cells) {
      if (/^[<>]?[+-]?\d+,\d+$/.test(cell)) commas++;
      else if (/^[<>]?[+-]?\d+\.\d+$/.test(cell)) points++;
    }
  return commas > points;
}
