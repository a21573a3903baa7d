import { isPlainName, quoteName, quoteText } from "../cohort/expression/quote.js";
import { KEYWORDS } from "../cohort/expression/syntax.js";
import type { ColumnGuess } from "./column.js";
import type { Inspection } from "./inspect.js";
import { type ModelDesign, modelOf } from "./model.js";
import { idFor } from "./names.js";
import type { Survival } from "./roles.js";

/** What was decided, by the user or by guess. */
export interface Choices {
  readonly title: string;
  readonly status: "real" | "simulated";
  readonly key: readonly ColumnGuess[];
  readonly groups?: ColumnGuess;
  readonly survival?: Survival;
  readonly outcome?: { readonly column: ColumnGuess; readonly code?: string };
  /** What of these a person said; the rest is guessed. */
  readonly said: ReadonlySet<"title" | "status" | "key" | "groups" | "survival" | "outcome">;
}

/** A subset of participants that share a group. */
export interface Group {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly count: number;
}

/** What the plan is to compute. */
export interface Design {
  readonly inspection: Inspection;
  readonly choices: Choices;
  readonly groups?: {
    readonly column: ColumnGuess;
    readonly list: readonly Group[];
    /** Declared under `subsets`, as the codes themselves cannot be ids. */
    readonly declared: boolean;
  };
  /** What the plan calls a column: its own name where that is a plain one. */
  readonly nameOf: (column: ColumnGuess) => string;
  /** Columns that need another name in the plan. */
  readonly aliases: readonly { readonly id: string; readonly column: ColumnGuess }[];
  /** Numbers and codes that the report describes. */
  readonly numbers: readonly ColumnGuess[];
  readonly codes: readonly ColumnGuess[];
  /** Of these, those that can be compared between the groups. */
  readonly ranked: readonly ColumnGuess[];
  readonly associated: readonly { readonly column: ColumnGuess; readonly large: boolean }[];
  readonly survival?: Survival & { readonly id: string };
  readonly model?: ModelDesign;
  /** Columns that could be described and are left out, as there are too many. */
  readonly left: number;
}

/** A report describes at most so many variables until somebody asks for more. */
export const MOST_VARIABLES = 24;

/** Ids of the tests of codes: chi-squared or exact; and chi-squared where an exact test has too many tables to go through. */
export const ASSOCIATION = "association";
export const LARGE = "association-large";

/**
 * Decides what a first plan computes; of the variables `large`, called as the plan does, an exact test cannot be had.
 * Throws StudyFaults where an outcome cannot be one. */
export function design(inspection: Inspection, choices: Choices, large: ReadonlySet<string>): Design {
  const { view: columns } = inspection;
  // A name with a backtick cannot be written in an expression.
  const usable = columns.filter(({ name }) => !name.includes("`"));
  const taken = new Set([...columns.map(({ name }) => name), "all", ...KEYWORDS]);
  const { groups: groupColumn, survival } = choices;
  const keys = new Set(choices.key.map(({ name }) => name));
  const apart = new Set([groupColumn, survival?.time, survival?.event]);
  const described = usable.filter((column) => !apart.has(column) && !keys.has(column.name) && isDescribed(column));
  const kept = described.slice(0, MOST_VARIABLES);

  const involved = usable.filter((column) => kept.includes(column) || apart.has(column));
  const aliases = involved
    .filter(({ name }) => !isPlainName(name) || shadows(name, columns))
    .map((column) => ({ id: idFor(column.label, taken), column }));
  const nameOf = (column: ColumnGuess): string => aliases.find((alias) => alias.column === column)?.id ?? column.name;

  const groups = groupColumn && groupsOf(groupColumn, taken);
  const numbers = kept.filter(({ kind }) => kind !== "code");
  const codes = kept.filter(({ kind }) => kind === "code");
  const event = survival && { ...survival, id: idFor("event", taken) };
  const model = modelOf(choices, [...(groupColumn ? [groupColumn] : []), ...kept], nameOf, taken);
  return {
    inspection,
    choices,
    ...(groups && { groups: { column: groupColumn, ...groups } }),
    nameOf,
    aliases,
    numbers,
    codes,
    ranked: groupColumn ? numbers.filter((column) => column.kind !== "year" && canCompare(column, groupColumn)) : [],
    associated: groupColumn
      ? codes
          .filter((column) => canCompare(column, groupColumn))
          .map((column) => ({ column, large: large.has(nameOf(column)) }))
      : [],
    ...(event && { survival: event }),
    ...(model && { model }),
    left: described.length - kept.length,
  };
}

/** The condition that a column has a code. */
export function condition(column: ColumnGuess, code: string): string {
  return `${quoteName(column.name)} == ${column.numericCodes ? code : quoteText(code)}`;
}

/** Texts, columns without values, and codes beyond counting have no place in a first table. */
function isDescribed({ kind, cells, missingCount, codes }: ColumnGuess): boolean {
  return kind !== "text" && missingCount < cells.length && (codes === undefined || codes.length <= 12);
}

/** Whether ids made of the name could be those of another column: `a` and `a.b`. */
function shadows(name: string, columns: readonly ColumnGuess[]): boolean {
  return columns.some(
    (other) => other.name !== name && (other.name.startsWith(`${name}.`) || name.startsWith(`${other.name}.`)),
  );
}

function groupsOf(
  column: ColumnGuess,
  taken: Set<string>,
): { readonly list: readonly Group[]; readonly declared: boolean } {
  const codes = column.codes!;
  const declared = codes.some(({ value }) => !/^[\p{L}\p{N}_-]+$/u.test(value) || taken.has(value));
  const list = codes.map(({ value, count }) => {
    const label = groupLabel(column, value);
    return { id: declared ? idFor(label, taken) : value, code: value, label, count };
  });
  if (!declared) for (const { id } of list) taken.add(id);
  return { list, declared };
}

/** What a group is called: its code, with the column's name where the code alone says nothing. */
export function groupLabel(column: ColumnGuess, value: string): string {
  const label = column.codes!.find((code) => code.value === value)!.label;
  if (/^(?:yes|no)$/i.test(label)) return `${column.label}: ${label}`;
  return /^[+-]?[\d.,]+$/.test(label) ? `${column.label} ${label}` : label;
}

/** The rows of each group that have a value, as counts by value. */
function byGroup(column: ColumnGuess, groups: ColumnGuess): ReadonlyMap<string, number>[] {
  const counts = new Map(groups.codes!.map(({ value }) => [value, new Map<string, number>()]));
  column.cells.forEach((cell, i) => {
    const group = counts.get(groups.cells[i]!);
    if (group && !column.missing.has(cell)) group.set(cell, (group.get(cell) ?? 0) + 1);
  });
  return [...counts.values()];
}

/** Whether there is something to compare: two values that differ, and no group without any. */
function canCompare(column: ColumnGuess, groups: ColumnGuess): boolean {
  const counts = byGroup(column, groups);
  return counts.every((group) => group.size > 0) && new Set(counts.flatMap((group) => [...group.keys()])).size > 1;
}
