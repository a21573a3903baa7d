import type { Axis } from "./axis.js";
import type { DrawingData, FigureGroup } from "./drawing.js";
import { limitSide, placeOf, printQuantity, type Quantity } from "./quantity.js";
import { distinct, enumerate, withUnit } from "./words.js";

/** One of the two axes of a panel. Panels whose axes have the same label share their ends. */
export interface ScatterAxis {
  readonly label: string;
  readonly unit?: string;
  /** Default `linear`. */
  readonly scale?: Axis["type"];
}

export interface ScatterPanel {
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  /** One entry a group, in the groups' order; participants in any order. Left out where they may not be shown. */
  readonly points?: readonly (readonly ScatterPoint[])[];
  /** In place of points: x summarised within classes of y. */
  readonly classes?: readonly ScatterClass[];
  /** A fitted line with the limits of its mean, from left to right. */
  readonly fit?: readonly FitPoint[];
  /** Printed above the panel: `rho = 0.12 (-0.10 to 0.33), n = 70`. */
  readonly text?: string;
}

/** A fitted line at a value of x. */
export interface FitPoint {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

export interface ScatterPoint {
  /** A value, or a bound on it: `<0.5`. */
  readonly x: Quantity;
  readonly y: number;
  /** How many participants lie there; 1 where absent. */
  readonly n?: number;
}

/** With more points than this in a figure, they are counted in cells. */
export const mostScatterPoints = 4000;

/** How many participants these points are. */
export function countOf(points: readonly ScatterPoint[]): number {
  return points.reduce((count, { n = 1 }) => count + n, 0);
}

/** Participants whose y lies in one class: median and quartiles of their x. */
export interface ScatterClass {
  /** The class in print: `0 to 2`. */
  readonly label: string;
  /** Where it stands on the y axis. */
  readonly y: number;
  /** The count in print: `n = 12`, or `n < 5`. */
  readonly n: string;
  /** Null where the class is too small to be summarised. */
  readonly median: Quantity | null;
  readonly q1: Quantity | null;
  readonly q3: Quantity | null;
}

/** Every number that a panel places on its x axis and on its y axis. */
export function placesOf({ points = [], classes = [], fit = [] }: ScatterPanel): { x: number[]; y: number[] } {
  const flat = points.flat();
  const summaries = classes.flatMap(({ q1, median, q3 }) => [q1, median, q3].filter((value) => value !== null));
  return {
    x: [...flat.map(({ x }) => placeOf(x)), ...summaries.map(placeOf), ...fit.map(({ x }) => x)],
    y: [...flat.map(({ y }) => y), ...classes.map(({ y }) => y), ...fit.flatMap(({ low, high }) => [low, high])],
  };
}

/** The limits beyond which some of the panel's x values lie. */
export function scatterLimits({ points = [], classes = [] }: ScatterPanel): Quantity[] {
  const all = [...points.flat().map(({ x }) => x), ...classes.flatMap(({ q1, median, q3 }) => [q1, median, q3])];
  return distinct(all.filter((value) => typeof value === "string")).sort((a, b) => placeOf(a) - placeOf(b));
}

const sides = (value: Quantity): number => ["below", undefined, "above"].indexOf(limitSide(value));

/** Points of one group in an order that does not depend on the order of rows. */
export function sortPoints(points: readonly ScatterPoint[]): ScatterPoint[] {
  return [...points].sort((a, b) => a.y - b.y || placeOf(a.x) - placeOf(b.x) || sides(a.x) - sides(b.x));
}

const fitNames = { y: "fit", low: "fit, lower limit", high: "fit, upper limit" } as const;

/** What the panels show: a row a point, or a row a class. */
export function tabulateScatter(groups: readonly FigureGroup[], panels: readonly ScatterPanel[]): DrawingData {
  const columns = ["x variable", "x unit", "y variable", "y unit", "group", "mark", "x", "y", "n"];
  const rows = panels.flatMap(({ x, y, points = [], classes = [], fit = [] }) => {
    const names = [x.label, x.unit ?? "", y.label, y.unit ?? ""];
    const dots = points.flatMap((each, index) =>
      sortPoints(each).map((point) => [...names, groups[index]!.label, "point", point.x, point.y, null]),
    );
    const summaries = classes.flatMap(({ label, n, ...each }) =>
      (["q1", "median", "q3"] as const).map((part) => [...names, "", part, each[part], label, n]),
    );
    const lines = fit.flatMap((point) =>
      (["y", "low", "high"] as const).map((part) => [...names, "", fitNames[part], point.x, point[part], null]),
    );
    return [...dots, ...summaries, ...lines];
  });
  return { columns, rows };
}

/** The panels in words: what stands against what, and each panel's text. `crowded`: points were counted in cells. */
export function describeScatter(
  groups: readonly FigureGroup[],
  panels: readonly ScatterPanel[],
  { crowded, format }: { crowded: boolean; format: (value: number) => string },
): string {
  const drawn = crowded
    ? "Scatter plots, participants counted in cells"
    : panels.some(({ points }) => points)
      ? "Scatter plots, one point a participant"
      : panels.some(({ fit = [] }) => fit.length > 0)
        ? "Fitted lines; participants\u2019 values are not shown"
        : panels.some(({ classes = [] }) => classes.length > 0)
          ? "Medians and quartiles by class"
          : "Participants\u2019 values are not shown";
  const each = panels.map(({ x, y, text, points, classes = [] }) => {
    const said = classes.map(
      ({ label, n, median }) =>
        `${label}: median ${median === null ? "not shown" : printQuantity(median, format)} (${n})`,
    );
    const parts = [text, ...(points ? [] : said)].filter((part) => part);
    return `${withUnit(y.label, y.unit)} against ${withUnit(x.label, x.unit)}${parts.length > 0 ? `: ${parts.join("; ")}` : ""}`;
  });
  return `${drawn}: ${enumerate(groups.map(({ label }) => label))}. ${each.join(". ")}.`;
}
