import type { Markish } from "@observablehq/plot";
import { type Axis, along, atPart } from "./axis.js";
import type { Canvas } from "./canvas.js";
import type { DrawingData } from "./drawing.js";
import { placeOf } from "./quantity.js";
import type { ScatterPanel } from "./scatter-data.js";
import { ink } from "./theme.js";
import { ascending } from "./words.js";

/** A cell of the plane and how many participants lie in it. */
export interface Bin {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly n: number;
}

/** Edge of a cell, in px. */
const edge = 9;

/** The panel's points of all groups, counted in equal cells of the plane; a value beyond a limit counts at the limit. */
export function binPoints(panel: ScatterPanel, x: Axis, y: Axis, width: number, height: number): Bin[] {
  const columns = Math.ceil(width / edge);
  const rows = Math.ceil(height / edge);
  const counts = new Map<number, number>();
  for (const point of panel.points?.flat() ?? []) {
    const column = Math.floor(along(x, placeOf(point.x)) * columns);
    const row = Math.floor(along(y, point.y) * rows);
    counts.set(row * columns + column, (counts.get(row * columns + column) ?? 0) + (point.n ?? 1));
  }
  return [...counts.keys()].sort(ascending).map((cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const [x1, x2] = [atPart(x, column / columns), atPart(x, (column + 1) / columns)];
    const [y1, y2] = [atPart(y, row / rows), atPart(y, (row + 1) / rows)];
    return { x1, x2, y1, y2, n: counts.get(cell)! };
  });
}

/** Cells, the darker the more participants lie in them, on a scale that ends at `most`. */
export function binMarks(canvas: Canvas, bins: readonly Bin[], most: number): Markish {
  const cells = bins.map((bin) => ({ ...bin, share: 0.12 + 0.88 * Math.sqrt(bin.n / most) }));
  const channels = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" } as const;
  return canvas.Plot.rect(cells, { ...channels, fill: ink, fillOpacity: { value: "share", scale: null } });
}

/** The cells of all panels, a row each. */
export function tabulateBins(panels: readonly ScatterPanel[], bins: readonly (readonly Bin[])[]): DrawingData {
  const columns = ["x variable", "x unit", "y variable", "y unit", "x from", "x to", "y from", "y to", "n"];
  const rows = panels.flatMap(({ x, y }, index) =>
    bins[index]!.map(({ x1, x2, y1, y2, n }) => [x.label, x.unit ?? "", y.label, y.unit ?? "", x1, x2, y1, y2, n]),
  );
  return { columns, rows };
}
