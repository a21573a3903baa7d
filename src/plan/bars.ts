import { partsOf } from "../methods/parts.js";
import type { FigurePlanning } from "./figures.js";
import { cellsOf, fill } from "./grid.js";

/** What a figure of bars declares. */
export interface BarsFigure {
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly series: readonly { readonly label: string; readonly of: string; readonly group?: string }[];
  readonly axis?: string;
  readonly as?: "bars" | "dots";
}

/** The statistics of a grid, a bar each. */
export function planBars({ figure, statistics, draws, fault }: FigurePlanning): void {
  const { rows, series } = figure.options as unknown as BarsFigure;
  const kinds = new Set<string>();
  for (const cell of cellsOf(rows))
    for (const [i, item] of series.entries()) {
      const id = fill(item.of, cell);
      draws[[...Object.values(cell), i].join(".")] = id;
      const found = statistics.get(id);
      if (!found) continue;
      const { effect, name } = found.method;
      if (effect === undefined)
        fault(
          "figure-of-other-method",
          `${id} is of ${name}`,
          "bars are of statistics that give a number with its interval",
        );
      else kinds.add(partsOf(found.method, found.declaration)[effect]!.kind);
    }
  if (kinds.size > 1)
    fault("figure-of-other-method", "its statistics have no axis in common", "draw a figure of each kind of number");
}
