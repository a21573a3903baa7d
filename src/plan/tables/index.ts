import type { Place } from "../../fault.js";
import type { Declared, TableDeclaration } from "../../study/study.js";
import type { PlannedFamily, PlannedTable } from "../plan.js";
import type { StatisticsList } from "../statistics.js";
import { cells } from "./cells.js";
import { characteristics } from "./characteristics.js";
import type { Layout, TableSource } from "./layout.js";
import { regression } from "./regression.js";
import { survival } from "./survival.js";

const layouts: Readonly<Record<PlannedTable["kind"], (source: TableSource) => Layout>> = {
  characteristics,
  regression,
  survival,
  cells,
  claims: () => ({ head: "Claim", columns: [], rows: [], notes: [] }),
};

/**
 * A declared table as rows of cells that name statistics; what it asks for joins the list. `place` is where a key of the
 * table stands in its file.
 */
export function planTable(
  table: Declared<TableDeclaration>,
  statistics: StatisticsList,
  place: (path: readonly (string | number)[]) => Place,
): { readonly table: PlannedTable; readonly families: readonly PlannedFamily[] } {
  const kind = table.kind as PlannedTable["kind"];
  const { families = [], ...layout } = layouts[kind]({ table, statistics, place });
  return {
    table: {
      id: table.id,
      kind,
      title: table.title,
      ...(table.caption !== undefined && { caption: table.caption }),
      place: table.place,
      ...layout,
    },
    families,
  };
}
