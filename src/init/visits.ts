import { nameAt } from "../cohort/wide.js";
import { numberIn } from "./cells.js";
import type { CodeGuess, ColumnGuess } from "./column.js";

/** A file with a row a visit, and its wide view: one row a participant. */
export interface Visits {
  readonly participant: ColumnGuess;
  /** The occasion, as a column of codes. */
  readonly over: ColumnGuess;
  /** Columns that are the same at every visit of a participant. */
  readonly constant: readonly ColumnGuess[];
  /** The columns of the wide view, a cell a participant. */
  readonly view: readonly ColumnGuess[];
}

const MOST_OCCASIONS = 12;

/**
 * The visits of a file whose rows are named by a participant and an occasion; undefined where the occasions are too many to
 * be codes, or the wide view would give two variables one name.
 */
export function visitsOf(
  columns: readonly ColumnGuess[],
  [participant, occasion]: readonly ColumnGuess[],
  comma: boolean,
): Visits | undefined {
  if (!participant || !occasion) return undefined;
  const over = asCodes(occasion, comma);
  if (!over) return undefined;
  const order = [...new Set(participant.cells)];
  const index = new Map(order.map((name, i) => [name, i]));
  const who = participant.cells.map((name) => index.get(name)!);
  const others = columns.filter((column) => column !== participant && column !== occasion);
  const constant = others.filter((column) => isConstant(column, who, order.length));
  const first = order.map((_, person) => who.indexOf(person));
  const rowAt = over.codes!.map(({ value }) => {
    const rows = new Array<number>(order.length).fill(-1);
    over.cells.forEach((cell, row) => {
      if (cell === value) rows[who[row]!] = row;
    });
    return rows;
  });
  const view = columns.flatMap((column): ColumnGuess[] => {
    if (column === occasion) return [];
    if (column === participant || constant.includes(column))
      return [taken(column, first, column.name, column.label, comma)];
    return over.codes!.map(({ value, label }, i) =>
      taken(column, rowAt[i]!, nameAt(column.name, value), `${column.label}, ${label}`, comma),
    );
  });
  if (new Set(view.map(({ name }) => name)).size < view.length) return undefined;
  return { participant, over, constant, view };
}

/** The column as codes, numbers in their order; undefined where it has too many. */
function asCodes(column: ColumnGuess, comma: boolean): ColumnGuess | undefined {
  const values = [...new Set(column.cells)]; // occasions that are no numbers stay in the order of the file
  if (column.kind === "code" && (column.numericCodes || column.missingCount > 0)) return column;
  if (values.length > MOST_OCCASIONS || column.missingCount > 0) return undefined;
  const numbers = values.map((value) => numberIn(value, comma)?.value);
  const whole =
    numbers.every((value) => value !== undefined && Number.isSafeInteger(value)) &&
    values.every((value) => /^-?\d+$/.test(value));
  const sorted = whole ? values.sort((a, b) => Number(a) - Number(b)) : values;
  const { unit, decimals: _, detection: __, ...rest } = column;
  const label = (value: string): string => (unit === undefined ? value : `${value} ${unit}`);
  return {
    ...rest,
    kind: "code",
    numericCodes: whole,
    codes: sorted.map((value) => ({ value, label: label(value), count: countOf(column.cells, value) })),
  };
}

function isConstant({ cells, missing }: ColumnGuess, who: readonly number[], people: number): boolean {
  const seen = new Array<string | undefined>(people).fill(undefined);
  return cells.every((cell, row) => {
    const person = who[row]!;
    seen[person] ??= cell;
    return !missing.has(cell) && seen[person] === cell;
  });
}

/** The column at these rows, under another name; -1 is a row that there is not. */
function taken(column: ColumnGuess, rows: readonly number[], name: string, label: string, comma: boolean): ColumnGuess {
  const missing = new Set([...column.missing, ""]);
  const cells = rows.map((row) => (row < 0 ? "" : column.cells[row]!));
  const given = cells.filter((cell) => !missing.has(cell));
  const codes = column.codes?.map((code): CodeGuess => ({ ...code, count: countOf(cells, code.value) }));
  return {
    ...column,
    name,
    label,
    cells,
    missing,
    missingCount: cells.length - given.length,
    unique: given.length === cells.length && new Set(cells).size === cells.length,
    constant: new Set(given).size < 2,
    numbers:
      column.kind === "text" || column.kind === "code"
        ? []
        : given.flatMap((cell) => numberIn(cell, comma)?.value ?? []),
    ...(codes && { codes }),
  };
}

function countOf(cells: readonly string[], value: string): number {
  return cells.reduce((count, cell) => count + (cell === value ? 1 : 0), 0);
}
