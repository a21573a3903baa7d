import { type Axis, linearTicks } from "./axis.js";
import { type Canvas, element } from "./canvas.js";
import { type DrawingData, FigureError, type FigureGroup, type FigureOptions, slotOf } from "./drawing.js";
import { drawFrame, drawNames, type Frame, nameRoom, placeIn, sideRoom, tickRoom } from "./frame.js";
import { drawKey } from "./key.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { curveSign } from "./survival-plot.js";
import { textAt } from "./text.js";
import { widest, wrap } from "./text-width.js";
import { dashes, figureWidth, groupColour, groupDash, line, lineHeight } from "./theme.js";

/** A curve from (0, 0) to (1, 1) with its area in print. */
export interface RocCurve extends FigureGroup {
  readonly points: readonly { readonly falsePositive: number; readonly sensitivity: number }[];
  /** `0.71 (0.65 to 0.77)`. */
  readonly area: string;
  readonly statistic: string;
}

/** How well variables tell two groups apart, at every threshold. */
export interface RocOptions extends FigureOptions {
  readonly curves: readonly RocCurve[];
  /** Heading of the areas: `Area under the curve (95% CI)`. */
  readonly heading: string;
  /** What a participant above the threshold is taken for, and who those are that are taken wrongly. */
  readonly axes: { readonly x: string; readonly y: string };
  readonly notes?: readonly string[];
  readonly share?: (value: number) => string;
}

/** Draws ROC curves. Throws a FigureError where there is none. */
export const drawRoc = drawnBy(layOutRoc);

const signRoom = 24;

/** The same, laid out but not yet written. */
export function layOutRoc(canvas: Canvas, options: RocOptions): Sheet {
  const { id, curves, heading, axes, share = String, width = figureWidth, notes = [] } = options;
  if (curves.length === 0) throw new FigureError(id, "no curves");
  const axis: Axis = { type: "linear", domain: [0, 1], ticks: linearTicks([0, 1], 5) };
  const ticks = axis.ticks.map((value) => ({ value, text: share(value) }));
  const tickWidth = widest(ticks.map(({ text }) => text));
  // the areas stand beside the square where there is room, else beneath it
  const beside = width >= 560;
  const side = Math.min(300, width - 60 - tickWidth);
  const left = Math.ceil(sideRoom(axes.y, side) + tickWidth + 11);
  const frame: Frame = { left, top: 10, width: side, height: side, x: axis, y: axis };
  const below = 10 + side + tickRoom + nameRoom(axes.x, side);
  const legendLeft = beside ? left + side + 36 : 2;
  const legendTop = beside ? 10 + side * 0.3 : below + 4;
  const legend = drawAreas(canvas, curves, heading, { left: legendLeft, top: legendTop, room: width - legendLeft - 2 });
  const bottom = beside ? Math.max(below, legendTop + legend.height) : legendTop + legend.height;
  const key = drawKey(
    canvas,
    notes.map((text) => ({ sign: { kind: "none" }, text })),
    [2, bottom + 2],
    width,
  );
  const [x0, y0] = placeIn(frame, [0, 0]);
  const [x1, y1] = placeIn(frame, [1, 1]);
  return {
    width,
    height: bottom + 2 + key.height,
    children: [
      ...drawNames(canvas, frame, axes, 0),
      drawFrame(canvas, id, frame, { x: ticks, y: ticks }, { across: true, up: true }),
      element(canvas, "path", {
        d: `M${x0},${y0}L${x1},${y1}`,
        fill: "none",
        stroke: line,
        "stroke-dasharray": dashes.limit,
      }),
      ...curves.map((curve, index) => drawCurve(canvas, frame, curve, slotOf(curves, index))),
      ...legend.elements,
      ...key.elements,
    ],
    data: tabulate(curves),
    description: `ROC curves, ${axes.y.toLowerCase()} against ${axes.x.toLowerCase()}. ${heading}. ${curves
      .map(({ label, area }) => `${label}: ${area}`)
      .join("; ")}.`,
  };
}

function drawCurve(canvas: Canvas, frame: Frame, { points }: RocCurve, slot: number): Element {
  const places = [{ falsePositive: 0, sensitivity: 0 }, ...points].map(({ falsePositive, sensitivity }) =>
    placeIn(frame, [falsePositive, sensitivity]),
  );
  return element(canvas, "path", {
    d: places.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x},${y}`).join(""),
    fill: "none",
    stroke: groupColour(slot),
    "stroke-width": 1.8,
    "stroke-dasharray": groupDash(slot),
  });
}

/** The sign of each curve, its label and its area. */
function drawAreas(
  canvas: Canvas,
  curves: readonly RocCurve[],
  heading: string,
  { left, top, room }: { left: number; top: number; room: number },
) {
  const head = wrap(heading, room, { bold: true });
  const elements: Element[] = [textAt(canvas, [left, top + 11], head, { "font-weight": "bold" })];
  let y = top + 11 + head.length * lineHeight + 4;
  for (const [index, { label, area }] of curves.entries()) {
    const lines = wrap(`${label}: ${area.replaceAll(" ", "\u00a0")}`, room - signRoom);
    elements.push(curveSign(canvas, slotOf(curves, index), [left, y - 4]), textAt(canvas, [left + signRoom, y], lines));
    y += lines.length * lineHeight + 3;
  }
  return { elements, height: y - top - 8 };
}

function tabulate(curves: readonly RocCurve[]): DrawingData {
  const columns = ["curve", "false positive share", "sensitivity", "statistic"];
  const rows = curves.flatMap(({ label, points, statistic }) =>
    points.map(({ falsePositive, sensitivity }) => [label, falsePositive, sensitivity, statistic]),
  );
  return { columns, rows };
}
