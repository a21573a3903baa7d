import type { Place } from "../../fault.js";
import type { Declared, TableDeclaration } from "../../study/study.js";
import type { PlannedFamily, PlannedTable } from "../plan.js";
import type { StatisticsList } from "../statistics.js";

/** What a kind of table makes of its declaration; what it asks for joins the statistics. */
export interface Layout extends Pick<PlannedTable, "head" | "columns" | "rows" | "notes"> {
  /** Tests of the table whose p values are adjusted together. */
  readonly families?: readonly PlannedFamily[];
}

/** A declared table with what its layout may use: the statistics, and where each of its keys stands. */
export interface TableSource {
  readonly table: Declared<TableDeclaration>;
  readonly statistics: StatisticsList;
  place(path: readonly (string | number)[]): Place;
}

/**
 * Asks for statistics in the name of a table: their ids begin with the table's. `keys` says at which of the table's keys
 * what a statistic declares stands; the rest stands at the table.
 */
export function asker({ table, statistics, place }: TableSource) {
  return (
    segments: readonly string[],
    method: string,
    options: Readonly<Record<string, unknown>>,
    keys: Readonly<Record<string, readonly (string | number)[]>> = {},
  ): string =>
    statistics.ask([table.id, ...segments.filter(Boolean)].join("."), method, options, {
      place: table.place,
      declaredBy: `table ${table.id}`,
      at: (key) => (keys[key] ? place(keys[key]) : table.place),
    });
}

/** The label of a subset, or its name where there is no such subset; that fault is told with the statistics. */
export function subsetLabel({ catalogue }: StatisticsList, name: string): string {
  return catalogue.subset(name)?.label ?? name;
}
