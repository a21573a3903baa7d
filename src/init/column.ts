import { placesFor } from "../format/decimal.js";
import { decimalsOf, numberIn, saysMissing } from "./cells.js";
import { readName } from "./names.js";

/** What a column seems to hold. */
export interface ColumnGuess {
  /** As in the study's copy of the file. */
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
  /** `code`: a few values, each a category; `numericCodes` where these are whole numbers. */
  readonly kind: "number" | "integer" | "year" | "code" | "text";
  readonly codes?: readonly CodeGuess[];
  readonly numericCodes?: boolean;
  /** Cells that hold no value. */
  readonly missing: ReadonlySet<string>;
  readonly missingCount: number;
  readonly detection?: { readonly below?: number; readonly above?: number };
  readonly decimals?: number;
  /** No value twice, none missing. */
  readonly unique: boolean;
  /** All values are the same. */
  readonly constant: boolean;
  /** The cells, one a row. */
  readonly cells: readonly string[];
  /** Numbers of the rows that have one; limits count as their number. */
  readonly numbers: readonly number[];
  /** What about it is a guess that numbers depend on, in words for the report. */
  readonly assumed: readonly string[];
  /** What somebody should look at. */
  readonly doubts: readonly string[];
}

export interface CodeGuess {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

const MOST_CODES = 20;
/** Decimals that somebody may have measured. */
const MOST_DECIMALS = 6;
const MOST_NUMERIC_CODES = 6;
/** Values from which on a column that takes two of them alone is one of codes. */
const LEAST_OF_TWO = 20;

/** What the cells of a column say about it. `missing` are codes for no value that the user named. */
export function guessColumn(
  name: string,
  cells: readonly string[],
  missing: readonly string[],
  comma: boolean,
): ColumnGuess {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const named = new Set(missing);
  const absent = new Set([...counts.keys()].filter((cell) => named.has(cell) || saysMissing(cell, false)));
  const given = [...counts.keys()].filter((cell) => !absent.has(cell));
  const others = given.filter((cell) => !saysMissing(cell, true) && !numberIn(cell, comma));
  const column = { name, cells, counts, absent, comma };
  if (
    given.length > 0 &&
    others.length === 0 &&
    given.some((cell) => numberIn(cell, comma)) &&
    !given.some(isIdentifier)
  )
    return numberColumn(column, given);
  return textColumn(column, given);
}

interface Column {
  readonly name: string;
  readonly cells: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly absent: Set<string>;
  readonly comma: boolean;
}

/** Numbers with a zero before them, or too long for a number: names of things, not quantities. */
function isIdentifier(cell: string): boolean {
  return /^[+-]?0\d/.test(cell) || /^\d{16,}$/.test(cell);
}

function numberColumn(column: Column, given: readonly string[]): ColumnGuess {
  const { cells, counts, absent, comma, name } = column;
  const assumed: string[] = [];
  const doubts: string[] = [];
  for (const cell of given) if (saysMissing(cell, true)) absent.add(cell);
  const values = given.flatMap((cell) => {
    const read = absent.has(cell) ? undefined : numberIn(cell, comma);
    return read ? [{ cell, ...read }] : [];
  });
  for (const code of new Set(sentinels(values.map(({ value }) => value)))) {
    for (const { cell } of values.filter(({ value }) => value === code)) absent.add(cell);
    assumed.push(`${code} is taken for a missing value: all others are 0 or more`);
  }
  const kept = values.filter(({ cell }) => !absent.has(cell));
  const numbers = new Map(kept.map(({ cell, value }) => [cell, value]));
  const all = kept.map(({ value }) => value);
  for (const high of [99, 999, 9999])
    if (all.includes(high) && all.every((value) => value === high || value < high / 4))
      doubts.push(`${high} may mean that there is no value: if so, run init with --missing ${high}`);
  const whole = all.every(Number.isSafeInteger);
  const limits = (side: "below" | "above") => kept.filter((one) => one.side === side);
  const detection = { ...limitOf("below", limits("below"), counts), ...limitOf("above", limits("above"), counts) };
  const censored = Object.keys(detection).length > 0;
  const { label, unit } = readName(name);
  const common = {
    name,
    label,
    missing: absent,
    missingCount: countOf(absent, counts),
    unique: isUnique(cells, absent, counts),
    constant: new Set(all).size < 2,
    cells,
    numbers: cells.flatMap((cell) => numbers.get(cell) ?? []),
  };
  if (whole && !censored) {
    const distinct = new Set(all);
    const spellings = kept.length === distinct.size;
    const few = [...distinct].every((value) => value >= 0 && value <= 9) && distinct.size <= MOST_NUMERIC_CODES;
    const used = cells.length - common.missingCount;
    // of two values neither is a quantity, whatever they are called: 0 and 10
    const binary =
      distinct.size === 2 && ([...distinct].every((value) => value >= 0 && value <= 2) || used >= LEAST_OF_TWO);
    if (spellings && unit === undefined && (binary || (few && distinct.size > 1 && 4 * distinct.size <= used))) {
      const zeroOne = distinct.has(0) && distinct.has(1) && distinct.size === 2;
      if (zeroOne) assumed.push("0 is read as no, 1 as yes");
      const codes = kept
        .sort((a, b) => a.value - b.value)
        .map(({ cell, value }) => ({
          value: cell,
          label: zeroOne ? (value === 1 ? "yes" : "no") : cell,
          count: counts.get(cell)!,
        }));
      if (!zeroOne)
        doubts.push(`say in data/codebook.json what the codes ${codes.map(({ value }) => value).join(", ")} mean`);
      return { ...common, kind: "code", codes, numericCodes: true, assumed, doubts };
    }
    if (all.length > 0 && all.every((value) => value >= 1800 && value <= 2100) && /y(?:ea)?r|jahr|ann[ée]e/i.test(name))
      return { ...common, label: readName(name).label, kind: "year", assumed, doubts };
  }
  if (unit !== undefined) assumed.push(`the unit ${unit} is read from the column's name`);
  if (censored)
    assumed.push(
      "cells such as <LIMIT are read as values beyond the limits of detection, which may vary from batch to batch",
    );
  const written = kept.map(({ cell }) => decimalsOf(cell.replace(/^[<>]/, "")));
  const most = written.length > 0 ? written.reduce((a, b) => Math.max(a, b), 0) : 0;
  const spread = all.length > 0 ? all.reduce((a, b) => Math.max(a, b)) - all.reduce((a, b) => Math.min(a, b)) : 0;
  // more decimals than anybody writes are those of arithmetic: three digits of a usual value say enough
  const decimals = most > MOST_DECIMALS ? placesFor(middle(all), 3) : most > 0 ? most : spread >= 20 ? 0 : 1;
  return {
    ...common,
    ...(unit !== undefined && { unit }),
    kind: whole && !censored ? "integer" : "number",
    ...(censored && { detection }),
    ...(decimals <= MOST_DECIMALS && { decimals }),
    assumed,
    doubts,
  };
}

/** The size of the middle value. */
function middle(values: readonly number[]): number {
  return [...values].map(Math.abs).sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** -9, -99, -999 ... in a column where every other value is 0 or more. */
function sentinels(values: readonly number[]): number[] {
  const negative = values.filter((value) => value < 0);
  const codes = negative.filter((value) => /^-9+$/.test(String(value)));
  return negative.length === codes.length && values.length > codes.length ? codes : [];
}

/** The limit that occurs most often; of several the highest. */
function limitOf(
  side: "below" | "above",
  limits: readonly { readonly cell: string; readonly value: number }[],
  counts: ReadonlyMap<string, number>,
): { readonly below?: number; readonly above?: number } {
  if (limits.length === 0) return {};
  const best = limits.reduce((a, b) => {
    const more = counts.get(b.cell)! - counts.get(a.cell)!;
    return more > 0 || (more === 0 && b.value > a.value) ? b : a;
  });
  return { [side]: best.value };
}

function textColumn({ name, cells, counts, absent, comma }: Column, given: readonly string[]): ColumnGuess {
  const assumed: string[] = [];
  const doubts: string[] = [];
  const { label } = readName(name);
  const missingCount = countOf(absent, counts);
  const used = cells.length - missingCount;
  const common = {
    name,
    label,
    missing: absent,
    missingCount,
    unique: isUnique(cells, absent, counts),
    constant: given.length < 2,
    cells,
    numbers: [],
  };
  const kinds = given.map(textKind);
  const numbers = given.filter((cell) => numberIn(cell, comma) && !isIdentifier(cell));
  if (given.length > 0 && kinds.every((kind) => kind === "date"))
    doubts.push("dates are not supported yet: give years, or the days between two dates, as numbers");
  else if (given.length > 0 && kinds.every((kind) => kind === "thousands"))
    doubts.push("its numbers have marks between thousands, so they are read as text: write 1234, not 1,234");
  else if (numbers.length > 0 && 2 * numbers.length > given.length) {
    const odd = given.filter((cell) => !numbers.includes(cell)).slice(0, 3);
    doubts.push(
      `most of it is numbers, but not ${odd.map((cell) => JSON.stringify(cell)).join(", ")}: read as text; mend the file, or name what means no value: --missing ${odd[0]}`,
    );
  } else if (kinds.some((kind) => kind === "formula"))
    doubts.push("some cells look like a spreadsheet's formulas: they are read as plain text");
  const coded =
    used > 0 &&
    given.length <= MOST_CODES &&
    (given.length <= 2 ? used > given.length || given.length === 1 : 3 * given.length <= used) &&
    !(["date", "thousands"] as const).some((odd) => kinds.every((kind) => kind === odd)) &&
    !kinds.includes("formula") &&
    given.every((cell) => cell.length <= 60 && !/[\r\n`]/.test(cell));
  if (!coded) return { ...common, kind: "text", assumed, doubts };
  const values = inOrder(given);
  const labels = new Map(values.map((value) => [value, yesOrNo(value) ?? value]));
  return {
    ...common,
    kind: "code",
    codes: values.map((value) => ({ value, label: labels.get(value)!, count: counts.get(value)! })),
    assumed,
    doubts,
  };
}

function yesOrNo(value: string): string | undefined {
  return /^true$/i.test(value) ? "yes" : /^false$/i.test(value) ? "no" : undefined;
}

/** Words of which the first is the rule and the second the exception, so that models compare with the first. */
const FIRST =
  /^(?:no|none|n|false|control|controls|placebo|normal|negative|neg|absent|alive|healthy|reference|baseline|low|mild)$/i;

/** By their characters and the numbers in them, `6-11` before `12+`, but `no`, `control` and the like before others. */
function inOrder(codes: readonly string[]): string[] {
  const rank = (code: string): number => (FIRST.test(code) ? 0 : 1);
  return [...codes].sort((a, b) => rank(a) - rank(b) || byNumbers(a, b) || (a < b ? -1 : 1));
}

/** The first of their runs of digits and of other characters that differ, digits as numbers. */
function byNumbers(a: string, b: string): number {
  const runs = (code: string): readonly string[] => code.match(/\d+|\D+/g) ?? [];
  const [left, right] = [runs(a), runs(b)];
  const at = left.findIndex((run, i) => run !== right[i]);
  const [one, other] = [left[at], right[at]];
  if (one === undefined || other === undefined) return 0;
  return /^\d/.test(one) && /^\d/.test(other) ? Number(one) - Number(other) : one < other ? -1 : 1;
}

function textKind(cell: string): "date" | "formula" | "thousands" | "text" {
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?: .*)?$/.test(cell)) return "date";
  if (/^[=@]|^[+-](?=[A-Za-z(=])/.test(cell)) return "formula";
  if (/^[<>]?-?\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+(?:[.,]\d+)?$|^[<>]?-?\d+(?:[.,]\d+)?$/.test(cell))
    return "thousands";
  return "text";
}

function countOf(cells: ReadonlySet<string>, counts: ReadonlyMap<string, number>): number {
  return [...cells].reduce((sum, cell) => sum + (counts.get(cell) ?? 0), 0);
}

function isUnique(cells: readonly string[], absent: ReadonlySet<string>, counts: ReadonlyMap<string, number>): boolean {
  return counts.size === cells.length && [...counts.keys()].every((cell) => !absent.has(cell));
}
