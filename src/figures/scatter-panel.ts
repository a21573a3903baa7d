import type { Markish } from "@observablehq/plot";
import { type Axis, along } from "./axis.js";
import { type Canvas, element, plotAt } from "./canvas.js";
import { type Dot, dotMark } from "./dots.js";
import { type FigureGroup, slotOf } from "./drawing.js";
import { lineMark } from "./lines.js";
import { limitSide, placeOf, printQuantity } from "./quantity.js";
import { type Bin, binMarks } from "./scatter-bins.js";
import { type ScatterClass, type ScatterPanel, type ScatterPoint, scatterLimits, sortPoints } from "./scatter-data.js";
import { stack, swarm } from "./swarm.js";
import { textAt } from "./text.js";
import { wrap } from "./text-width.js";
import { dashes, fontSize, grid, groupColour, groupShape, halo, ink, line, lineHeight, soft } from "./theme.js";
import { distinct, withUnit } from "./words.js";

export interface ScatterPanelDrawing {
  readonly figure: string;
  readonly groups: readonly FigureGroup[];
  readonly panel: ScatterPanel;
  /** None where nothing may be shown. */
  readonly axes: { readonly x: Axis; readonly y: Axis } | undefined;
  /** The points counted in cells, in their place; `mostInBin` is the darkest. */
  readonly bins: readonly Bin[] | undefined;
  readonly mostInBin: number;
  /** Whether the y axis is named, or shares its name with the panel to the left. */
  readonly named: boolean;
  /** Upper left corner of the area between the axes, and its size. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From the axis to the left edge of the panel. */
  readonly margin: number;
  /** Room for the lines of the panel's text. */
  readonly textLines: readonly string[];
  readonly format: (value: number) => string;
}

const radius = 2.3;
const spacing = radius * 2 + 0.3;

/** One panel: axes, limits, and points or summaries, the text above and the names of the axes beside them. */
export function drawScatterPanel(canvas: Canvas, drawing: ScatterPanelDrawing): Element[] {
  const { panel, axes, left, top, width, height, margin } = drawing;
  const middle = { "text-anchor": "middle" } as const;
  const yName = textAt(canvas, [0, 0], withUnit(panel.y.label, panel.y.unit), {
    transform: `translate(${left - margin - 6},${top + height / 2}) rotate(-90)`,
    ...middle,
  });
  const xName = wrap(withUnit(panel.x.label, panel.x.unit), width + margin);
  const nothing = { x: left, y: top, width, height, fill: "none", stroke: grid };
  return [
    textAt(canvas, [left, top - 8 - (drawing.textLines.length - 1) * lineHeight], drawing.textLines),
    ...(axes
      ? [drawPlot(canvas, drawing, axes), ...drawCounts(canvas, drawing, axes.y)]
      : [
          element(canvas, "rect", nothing),
          textAt(canvas, [left + width / 2, top + height / 2], "values not shown", { ...middle, ...notShown }),
        ]),
    ...(drawing.named ? [yName] : []),
    textAt(canvas, [left + width / 2, top + height + 34], xName, middle),
  ];
}

const notShown = { fill: soft, "font-style": "italic", ...halo } as const;

function drawPlot(canvas: Canvas, drawing: ScatterPanelDrawing, { x, y }: { x: Axis; y: Axis }): Element {
  const { figure, panel, left, top, width, height, margin, bins, mostInBin, format } = drawing;
  const { Plot } = canvas;
  const limits = scatterLimits(panel);
  const lowest = limits.find((limit) => limitSide(limit) === "below");
  const highest = limits.findLast((limit) => limitSide(limit) === "above");
  // Beyond the detection limits there is nothing to read off.
  const measured = x.ticks.filter(
    (tick) => !(lowest && tick < placeOf(lowest)) && !(highest && tick > placeOf(highest)),
  );
  const apart = (a: number, b: number) => Math.abs(along(x, a) - along(x, b)) * width;
  const xLabels = [
    ...measured
      .filter((tick) => limits.every((limit) => apart(tick, placeOf(limit)) > 26))
      .map((value) => ({ value, text: format(value) })),
    ...limits.map((limit) => ({ value: placeOf(limit), text: printQuantity(limit, format) })),
  ];
  const yLabels =
    panel.points || panel.fit
      ? y.ticks.map((value) => ({ value, text: format(value) }))
      : (panel.classes ?? []).map(({ y: value, label: text }) => ({ value, text }));
  const tick = { tickSize: 4, label: null, color: line, fill: soft, fontSize: fontSize.small } as const;
  return plotAt(canvas, figure, [left - margin, top], {
    width: margin + width,
    height: height + 22,
    marginTop: 0,
    marginRight: 0,
    marginBottom: 22,
    marginLeft: margin,
    x: { type: x.type, domain: [...x.domain], axis: null },
    y: { type: y.type, domain: [...y.domain], axis: null },
    marks: [
      Plot.ruleX(measured, { stroke: grid }),
      Plot.ruleY(yLabels, { y: "value", stroke: grid }),
      Plot.axisX(xLabels, { x: "value", text: "text", tickPadding: 4, ...tick }),
      Plot.axisY(yLabels, { y: "value", text: "text", tickPadding: 3, ...tick }),
      bins ? binMarks(canvas, bins, mostInBin) : null,
      panel.fit
        ? Plot.areaY(panel.fit, { x: "x", y1: "low", y2: "high", fill: ink, fillOpacity: 0.13, clip: false })
        : null,
      Plot.frame({ anchor: "left", stroke: line }),
      Plot.frame({ anchor: "bottom", stroke: line }),
      Plot.ruleX(limits.map(placeOf), { stroke: soft, strokeDasharray: dashes.limit }),
      panel.points && !bins ? pointMarks(canvas, panel.points, drawing, { x, y }) : null,
      panel.fit ? Plot.line(panel.fit, { x: "x", y: "y", stroke: ink, strokeWidth: 1.5 }) : null,
      panel.points ? null : classMarks(canvas, panel.classes ?? []),
    ],
  });
}

/** Beside each class its count, and in its place where it may not be shown. */
function drawCounts(canvas: Canvas, { panel, left, top, width, height }: ScatterPanelDrawing, y: Axis): Element[] {
  if (panel.points) return [];
  return (panel.classes ?? []).flatMap(({ y: value, n, median }) => {
    const baseline = top + (1 - along(y, value)) * height + 4;
    const count = textAt(canvas, [left + width + 6, baseline], n, { fill: soft });
    return median === null ? [count, textAt(canvas, [left + 6, baseline], "not shown", notShown)] : [count];
  });
}

/** Points of all groups: those of one y are moved up and down so that none hides another. */
function pointMarks(
  canvas: Canvas,
  points: readonly (readonly ScatterPoint[])[],
  { groups, width, height }: ScatterPanelDrawing,
  { x, y }: { x: Axis; y: Axis },
): Markish[] {
  const dots = points.map(() => ({ solid: [] as Dot[], hollow: [] as Dot[] }));
  const rows = new Map<number, { group: number; point: ScatterPoint }[]>();
  for (const [group, each] of points.entries()) {
    for (const point of sortPoints(each)) {
      const row = rows.get(point.y) ?? [];
      row.push({ group, point });
      rows.set(point.y, row);
    }
  }
  const heights = [...rows.keys()].sort((a, b) => a - b).map((value) => along(y, value) * height);
  const steps = heights.slice(1).map((value, index) => value - heights[index]!);
  const room = 0.42 * Math.min(22, ...steps);
  for (const row of rows.values()) {
    const limits = distinct(row.map(({ point }) => point.x).filter((value) => typeof value === "string"));
    const crowded = limits.filter((limit) => row.filter(({ point }) => point.x === limit).length * spacing > 2 * room);
    const beside = row.filter(({ point }) => !crowded.some((limit) => limit === point.x));
    beside.sort((a, b) => placeOf(a.point.x) - placeOf(b.point.x) || a.group - b.group);
    const offsets = swarm(
      beside.map(({ point }) => along(x, placeOf(point.x)) * width),
      spacing,
      room,
    );
    for (const [index, { group, point }] of beside.entries()) {
      const kind = limitSide(point.x) ? "hollow" : "solid";
      dots[group]![kind].push({ x: placeOf(point.x), y: point.y, dy: offsets[index]! });
    }
    // Too many beyond a limit to stand beside one another: they stand behind one another as well.
    for (const limit of crowded) {
      const beyond = row.filter(({ point }) => point.x === limit);
      const towards = limitSide(limit) === "below" ? -1 : 1;
      for (const [index, [dy, further]] of stack(beyond.length, spacing, room, mostRows).entries()) {
        const { group, point } = beyond[index]!;
        dots[group]!.hollow.push({ x: placeOf(limit), y: point.y, dx: towards * further, dy });
      }
    }
  }
  const styles = groups.map((_, group) => {
    const slot = slotOf(groups, group);
    return { shape: groupShape(slot), colour: groupColour(slot) };
  });
  return [
    ...dots.map(({ solid }, group) => dotMark(canvas, solid, { ...styles[group]!, radius })),
    ...dots.map(({ hollow }, group) =>
      dotMark(canvas, hollow, { ...styles[group]!, radius: radius - 0.2, hollow: true }),
    ),
  ];
}

/** At most so many points beyond a limit stand behind one another. */
export const mostRows = 4;
/** The room that these take beyond the limit, in px. */
export const beyondRoom = spacing * (mostRows - 1) + radius + 2;

/** Median and quartiles of x in each class of y. */
function classMarks(canvas: Canvas, classes: readonly ScatterClass[]): Markish[] {
  const shown = classes.flatMap(({ y, q1, median, q3 }) =>
    q1 !== null && median !== null && q3 !== null
      ? [{ y, x1: placeOf(q1), x: placeOf(median), x2: placeOf(q3), hollow: typeof median === "string" }]
      : [],
  );
  const style = { shape: "circle", colour: ink, radius: 3.4 } as const;
  return [
    lineMark(
      canvas,
      shown.map(({ y, x1, x2 }) => ({ x1, x2, y1: y, y2: y })),
      { stroke: ink, "stroke-width": 1.6 },
    ),
    dotMark(
      canvas,
      shown.filter(({ hollow }) => !hollow),
      style,
    ),
    dotMark(
      canvas,
      shown.filter(({ hollow }) => hollow),
      { ...style, hollow: true },
    ),
  ];
}
