import type { Markish, RenderFunction } from "@observablehq/plot";
import { type Attributes, type Canvas, element } from "./canvas.js";

/** A straight line between two places on the axes. */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Many lines of one style as a single path. */
export function lineMark(canvas: Canvas, segments: readonly Segment[], attributes: Attributes): Markish {
  if (segments.length === 0) return null;
  const render: RenderFunction = (index, _scales, { x1, y1, x2, y2 }) => {
    const d = Array.from(index, (i) => `M${x1![i]},${y1![i]}L${x2![i]},${y2![i]}`).join("");
    return element(canvas, "path", { fill: "none", ...attributes, d });
  };
  return canvas.Plot.link(segments, { x1: "x1", y1: "y1", x2: "x2", y2: "y2", render });
}
