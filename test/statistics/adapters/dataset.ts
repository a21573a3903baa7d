/** Vectors on a real cohort: references to its columns, resolved to the arrays that the ordinary adapters take. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Adapter, Vector } from "../agreement.js";
import type { Cell } from "./models-shapes.js";

type Table = ReadonlyMap<string, readonly Cell[]>;

interface Condition {
  readonly column: string;
  readonly op: "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "present";
  readonly value?: unknown;
}

/** How the vectors refer to columns: each kind is known by a key of its own. */
type Reference =
  | { readonly column: string; readonly where?: readonly Condition[] }
  | { readonly log: string }
  | { readonly flag: { readonly column: string; readonly equals: readonly unknown[] } }
  | { readonly sum: readonly { readonly column: string; readonly scale: number }[] }
  | { readonly first_match: readonly { readonly where: readonly Condition[]; readonly value: number }[] }
  | { readonly crosstab: { readonly rows: Levels; readonly cols: Levels } };

interface Levels {
  readonly column: string;
  readonly levels: readonly unknown[];
}

const KINDS = ["column", "log", "flag", "sum", "first_match", "crosstab"];

function isReference(value: object): value is Reference {
  const keys = Object.keys(value).filter((key) => key !== "where");
  return keys.length === 1 && KINDS.includes(keys[0]!);
}

function resolveReference(reference: Reference, table: Table, rows: number[]): unknown {
  if ("column" in reference) return at(table, reference.column, matching(table, rows, reference.where));
  if ("log" in reference)
    return at(table, reference.log, rows).map((cell) => (cell === null ? null : Math.log(Number(cell))));
  if ("flag" in reference) {
    const { column, equals } = reference.flag;
    return at(table, column, rows).map((cell) => {
      if (cell === null) return null;
      return equals.some((value) => same(cell, value)) ? 1 : 0;
    });
  }
  if ("sum" in reference)
    return rows.map((row) =>
      total(reference.sum.map(({ column, scale }) => scaled(at(table, column, [row])[0]!, scale))),
    );
  if ("first_match" in reference)
    return rows.map(
      (row) => reference.first_match.find(({ where }) => matching(table, [row], where).length > 0)?.value ?? 0,
    );
  const { rows: down, cols: across } = reference.crosstab;
  const first = at(table, down.column, rows);
  const second = at(table, across.column, rows);
  return down.levels.map((one) =>
    across.levels.map((other) => rows.filter((_, i) => same(first[i]!, one) && same(second[i]!, other)).length),
  );
}

/** An adapter that also answers vectors with a `dataset`. */
export function onDataset(adapter: Adapter): Adapter {
  return (input, options, vector) =>
    vector.dataset
      ? adapter(resolved(vector, vector.dataset) as Record<string, never>, options, vector)
      : adapter(input, options, vector);
}

function resolved(vector: Vector, dataset: string): object {
  const { filter = vector.filter, ...input } = vector.input;
  const table = read(dataset);
  const all = Array.from(table.values().next().value ?? [], (_, row) => row);
  const rows = matching(table, all, filter as readonly Condition[] | undefined);
  const resolveIn = (value: unknown): unknown => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    if (isReference(value)) return resolveReference(value, table, rows);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveIn(item)]));
  };
  return resolveIn(input) as object;
}

/** The rows in which every condition holds; a missing cell meets none. */
function matching(table: Table, rows: number[], conditions: readonly Condition[] = []): number[] {
  return rows.filter((row) =>
    conditions.every((condition) => holds(condition, at(table, condition.column, [row])[0]!)),
  );
}

function holds({ op, value }: Condition, cell: Cell): boolean {
  if (cell === null) return false;
  switch (op) {
    case "present":
      return true;
    case "==":
      return same(cell, value);
    case "!=":
      return !same(cell, value);
    case "in":
      return (value as readonly unknown[]).some((one) => same(cell, one));
    case "<":
      return Number(cell) < Number(value);
    case "<=":
      return Number(cell) <= Number(value);
    case ">":
      return Number(cell) > Number(value);
    case ">=":
      return Number(cell) >= Number(value);
    default:
      throw new Error(`unknown condition ${op satisfies never}`);
  }
}

/** Codes may be written as numbers or as text. */
function same(cell: Cell, value: unknown): boolean {
  return String(cell) === String(value);
}

function scaled(cell: Cell, scale: number): number | null {
  return cell === null ? null : Number(cell) * scale;
}

function total(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

function at(table: Table, name: string, rows: readonly number[]): Cell[] {
  const column = table.get(name);
  if (!column) throw new Error(`unknown column ${name}`);
  return rows.map((row) => column[row]!);
}

const tables = new Map<string, Table>();

/** The columns of a data set beside the vectors' folder: numbers where every cell is one, missing cells null. */
function read(dataset: string): Table {
  const found = tables.get(dataset);
  if (found) return found;
  const own = join(import.meta.dirname, "..", "..", "data", dataset);
  const beside = process.env.REFERENCE_DIR && join(resolve(process.env.REFERENCE_DIR), "..", "data", dataset);
  const lines = readFileSync(beside && existsSync(beside) ? beside : own, "utf8").split(/\r?\n/);
  const [header, ...cells] = lines.filter((line) => line !== "").map((line) => line.split(","));
  const table = new Map(
    header!.map((name, j) => {
      const column = cells.map((row) => (row[j] === "" ? null : row[j]!));
      const numeric = column.every((cell) => cell === null || Number.isFinite(Number(cell)));
      return [name, numeric ? column.map((cell) => (cell === null ? null : Number(cell))) : column] as const;
    }),
  );
  tables.set(dataset, table);
  return table;
}
