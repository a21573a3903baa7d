import { type Axis, along } from "./axis.js";
import { type Canvas, element, plotAt } from "./canvas.js";
import { textAt } from "./text.js";
import { wrap } from "./text-width.js";
import { fontSize, grid, line, lineHeight, soft } from "./theme.js";

/** The area between two axes, in px. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
}

/** A place on an axis and what is printed there. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Height of an axis's ticks and their labels. */
export const tickRoom = 22;

/** Where a pair of values stands, in px; half a pixel is added as to everything in a plot. */
export function placeIn({ left, top, width, height, x, y }: Frame, [across, up]: readonly [number, number]) {
  return [left + along(x, across) * width + 0.5, top + (1 - along(y, up)) * height + 0.5] as const;
}

/** Axes with their ticks and a grid; `across` and `up` tell which lines the grid has. */
export function drawFrame(
  canvas: Canvas,
  figure: string,
  { left, top, width, height, x, y }: Frame,
  ticks: { readonly x: readonly Tick[]; readonly y: readonly Tick[] },
  lines: { readonly across?: boolean; readonly up?: boolean } = { across: true },
): Element {
  const { Plot } = canvas;
  const style = { tickSize: 4, label: null, color: line, fill: soft, fontSize: fontSize.small } as const;
  const margin = left;
  return plotAt(canvas, figure, [0, top], {
    width: margin + width,
    height: height + tickRoom,
    marginTop: 0,
    marginRight: 0,
    marginBottom: tickRoom,
    marginLeft: margin,
    x: { type: x.type, domain: [...x.domain], axis: null },
    y: { type: y.type, domain: [...y.domain], axis: null },
    marks: [
      lines.up ? Plot.ruleX(ticks.x, { x: "value", stroke: grid }) : null,
      lines.across ? Plot.ruleY(ticks.y, { y: "value", stroke: grid }) : null,
      Plot.axisX(ticks.x, { x: "value", text: "text", tickPadding: 4, ...style }),
      Plot.axisY(ticks.y, { y: "value", text: "text", tickPadding: 3, ...style }),
      Plot.frame({ anchor: "left", stroke: line }),
      Plot.frame({ anchor: "bottom", stroke: line }),
    ],
  });
}

/** The names of the axes: one beside, standing at `edge`, one below the ticks. */
export function drawNames(
  canvas: Canvas,
  { left, top, width, height }: Frame,
  names: { readonly x: string; readonly y: string },
  edge: number,
): Element[] {
  const middle = { "text-anchor": "middle" } as const;
  return [
    ...sideName(canvas, names.y, [edge, top + height / 2], height),
    textAt(canvas, [left + width / 2, top + height + tickRoom + 12], wrap(names.x, width), middle),
  ];
}

/** Height of the name below an axis of that width. */
export function nameRoom(name: string, width: number): number {
  return wrap(name, width).length * lineHeight + 4;
}

/** A name that reads upwards, in as many lines as the height of its axis asks for. */
function sideName(canvas: Canvas, name: string, [x, y]: readonly [number, number], height: number): Element[] {
  const lines = wrap(name, height);
  return lines.map((text, index) =>
    element(
      canvas,
      "text",
      {
        transform: `translate(${x + 9 + index * lineHeight},${y}) rotate(-90)`,
        "text-anchor": "middle",
      },
      text,
    ),
  );
}

/** Width of the name beside an axis of that height. */
export function sideRoom(name: string, height: number): number {
  return wrap(name, height).length * lineHeight + 3;
}
