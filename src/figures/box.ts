import type { Markish } from "@observablehq/plot";
import type { Canvas } from "./canvas.js";
import { lineMark, type Segment } from "./lines.js";
import { limitSide, placeOf, type Quantity } from "./quantity.js";
import { ink, paper } from "./theme.js";

/** The numbers of a box: computed elsewhere, from all values, those beyond a limit included. */
export interface Box {
  readonly low: Quantity;
  readonly q1: Quantity;
  readonly median: Quantity;
  readonly q3: Quantity;
  readonly high: Quantity;
}

/** The whisker's ends and the box, in the order of their values. */
export const boxParts = ["low", "q1", "median", "q3", "high"] as const;

export interface PlacedBox extends Box {
  /** The box's middle. */
  readonly x: number;
  /** Colour of its inside; default: none. */
  readonly fill?: string;
}

/**
 * Upright boxes, each centred at `x` and `width` wide: median and quartiles with whiskers. An edge of which only a
 * limit is known is dashed, and stands at the limit.
 */
export function boxMarks(canvas: Canvas, boxes: readonly PlacedBox[], width: number): Markish[] {
  const solid: Segment[] = [];
  const dashed: Segment[] = [];
  const medians: Segment[] = [];
  const dashedMedians: Segment[] = [];
  for (const box of boxes) {
    const { x } = box;
    const [low, q1, median, q3, high] = boxParts.map((part) => placeOf(box[part])) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const across = (y: number, part = width): Segment => ({ x1: x - part / 2, x2: x + part / 2, y1: y, y2: y });
    const upright = (at: number, y1: number, y2: number): Segment => ({ x1: at, x2: at, y1, y2 });
    (limitSide(box.q1) ? dashed : solid).push(across(q1));
    (limitSide(box.q3) ? dashed : solid).push(across(q3));
    (limitSide(box.median) ? dashedMedians : medians).push(across(median));
    if (q3 !== q1) solid.push(upright(x - width / 2, q1, q3), upright(x + width / 2, q1, q3));
    if (low !== q1) solid.push(upright(x, low, q1));
    if (high !== q3) solid.push(upright(x, q3, high));
    if (low !== q1 && !limitSide(box.low)) solid.push(across(low, width / 2));
    if (high !== q3 && !limitSide(box.high)) solid.push(across(high, width / 2));
  }
  const dash = "3 2";
  const filled = boxes.flatMap(({ x, q1, q3, fill }) =>
    fill ? [{ x1: x - width / 2, x2: x + width / 2, y1: placeOf(q1), y2: placeOf(q3), fill }] : [],
  );
  return [
    canvas.Plot.rect(filled, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: paper }),
    filled.map(({ fill, ...rectangle }) =>
      canvas.Plot.rect([rectangle], { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill, fillOpacity: 0.35 }),
    ),
    lineMark(canvas, solid, { stroke: ink, "stroke-width": 1.1, "stroke-linecap": "square" }),
    lineMark(canvas, dashed, { stroke: ink, "stroke-width": 1.1, "stroke-dasharray": dash }),
    lineMark(canvas, medians, { stroke: ink, "stroke-width": 2.4 }),
    lineMark(canvas, dashedMedians, { stroke: ink, "stroke-width": 2.4, "stroke-dasharray": dash }),
  ];
}
