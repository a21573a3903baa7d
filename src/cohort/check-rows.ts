import type { Fault } from "../fault.js";
import type { RuleId } from "../rules/index.js";
import { appliesOrder } from "./applies.js";
import type { Codebook, Field } from "./codebook.js";
import { ABOVE, BELOW, type Column, MISSING, NO, NOT_APPLICABLE, UNKNOWN, type Vector } from "./column.js";
import { evaluate, parseExpression, references } from "./expression/index.js";
import { columnScope } from "./scope.js";
import { forEachTwice } from "./unique.js";

/** What the checks of whole rows need. */
export interface RowChecks {
  readonly codebook: Codebook;
  readonly columns: ReadonlyMap<string, Column>;
  readonly rows: number;
  /** Whether the cell was found at fault already. */
  readonly skip: (column: string, row: number) => boolean;
  readonly fault: (
    column: string,
    row: number,
    rule: RuleId,
    describe: () => Pick<Fault, "message" | "expected" | "hint">,
  ) => void;
  readonly lineOf: (row: number) => number;
}

/**
 * Marks cells that do not apply, as the codebook says, and reports values where none applies, values missing where one
 * is required, and values or keys that occur twice.
 */
export function checkRows(checks: RowChecks): void {
  const order = appliesOrder(checks.codebook);
  // Columns that apply to the same participants share one evaluation: what it depends on is marked before the first.
  const known = new Map<string, Vector>();
  if ("fields" in order) for (const field of order.fields) markApplies(field, checks, known);
  const keys = new Set(checks.codebook.key);
  for (const field of checks.codebook.fields) {
    const column = checks.columns.get(field.name);
    if (!column) continue;
    if (field.required || keys.has(field.name)) checkRequired(column, checks);
    if (field.unique) checkUnique([column], "value", checks);
  }
  const key = checks.codebook.key?.map((name) => checks.columns.get(name));
  if (key?.every((column) => column !== undefined)) checkUnique(key, "key", checks);
  for (const name of checks.codebook.wide?.constant ?? []) checkConstant(name, checks);
}

function markApplies(
  field: Field,
  { codebook, columns, rows, skip, fault }: RowChecks,
  known: Map<string, Vector>,
): void {
  const column = columns.get(field.name);
  const expression = parseExpression(field.appliesTo!);
  if (!column || references(expression).some((name) => !columns.has(name))) return;
  const applies = known.get(field.appliesTo!) ?? evaluate(expression, columnScope(codebook, columns, rows));
  known.set(field.appliesTo!, applies);
  for (let row = 0; row < rows; row++) {
    const outside =
      applies.values[row] === NO || (applies.values[row] === UNKNOWN && applies.state[row] === NOT_APPLICABLE);
    if (!outside || skip(field.name, row)) continue;
    if (column.state[row] === MISSING) column.state[row] = NOT_APPLICABLE;
    else
      fault(field.name, row, "value-not-applicable", () => ({
        message: `column ${field.name}: ${textAt(column, row)}, where the column does not apply`,
        expected: `no value, unless ${field.appliesTo}`,
      }));
  }
}

function checkRequired(column: Column, { rows, skip, fault }: RowChecks): void {
  for (let row = 0; row < rows; row++) {
    if (column.state[row] !== MISSING || skip(column.name, row)) continue;
    fault(column.name, row, "value-missing", () => ({
      message: `column ${column.name}: no value`,
      expected: "a value in every row",
    }));
  }
}

function checkUnique(
  columns: readonly Column[],
  what: "key" | "value",
  { rows, skip, fault, lineOf }: RowChecks,
): void {
  const names = columns.map(({ name }) => name);
  const counts = (row: number): boolean =>
    columns.every(({ state, name }) => state[row] !== MISSING && state[row] !== NOT_APPLICABLE && !skip(name, row));
  forEachTwice(columns, rows, counts, (row, first) => {
    const texts = columns.map((column) => textAt(column, row));
    fault(names[0]!, row, what === "key" ? "key-twice" : "value-twice", () => ({
      message: `column${names.length > 1 ? "s" : ""} ${names.join(", ")}: ${texts.join(", ")} occurs twice, first on line ${lineOf(first)}`,
      expected: what === "key" ? "a key of its own for every row" : "no value twice",
    }));
  });
}

/** A column that is said to stay the same has one value a participant; visits without one do not count. */
function checkConstant(name: string, { codebook, columns, rows, skip, fault, lineOf }: RowChecks): void {
  const column = columns.get(name);
  const who = columns.get(codebook.participant!);
  if (!column || !who) return;
  const first = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    if (column.state[row] === MISSING || column.state[row] === NOT_APPLICABLE || skip(name, row)) continue;
    if (who.state[row] === MISSING || skip(who.name, row)) continue;
    const participant = textAt(who, row);
    const known = first.get(participant);
    if (known === undefined) first.set(participant, row);
    else if (textAt(column, known) !== textAt(column, row))
      fault(name, row, "constant-varies", () => ({
        message: `column ${name}: ${textAt(column, row)}, but ${textAt(column, known)} on line ${lineOf(known)} for the same participant`,
        expected: "one value a participant, as the codebook's wide view says",
      }));
  }
}

function textAt(column: Column, row: number): string {
  if (column.kind === "text") return column.values[row]!;
  if (column.kind === "code") return column.codes[column.values[row]!]!.value;
  const sign = column.state[row] === BELOW ? "<" : column.state[row] === ABOVE ? ">" : "";
  return `${sign}${column.values[row]}`;
}
