import { type Axis, axisOf } from "./axis.js";
import type { Canvas } from "./canvas.js";
import { FigureError, type FigureGroup, type FigureOptions, slotOf } from "./drawing.js";
import { drawKey, groupItem, type KeyItem } from "./key.js";
import { limitSide, placeOf } from "./quantity.js";
import { binPoints, tabulateBins } from "./scatter-bins.js";
import {
  countOf,
  describeScatter,
  mostScatterPoints,
  placesOf,
  type ScatterPanel,
  scatterLimits,
  tabulateScatter,
} from "./scatter-data.js";
import { beyondRoom, drawScatterPanel } from "./scatter-panel.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { widest, wrap } from "./text-width.js";
import { dashes, figureWidth, ink, lineHeight, soft } from "./theme.js";
import { distinct } from "./words.js";

/** One variable against another, one panel a pair; with points of groups, or with summaries alone. */
export interface ScatterOptions extends FigureOptions {
  readonly groups: readonly FigureGroup[];
  /** Row by row; within a row, from left to right. */
  readonly panels: readonly ScatterPanel[];
  /** What the bands of fitted lines are: `fitted mean, 95% confidence interval`. */
  readonly band?: string;
  /** Panels side by side; default: one for every x variable, at most 4. */
  readonly columns?: number;
}

const gap = 18;
const nameRoom = 18;

/** Draws scatter plots. Throws a FigureError where a panel holds nothing, or not one list of points a group. */
export const drawScatter = drawnBy(layOutScatter);

/** The same, laid out but not yet written. */
export function layOutScatter(canvas: Canvas, options: ScatterOptions): Sheet {
  const { id, groups, panels, format = String, width: whole = figureWidth } = options;
  check(options);
  const { columns = Math.min(4, distinct(panels.map(({ x }) => x.label)).length) } = options;
  const height = columns > 2 ? 170 : 230;
  const named = panels.map(({ y }, index) => index % columns === 0 || panels[index - 1]!.y.label !== y.label);
  const ys = panels.map((panel) => axisFor(id, panels, panel, "y", height));
  const tickLabels = panels.flatMap(({ points, fit, classes = [] }, index) =>
    points || fit ? (ys[index]?.ticks ?? []).map(format) : classes.map(({ label }) => label),
  );
  const ticks = Math.ceil(widest(tickLabels)) + 9;
  const counts = panels.flatMap(({ points, classes = [] }) => (points ? [] : classes.map(({ n }) => n)));
  const right = counts.length > 0 ? Math.ceil(widest(counts)) + 8 : 2;
  // A column whose y axes are named in any row keeps room for the name in every row.
  const columnNamed = Array.from({ length: columns }, (_, column) =>
    named.some((each, index) => each && index % columns === column),
  );
  const margins = columnNamed.map((each) => ticks + (each ? nameRoom : 0) + right);
  const width = Math.floor((whole - gap * (columns - 1) - margins.reduce((a, b) => a + b, 0)) / columns);
  const texts = panels.map(({ text }) => (text ? wrap(text, width + right) : []));
  const textHeight = Math.max(...texts.map((lines) => lines.length)) * lineHeight + 10;
  const nameLines = Math.max(...panels.map(({ x }) => wrap(x.unit ? `${x.label} (${x.unit})` : x.label, width).length));
  const rowHeight = textHeight + height + 28 + nameLines * lineHeight + 16;

  const xs = panels.map((panel) => axisFor(id, panels, panel, "x", width));
  const crowded = panels.reduce((sum, { points = [] }) => sum + countOf(points.flat()), 0) > mostScatterPoints;
  const bins = panels.map((panel, index) => {
    const [x, y] = [xs[index], ys[index]];
    return crowded && x && y ? binPoints(panel, x, y, width, height) : undefined;
  });
  const mostInBin = bins.flatMap((each) => each ?? []).reduce((most, { n }) => Math.max(most, n), 0);
  const children = panels.flatMap((panel, index) => {
    const column = index % columns;
    const before = margins.slice(0, column).reduce((sum, each) => sum + each + width + gap, 0);
    return drawScatterPanel(canvas, {
      figure: id,
      groups,
      panel,
      axes: xs[index] && ys[index] ? { x: xs[index], y: ys[index] } : undefined,
      bins: bins[index],
      mostInBin,
      named: named[index]!,
      left: Math.round(before + margins[column]! - right),
      top: Math.floor(index / columns) * rowHeight + textHeight,
      width,
      height,
      margin: ticks,
      textLines: texts[index]!,
      format,
    });
  });
  const top = Math.ceil(panels.length / columns) * rowHeight;
  const key = drawKey(canvas, keyItems(options, crowded ? format(mostInBin) : undefined), [2, top], whole);
  return {
    width: whole,
    height: top + key.height,
    children: [...children, ...key.elements],
    data: crowded
      ? tabulateBins(
          panels,
          bins.map((each) => each ?? []),
        )
      : tabulateScatter(groups, panels),
    description: describeScatter(groups, panels, { crowded, format }),
  };
}

function check({ id, groups, panels }: ScatterOptions): void {
  if (panels.length === 0) throw new FigureError(id, "no panels");
  for (const { x, y, points } of panels) {
    const name = `${y.label} against ${x.label}`;
    if (points && points.length !== groups.length) {
      throw new FigureError(id, `${name} has points of ${points.length} groups, not of ${groups.length}`);
    }
    if (points?.every((each) => each.length === 0)) throw new FigureError(id, `${name} has no points`);
  }
}

/** The panel's axis, wide enough for every panel whose axis has that name; none where nothing may be shown. */
function axisFor(
  id: string,
  panels: readonly ScatterPanel[],
  panel: ScatterPanel,
  which: "x" | "y",
  length: number,
): Axis | undefined {
  const { label, scale = "linear" } = panel[which];
  const shown = panels.filter((other) => other[which].label === label);
  const values = shown.flatMap((other) => placesOf(other)[which]);
  if (values.length === 0) return undefined;
  const limits = which === "x" ? shown.flatMap(scatterLimits) : [];
  // Room for the points that stand behind one another beyond a limit.
  const room = (side: "below" | "above") =>
    limits.some((limit) => limitSide(limit) === side) ? beyondRoom / length + 0.03 : 0.06;
  try {
    return axisOf(scale, [...values, ...limits.map(placeOf)], {
      count: Math.max(3, Math.min(6, Math.floor(length / (which === "x" ? 42 : 26)))),
      padding: [room("below"), room("above")],
      whole: values.every(Number.isInteger),
    });
  } catch (error) {
    throw new FigureError(id, `${label}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function keyItems(options: ScatterOptions, mostInBin: string | undefined): KeyItem[] {
  const { groups, panels } = options;
  const lines = [{ sign: { kind: "line", dash: dashes.limit }, text: "detection limit" } as const];
  if (mostInBin !== undefined) {
    const text = `the stronger the shade, the more participants (at most ${mostInBin})`;
    return [{ sign: { kind: "none" }, text }, ...(panels.flatMap(scatterLimits).length > 0 ? lines : [])];
  }

  const sides = panels.flatMap(scatterLimits).map(limitSide);
  const points = panels.some((panel) => panel.points);
  const summaries = panels.some((panel) => panel.classes?.some(({ median }) => median !== null));
  const side = distinct(sides).length > 1 ? "beyond a limit" : sides[0] === "above" ? "above range" : "below detection";
  const hollow = { kind: "dot", shape: "circle", colour: soft, hollow: true } as const;
  const band = options.band && panels.some(({ fit }) => fit);
  return [
    ...(points ? groups.map(({ label }, index) => groupItem(slotOf(groups, index), label)) : []),
    ...(summaries
      ? [{ sign: { kind: "dot", shape: "circle", colour: ink }, text: "median, with quartiles" } as const]
      : []),
    ...(sides.length > 0 ? [{ sign: hollow, text: summaries && !points ? `median ${side}` : side }, ...lines] : []),
    ...(band ? [{ sign: { kind: "band" }, text: options.band! } as const] : []),
    ...(points ? [{ sign: { kind: "none" }, text: "moved up or down where points would coincide" } as const] : []),
  ];
}
