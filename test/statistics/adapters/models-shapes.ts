/** The shapes of the vectors of models and survival, and their translation to the engine's. */
import type { DesignColumn, Term } from "../../../src/statistics/regression/design-matrix.js";
import type { Adapter } from "../agreement.js";

export type Cell = number | string | null;
export type Data = Readonly<Record<string, readonly Cell[]>>;

export interface LevelOptions {
  readonly conf_level?: number;
}

/** An adapter whose input and options are known to have the shapes that it declares. */
export function adapter<Input, Options>(answer: (input: Input, options: Options) => object): Adapter {
  return (input, options) => answer(input as object as Input, options as object as Options);
}

export function confidence({ conf_level }: LevelOptions): { confLevel?: number } {
  return conf_level === undefined ? {} : { confLevel: conf_level };
}

/** The numbers of the rows in which no column is missing. */
export function completeRows(columns: readonly (readonly Cell[])[]): number[] {
  return Array.from(columns[0] ?? [], (_, row) => row).filter((row) => columns.every((column) => column[row] != null));
}

/** The same for a model: its terms too are complete, and a factor's value is one of its levels. */
export function completeModelRows(
  columns: readonly (readonly Cell[])[],
  data: Data,
  terms: readonly string[],
  factors: Readonly<Record<string, readonly string[]>>,
): number[] {
  const covariates = terms.map((term) => {
    const levels = factors[term];
    return levels ? data[term]!.map((cell) => (levels.includes(String(cell)) ? cell : null)) : data[term]!;
  });
  return completeRows([...columns, ...covariates]);
}

export function numbers(column: readonly Cell[], rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => Number(column[row]));
}

/** The terms of a model; a factor has an order of levels. */
export function termsOf(
  data: Data,
  terms: readonly string[],
  factors: Readonly<Record<string, readonly string[]>>,
  rows: readonly number[],
): Term[] {
  return terms.map((name) => {
    const levels = factors[name];
    const column = data[name]!;
    if (!levels) return { name, values: numbers(column, rows) };
    return { name, levels, codes: rows.map((row) => levels.indexOf(String(column[row]))) };
  });
}

/** The levels of a column of groups, in the order given or else of appearance, and each row's number among them. */
export function coded(
  column: readonly Cell[],
  rows: readonly number[],
  order?: readonly string[],
): { readonly levels: readonly string[]; readonly codes: Int32Array } {
  const levels = order ?? [...new Set(rows.map((row) => String(column[row])))];
  return { levels, codes: Int32Array.from(rows, (row) => levels.indexOf(String(column[row]))) };
}

/** Rows of plain objects as the vectors' columns: for each name of the vectors the part of ours. */
export function columnsOf<Row extends object>(rows: readonly Row[], parts: Record<string, keyof Row>): object {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, rows.map((row) => row[part])]));
}

/** The names that R gives to coefficients. */
export function coefficientNames(rows: readonly Omit<DesignColumn, "values">[]): string[] {
  return rows.map(({ term, level }) => term + (level ?? ""));
}

/** What the vectors call the parts that the coefficients of all models have. */
export const COEFFICIENT = {
  term: "term",
  level: "level",
  estimate: "estimate",
  se: "std_error",
  p: "p",
  conf_low: "conf_low",
  conf_high: "conf_high",
} as const;
