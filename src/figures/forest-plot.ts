import type { Markish } from "@observablehq/plot";
import { type Axis, along, axisOf } from "./axis.js";
import { type Canvas, element, plotAt } from "./canvas.js";
import { dotMark } from "./dots.js";
import { FigureError, type FigureGroup, slotOf } from "./drawing.js";
import type { ForestRow, ForestSection } from "./forest-data.js";
import { lineMark, type Segment } from "./lines.js";
import { textAt } from "./text.js";
import { wrap } from "./text-width.js";
import { dashes, fontSize, grid, groupColour, groupShape, halo, ink, line, lineHeight, soft } from "./theme.js";
import { ascending } from "./words.js";

/** A heading, or a row, and where it stands. */
export interface ForestLine {
  readonly label: readonly string[];
  readonly top: number;
  readonly height: number;
  readonly indent: number;
  readonly row?: ForestRow;
  /** Why the row has no estimate, in lines. */
  readonly reason?: readonly string[];
}

export interface ForestPlot {
  readonly figure: string;
  readonly axis: Axis;
  readonly noEffect: number;
  readonly lines: readonly ForestLine[];
  readonly groups: readonly FigureGroup[];
  readonly axisLabel: string;
  readonly directions: readonly [string, string] | undefined;
  /** Bars from no effect to each estimate. */
  readonly bars: boolean;
  readonly format: (value: number) => string;
  /** Where the plot stands, in px. */
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The axis of a forest plot: as given, else wide enough for no effect, for every estimate, and for confidence limits
 * unless they lie further out than half that range and three times the median distance of limits from their estimates;
 * what lies further is cut, with an arrow.
 */
export function forestAxis(
  figure: string,
  sections: readonly ForestSection[],
  { scale, noEffect, domain }: { scale: Axis["type"]; noEffect: number; domain: readonly [number, number] | undefined },
): Axis {
  const rows = sections.flatMap((section) => section.rows);
  const drawable = (value: number | null): value is number =>
    value !== null && Number.isFinite(value) && (scale === "linear" || value > 0);
  const estimates = rows.map(({ estimate }) => estimate).filter(drawable);
  if (estimates.length === 0) throw new FigureError(figure, "no row has an estimate");
  if (domain) return axisOf(scale, domain, { count: 7, padding: [0, 0] });
  const [forward, back] = scale === "log" ? [Math.log, Math.exp] : [Number, Number];
  const inner = [...estimates, noEffect].map(forward);
  const [low, high] = [Math.min(...inner), Math.max(...inner)];
  const limits = rows.flatMap(({ estimate, ...row }) =>
    drawable(estimate) ? [row.low, row.high].filter(drawable).map((limit) => [forward(limit), forward(estimate)]) : [],
  );
  const distances = limits.map(([limit, estimate]) => Math.abs(limit! - estimate!)).sort(ascending);
  const reach = Math.max((high - low) / 2, 3 * (distances[Math.floor(distances.length / 2)] ?? 0));
  const within = limits.map(([limit]) => Math.min(high + reach, Math.max(low - reach, limit!)));
  return axisOf(scale, [...inner, ...within].map(back), { count: 7, padding: [0.02, 0.02] });
}

const barHeight = 11;

/** Intervals, estimates and axis; `below` is the height that the axis and its labels take under the rows. */
export function drawForestPlot(canvas: Canvas, plot: ForestPlot): { elements: Element[]; below: number } {
  const { figure, axis, noEffect, lines, groups, left, width, top, bottom, format } = plot;
  const { Plot } = canvas;
  const [low, high] = axis.domain;
  const marks: Markish[] = [];
  const elements: Element[] = [];
  for (const each of lines) {
    const { row } = each;
    if (!row) continue;
    const y = each.top + each.height / 2;
    const { estimate } = row;
    if (row.reference) {
      if (noEffect >= low && noEffect <= high)
        marks.push(dotMark(canvas, [{ x: noEffect, y }], { shape: "square", colour: ink, radius: 3.2, hollow: true }));
      continue;
    }
    if (estimate === null) {
      const first = y + 4 - ((each.reason!.length - 1) * lineHeight) / 2;
      elements.push(textAt(canvas, [left + 6, first], each.reason!, { fill: soft, "font-style": "italic", ...halo }));
      continue;
    }
    const colour = row.group === undefined ? ink : groupColour(slotOf(groups, row.group));
    const shape = row.group === undefined ? "square" : groupShape(slotOf(groups, row.group));
    const x1 = Math.max(row.low ?? estimate, low);
    const x2 = Math.min(row.high ?? estimate, high);
    if (plot.bars) {
      const ends = [noEffect, estimate].map((value) => Math.min(high, Math.max(low, value)));
      const bar = { x1: Math.min(...ends), x2: Math.max(...ends), y1: y - barHeight / 2, y2: y + barHeight / 2 };
      marks.push(Plot.rect([bar], { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: colour, fillOpacity: 0.55 }));
    }
    if (x1 < high && x2 > low) {
      const stroke = plot.bars ? ink : colour;
      marks.push(lineMark(canvas, [{ x1, x2, y1: y, y2: y }], { stroke, "stroke-width": plot.bars ? 1.2 : 1.6 }));
    }
    if (!plot.bars && estimate >= low && estimate <= high)
      marks.push(dotMark(canvas, [{ x: estimate, y }], { shape, colour, radius: 3.6 }));
    if (Math.min(row.low ?? estimate, estimate) < low) elements.push(arrow(canvas, left, y, -1, colour));
    if (Math.max(row.high ?? estimate, estimate) > high) elements.push(arrow(canvas, left + width, y, 1, colour));
  }
  const separators: Segment[] = lines
    .filter(({ row }, index) => !row && index > 0)
    .map(({ top: y }) => ({ x1: low, x2: high, y1: y + 1, y2: y + 1 }));
  const drawn = plotAt(canvas, figure, [0, 0], {
    width: left + width,
    height: bottom + 24,
    marginTop: top,
    marginBottom: 24,
    marginLeft: left,
    marginRight: 0,
    x: { type: axis.type, domain: [low, high], axis: null },
    y: { type: "linear", domain: [top, bottom], range: [top, bottom], axis: null },
    marks: [
      Plot.ruleX(axis.ticks, { stroke: grid }),
      lineMark(canvas, separators, { stroke: grid }),
      Plot.ruleX([noEffect], { stroke: soft, strokeDasharray: dashes.limit }),
      Plot.frame({ anchor: "bottom", stroke: line }),
      Plot.axisX(axis.ticks, {
        text: (tick: number) => format(tick),
        tickSize: 4,
        tickPadding: 4,
        label: null,
        color: line,
        fill: soft,
        fontSize: fontSize.small,
      }),
      marks,
    ],
  });
  const under = drawAxisLabels(canvas, plot);
  return { elements: [drawn, ...elements, ...under.elements], below: 24 + under.height };
}

/** Below the ticks: what lies to either side of no effect, then what the axis shows. */
function drawAxisLabels(canvas: Canvas, { axis, noEffect, axisLabel, directions, left, width, bottom }: ForestPlot) {
  const elements: Element[] = [];
  let y = bottom + 33;
  if (directions) {
    const middle = left + along(axis, noEffect) * width;
    const texts = [wrap(directions[0], middle - left - 8), wrap(directions[1], left + width - middle - 8)] as const;
    elements.push(
      textAt(canvas, [middle - 8, y], texts[0], { "text-anchor": "end", fill: soft }),
      textAt(canvas, [middle + 8, y], texts[1], { fill: soft }),
    );
    y += Math.max(texts[0].length, texts[1].length) * lineHeight + 2;
  }
  const label = wrap(axisLabel, width);
  elements.push(textAt(canvas, [left + width / 2, y], label, { "text-anchor": "middle" }));
  return { elements, height: y + (label.length - 1) * lineHeight + 6 - bottom - 24 };
}

/** The sign that an interval goes on beyond the axis. */
function arrow(canvas: Canvas, x: number, y: number, towards: 1 | -1, colour: string): Element {
  const tip = x + 0.5 + towards * 3;
  return element(canvas, "path", {
    d: `M${tip},${y + 0.5}l${-towards * 7},-4v8z`,
    fill: colour,
  });
}
