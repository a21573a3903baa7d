import { cellsOf, fill } from "../grid.js";
import type { StatisticsList } from "../statistics.js";
import type { Layout, TableSource } from "./layout.js";

/** Rows of a grid; each column names a statistic with the row's `$name`. */
export function cells({ table, statistics }: TableSource): Layout {
  const { rows, head, columns } = table.options as {
    rows: Record<string, string[]>;
    head: string;
    columns: { head: string; cell: string }[];
  };
  return {
    head,
    columns: columns.map((column) => ({ head: column.head })),
    rows: cellsOf(rows).map((cell) => ({
      head: Object.values(cell)
        .map((name) => labelOf(name, statistics))
        .join(", "),
      cells: columns.map((column) => [{ reference: fill(column.cell, cell) }]),
    })),
    notes: [],
  };
}

/** A name in words; the name of a row, such as `sex,M`, as its variable with the code. */
function labelOf(name: string, { catalogue }: StatisticsList): string {
  const [variable = "", value] = name.split(",");
  const info = catalogue.variable(variable);
  const code = info?.codes?.find((one) => one.value === value);
  if (info && code) return `${info.label}: ${code.label}`;
  return catalogue.variable(name)?.label ?? catalogue.subset(name)?.label ?? name;
}
