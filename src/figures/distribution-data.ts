import type { Axis } from "./axis.js";
import { type Box, boxParts } from "./box.js";
import type { DrawingData, FigureGroup } from "./drawing.js";
import { placeOf, printQuantity, type Quantity } from "./quantity.js";
import { ascending, distinct, enumerate, withUnit } from "./words.js";

/** One variable, in all groups. */
export interface DistributionPanel {
  readonly label: string;
  readonly unit?: string;
  /** Default: the figure's. */
  readonly scale?: Axis["type"];
  /** One cell a group, in the groups' order. */
  readonly cells: readonly DistributionCell[];
  /** Detection limits to show, e.g. `<0.5`; limits of the points and boxes are shown in any case. */
  readonly limits?: readonly Quantity[];
  /** A dotted line across the panel, such as the upper reference limit; the label stands in the key. */
  readonly reference?: { readonly value: number; readonly label: string };
}

export interface DistributionCell {
  /** Participants behind the box, printed under the group; in words where the count may not be told: `n < 5`. */
  readonly n: number | string;
  /** Null where there are none, or too few to show. */
  readonly box: Box | null;
  /** The median as the report prints it, for the text alternative; default: in the figure's format. */
  readonly median?: string;
  /** Left out where participants' values may not be shown. */
  readonly points?: DistributionPoints;
}

/** One number a participant, in any order; for those beyond a limit, the limit. */
export interface DistributionPoints {
  readonly values: ArrayLike<number>;
  readonly below?: ArrayLike<number>;
  readonly above?: ArrayLike<number>;
  /** Of more than {@link mostPoints}, which are not drawn, how many there are; then they have no values here. */
  readonly crowd?: number;
}

/** With more points than this in a figure, boxes stand alone. */
export const mostPoints = 4000;

/** The limits that a panel shows: those declared, and those of its points and boxes. */
export function limitsOf({ limits = [], cells }: DistributionPanel): Quantity[] {
  const found = cells.flatMap(({ box, points }): Quantity[] => [
    ...Array.from(points?.below ?? [], (limit): Quantity => `<${limit}`),
    ...Array.from(points?.above ?? [], (limit): Quantity => `>${limit}`),
    ...(box ? boxParts.map((part) => box[part]).filter((value) => typeof value === "string") : []),
  ]);
  return distinct([...limits, ...found]).sort((a, b) => placeOf(a) - placeOf(b));
}

/** The cell's count in print. */
export function printCount({ n }: DistributionCell, format: (value: number) => string): string {
  return typeof n === "number" ? `n = ${format(n)}` : n;
}

/** How many points the panels hold. */
export function countPoints(panels: readonly DistributionPanel[]): number {
  let count = 0;
  for (const { cells } of panels) {
    for (const { points } of cells) {
      count +=
        points?.crowd ?? (points?.values.length ?? 0) + (points?.below?.length ?? 0) + (points?.above?.length ?? 0);
    }
  }
  return count;
}

/** The panel with its boxes and limits only. */
export function withoutPoints(panel: DistributionPanel): DistributionPanel {
  return { ...panel, limits: limitsOf(panel), cells: panel.cells.map(({ points, ...cell }) => cell) };
}

/** What the panels show, one row a box's part or a point; points by their value. */
export function tabulateDistribution(
  groups: readonly FigureGroup[],
  panels: readonly DistributionPanel[],
): DrawingData {
  const rows = panels.flatMap(({ label, unit = "", cells }) =>
    cells.flatMap(({ n, box, points }, index) => {
      const marks: [string, Quantity][] = box ? boxParts.map((part) => [part, box[part]]) : [];
      const { below = [], values = [], above = [] } = points ?? {};
      for (const limit of Array.from(below).sort(ascending)) marks.push(["point", `<${limit}`]);
      for (const value of Array.from(values).sort(ascending)) marks.push(["point", value]);
      for (const limit of Array.from(above).sort(ascending)) marks.push(["point", `>${limit}`]);
      if (marks.length === 0) return [[label, unit, groups[index]!.label, n, "none", null]];
      return marks.map(([mark, value]) => [label, unit, groups[index]!.label, n, mark, value]);
    }),
  );
  return { columns: ["variable", "unit", "group", "n", "mark", "value"], rows };
}

/** The panels in words: what is drawn, and the median of every group. */
export function describeDistribution(
  groups: readonly FigureGroup[],
  panels: readonly DistributionPanel[],
  how: { whiskers: string; scale: Axis["type"]; format: (value: number) => string },
): string {
  const { whiskers, scale, format } = how;
  const shown = countPoints(panels) > 0 ? " with a point for every participant" : "";
  const medians = panels.map(({ label, unit, cells }) => {
    const each = cells.map((cell, index) => {
      const median = cell.box ? (cell.median ?? printQuantity(cell.box.median, format)) : "not shown";
      return `${groups[index]!.label} ${median} (${printCount(cell, format)})`;
    });
    return `${withUnit(label, unit)}: ${each.join(", ")}`;
  });
  return (
    `Box plots${shown} on ${scale === "log" ? "logarithmic" : "linear"} axes, by group: ` +
    `${enumerate(groups.map(({ label }) => label))}; boxes are median and quartiles, ${whiskers}. ` +
    `Medians: ${medians.join("; ")}.`
  );
}
