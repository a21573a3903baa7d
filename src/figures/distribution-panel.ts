import { type Axis, along } from "./axis.js";
import { boxMarks, type PlacedBox } from "./box.js";
import { type Canvas, plotAt } from "./canvas.js";
import { type DistributionPanel, type DistributionPoints, limitsOf, printCount } from "./distribution-data.js";
import { type Dot, dotMark } from "./dots.js";
import { type FigureGroup, slotOf } from "./drawing.js";
import { limitSide, placeOf, printQuantity } from "./quantity.js";
import { stack, swarm } from "./swarm.js";
import { textAt } from "./text.js";
import { wrap } from "./text-width.js";
import { dashes, fontSize, grid, groupColour, line, lineHeight, soft } from "./theme.js";
import { ascending, withUnit } from "./words.js";

/** How all panels of the figure are laid out, in px. */
export interface DistributionLayout {
  readonly columns: number;
  readonly width: number;
  readonly top: number;
  readonly left: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  readonly bottom: number;
}

export interface PanelDrawing {
  readonly figure: string;
  readonly groups: readonly FigureGroup[];
  readonly panel: DistributionPanel;
  readonly axis: Axis;
  readonly layout: DistributionLayout;
  /** Upper left corner of the panel. */
  readonly at: readonly [number, number];
  readonly format: (value: number) => string;
}

/** One variable: axis, limits, points, boxes, and below them the groups with their n. */
export function drawDistributionPanel(canvas: Canvas, drawing: PanelDrawing): Element[] {
  const { figure, groups, panel, axis, layout, at, format } = drawing;
  const { top, left, plotWidth, plotHeight } = layout;
  const { Plot } = canvas;
  const slot = plotWidth / groups.length;
  const radius = Math.min(2.2, Math.max(1.4, slot / 32));
  const limits = limitsOf(panel);
  // Beyond the detection limits there is nothing to read off.
  const lowest = limits.find((limit) => limitSide(limit) === "below");
  const highest = limits.findLast((limit) => limitSide(limit) === "above");
  const measured = axis.ticks.filter(
    (tick) => !(lowest && tick < placeOf(lowest)) && !(highest && tick > placeOf(highest)),
  );
  const ticks = measured.filter((tick) =>
    limits.every((limit) => Math.abs(along(axis, tick) - along(axis, placeOf(limit))) * plotHeight > lineHeight),
  );
  const labelled = [
    ...ticks.map((value) => ({ value, text: format(value) })),
    ...limits.map((limit) => ({ value: placeOf(limit), text: printQuantity(limit, format) })),
  ];
  // The box stands beside the points rather than over them, so that neither hides the other.
  const pointed = panel.cells.some(({ points }) => points);
  const boxes = panel.cells.flatMap(({ box }, index): PlacedBox[] => {
    if (!box) return [];
    return [{ ...box, x: index + (pointed ? 0.2 : 0.5), fill: groupColour(slotOf(groups, index)) }];
  });
  const plot = plotAt(canvas, figure, at, {
    width: Math.ceil(left + plotWidth),
    height: top + plotHeight,
    marginTop: top,
    marginRight: Math.ceil(left + plotWidth) - left - plotWidth,
    marginBottom: 0,
    marginLeft: left,
    x: { type: "linear", domain: [0, groups.length], axis: null },
    y: { type: axis.type, domain: [...axis.domain], axis: null },
    marks: [
      Plot.ruleY(measured, { stroke: grid }),
      Plot.axisY(labelled, {
        y: "value",
        text: "text",
        tickSize: 4,
        tickPadding: 3,
        label: null,
        color: line,
        fill: soft,
        fontSize: fontSize.small,
      }),
      Plot.frame({ anchor: "left", stroke: line }),
      Plot.frame({ anchor: "bottom", stroke: line }),
      Plot.ruleY(limits.map(placeOf), { stroke: soft, strokeDasharray: dashes.limit }),
      panel.reference ? Plot.ruleY([panel.reference.value], { stroke: soft, strokeDasharray: dashes.reference }) : null,
      panel.cells.flatMap(({ points }, index) => {
        if (!points) return [];
        const colour = groupColour(slotOf(groups, index));
        const { solid, hollow } = dotsOf(points, axis, {
          height: plotHeight,
          x: index + 0.63,
          room: slot * 0.31,
          radius,
        });
        return [
          dotMark(canvas, solid, { shape: "circle", colour, radius }),
          dotMark(canvas, hollow, { shape: "circle", colour, radius: radius - 0.2, hollow: true }),
        ];
      }),
      boxMarks(canvas, boxes, pointed ? Math.min(0.2, 18 / slot) : Math.min(0.5, 34 / slot)),
    ],
  });
  const [x, y] = at;
  const heading = textAt(canvas, [x + 2, y + 13], withUnit(panel.label, panel.unit), {
    "font-weight": "bold",
    "font-size": fontSize.heading,
  });
  const captions = groups.flatMap(({ label }, index) => {
    const middle = x + left + slot * (index + 0.5);
    const below = y + top + plotHeight + 14;
    const lines = wrap(label, slot - 3);
    const count = printCount(panel.cells[index]!, format);
    return [
      textAt(canvas, [middle, below], lines, { "text-anchor": "middle" }),
      textAt(canvas, [middle, below + lines.length * lineHeight], count, { "text-anchor": "middle", fill: soft }),
    ];
  });
  return [plot, heading, ...captions];
}

interface Column {
  readonly height: number;
  readonly x: number;
  readonly room: number;
  readonly radius: number;
}

function dotsOf(points: DistributionPoints, axis: Axis, { height, x, room, radius }: Column) {
  const values = Array.from(points.values).sort(ascending);
  const gap = radius * 2 + 0.3;
  const offsets = swarm(
    values.map((value) => along(axis, value) * height),
    gap,
    room,
  );
  const solid: Dot[] = values.map((y, index) => ({ x, y, dx: offsets[index]! }));
  const hollow: Dot[] = [
    ...beyond(points.below, { gap, room, towards: 1, x }),
    ...beyond(points.above, { gap, room, towards: -1, x }),
  ];
  return { solid, hollow };
}

/** Points beyond a limit, in rows that begin at the limit and go on beyond it. */
function beyond(
  limits: ArrayLike<number> | undefined,
  { gap, room, towards, x }: { gap: number; room: number; towards: 1 | -1; x: number },
): Dot[] {
  const counts = new Map<number, number>();
  for (const limit of Array.from(limits ?? []).sort(ascending)) counts.set(limit, (counts.get(limit) ?? 0) + 1);
  return [...counts].flatMap(([y, count]) =>
    stack(count, gap, room).map(([dx, further]) => ({ x, y, dx, dy: towards * further })),
  );
}
