import { type Canvas, element, plotAt } from "./canvas.js";
import { type DrawingData, FigureError, type FigureOptions } from "./drawing.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { textAt } from "./text.js";
import { textWidth, widest } from "./text-width.js";
import { figureWidth, fontSize, ink, line, soft, tokens } from "./theme.js";
import { enumerate } from "./words.js";

/** A matrix of correlations: every pair of variables as a coloured cell with its value in it. */
export interface HeatmapOptions extends FigureOptions {
  /** The variables, in the order of rows and columns. */
  readonly variables: readonly string[];
  /** Correlations, from -1 to 1, one row a variable; symmetric. Null where there is none. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Participants behind each correlation, for the table of data. */
  readonly counts?: readonly (readonly number[])[];
  /** What the values are: `Spearman's rho`. */
  readonly measure: string;
  /** Who they were computed on: `within IgM-PNP, n = 81`. */
  readonly population?: string;
  /** Default `lower`: every pair once, without the diagonal. */
  readonly shape?: "lower" | "full";
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
}

const cellHeight = 30;
const usualCell = 62;

/** Draws a correlation matrix. Throws a FigureError where the matrix is not one value a pair, or a value is no correlation. */
export const drawHeatmap = drawnBy(layOutHeatmap);

/** The same, laid out but not yet written. */
export function layOutHeatmap(canvas: Canvas, options: HeatmapOptions): Sheet {
  check(options);
  const { id, variables, values, shape = "lower", format = String } = options;
  // Without the diagonal, the first variable has no row and the last has no column.
  const skip = shape === "lower" ? 1 : 0;
  const rows = variables.slice(skip);
  const columns = variables.slice(0, variables.length - skip);
  const cells: Cell[] = rows.flatMap((_, index) =>
    columns
      .map((_, column) => ({ row: index + skip, column, value: values[index + skip]![column]! }))
      .filter(({ row, column }) => shape === "full" || column < row),
  );
  const left = Math.ceil(widest(rows)) + 10;
  const { width: whole = figureWidth } = options;
  const room = (whole - left - 2) / columns.length;
  const cellWidth = Math.min(room, Math.max(usualCell, widest(columns) + 10));
  const width = cellWidth * columns.length;
  const height = cellHeight * rows.length;
  const slanted = widest(columns) > cellWidth - 4;
  const columnRoom = slanted ? Math.ceil(widest(columns) * 0.71) + 20 : 22;
  // The triangle leaves room for the scale above it, where its first two rows are short enough.
  const rampTop = shape === "lower" && width - rampWidth > 2 * cellWidth + 24 ? 0 : height + columnRoom;
  const rampLeft = rampTop === 0 ? left + width - rampWidth - 10 : left;
  const drawn = drawCells(canvas, id, cells, { left, cellWidth, width, height, skip, format });
  const labels = [
    ...rows.map((label, row) =>
      textAt(canvas, [left - 8, cellHeight * (row + 0.5) + 4], label, { "text-anchor": "end" }),
    ),
    ...columns.map((label, column) => {
      const x = left + cellWidth * (column + 0.5);
      return slanted
        ? textAt(canvas, [0, 0], label, {
            transform: `translate(${x + 4},${height + 14}) rotate(-45)`,
            "text-anchor": "end",
          })
        : textAt(canvas, [x, height + 16], label, { "text-anchor": "middle" });
    }),
  ];
  const ramp = drawRamp(canvas, options, rampLeft, rampTop);
  return {
    width: whole,
    height: Math.max(height + columnRoom, rampTop + rampHeight),
    children: [drawn, ...labels, ...ramp],
    data: tabulate(options, cells),
    description: describe(options, cells),
  };
}

function check({ id, variables, values }: HeatmapOptions): void {
  const size = variables.length;
  if (size < 2) throw new FigureError(id, "a correlation matrix needs two variables at least");
  if (values.length !== size || values.some((row) => row.length !== size)) {
    throw new FigureError(id, `the matrix is not ${size} by ${size}`);
  }
  for (const [row, each] of values.entries()) {
    for (const [column, value] of each.entries()) {
      if (value !== null && !(value >= -1 && value <= 1)) {
        throw new FigureError(id, `${variables[row]} with ${variables[column]}: ${value} is no correlation`);
      }
    }
  }
}

interface CellLayout {
  readonly left: number;
  readonly cellWidth: number;
  readonly width: number;
  readonly height: number;
  readonly skip: number;
  readonly format: (value: number) => string;
}

function drawCells(canvas: Canvas, id: string, cells: readonly Cell[], layout: CellLayout): Element {
  const { left, cellWidth, width, height, skip, format } = layout;
  const { Plot } = canvas;
  const placed = cells.map(({ row, column, value }) => ({
    x1: column * cellWidth,
    x2: (column + 1) * cellWidth,
    y1: (row - skip) * cellHeight,
    y2: (row - skip + 1) * cellHeight,
    x: (column + 0.5) * cellWidth,
    y: (row - skip + 0.5) * cellHeight,
    strength: Math.abs(value ?? 0),
    fill: value === null ? "none" : value < 0 ? tokens.negative.light : tokens.positive.light,
    text: value === null ? "–" : format(value),
  }));
  const channels = { x1: "x1", x2: "x2", y1: "y1", y2: "y2", inset: 0.75 } as const;
  return plotAt(canvas, id, [0, 0], {
    width: left + width,
    height,
    margin: 0,
    marginLeft: left,
    x: { type: "linear", domain: [0, width], axis: null },
    y: { type: "linear", domain: [0, height], range: [0, height], axis: null },
    marks: [
      ...[tokens.negative.light, tokens.positive.light].map((fill) =>
        Plot.rect(
          placed.filter((cell) => cell.fill === fill),
          { ...channels, fill, fillOpacity: { value: "strength", scale: null } },
        ),
      ),
      Plot.rect(placed, { ...channels, fill: "none", stroke: line, strokeOpacity: 0.35 }),
      Plot.text(placed, { x: "x", y: "y", text: "text", fill: ink, fontSize: fontSize.small }),
    ],
  });
}

const rampWidth = 260;
const rampHeight = 56;
const rampSteps = 20;

/** The scale from -1 to 1 as a row of small cells, with what it measures above and numbers below. */
function drawRamp(canvas: Canvas, { measure, population, format = String }: HeatmapOptions, left: number, top: number) {
  const step = rampWidth / (rampSteps + 1);
  const cells = Array.from({ length: rampSteps + 1 }, (_, index) => {
    const value = (index - rampSteps / 2) / (rampSteps / 2);
    const fill = value < 0 ? tokens.negative.light : tokens.positive.light;
    const place = { x: left + index * step, y: top + 22, width: step, height: 12 };
    return element(canvas, "rect", { ...place, fill, "fill-opacity": Math.abs(value) });
  });
  const ticks = [-1, -0.5, 0, 0.5, 1].map((value) => {
    const x = left + step / 2 + ((value + 1) / 2) * (rampWidth - step);
    return textAt(canvas, [x, top + 48], format(value), { "text-anchor": "middle", fill: soft });
  });
  const frame = { x: left, y: top + 22, width: rampWidth, height: 12, fill: "none", stroke: line };
  const title = population ? `${measure}, ${population}` : measure;
  // Over the triangle the title ends where the scale does, so that a long one does not run out of the figure.
  const over = top === 0 && textWidth(title) > rampWidth;
  const at = [over ? left + rampWidth : left, top + 14] as const;
  return [
    textAt(canvas, at, title, over ? { "text-anchor": "end" } : {}),
    ...cells,
    element(canvas, "rect", frame),
    ...ticks,
  ];
}

function tabulate({ variables, counts, measure }: HeatmapOptions, cells: readonly Cell[]): DrawingData {
  return {
    columns: ["variable", "with", measure, ...(counts ? ["n"] : [])],
    rows: cells.map(({ row, column, value }) => [
      variables[row]!,
      variables[column]!,
      value,
      ...(counts ? [counts[row]?.[column] ?? null] : []),
    ]),
  };
}

function describe({ variables, measure, population, format = String }: HeatmapOptions, cells: readonly Cell[]): string {
  const pairs = cells.filter(({ row, column, value }) => column < row && value !== null);
  const sorted = [...pairs].sort((a, b) => b.value! - a.value! || a.row - b.row || a.column - b.column);
  const say = ({ row, column, value }: Cell) => `${variables[column]} with ${variables[row]} (${format(value!)})`;
  const middle = sorted.filter(({ value }) => Math.abs(value!) < 0.3).length;
  const ends =
    sorted.length > 1
      ? ` Highest: ${enumerate(sorted.slice(0, 3).map(say))}. Lowest: ${enumerate(sorted.slice(-3).reverse().map(say))}. ` +
        `${middle} of ${sorted.length} pairs lie between -0.3 and 0.3.`
      : sorted.map((cell) => ` ${say(cell)}.`).join("");
  return `Matrix of ${measure}${population ? `, ${population}` : ""}, of ${enumerate(variables)}.${ends}`;
}
