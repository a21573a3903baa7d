import { type Attributes, type Canvas, element } from "./canvas.js";
import { lineHeight } from "./theme.js";

/** A text of one or several lines, the first with its baseline at (x, y). */
export function textAt(
  canvas: Canvas,
  [x, y]: readonly [number, number],
  text: string | readonly string[],
  attributes: Attributes = {},
): SVGElement {
  const lines = typeof text === "string" ? [text] : text;
  if (lines.length === 1) return element(canvas, "text", { x, y, ...attributes }, lines[0]!);
  const spans = lines.map((line, index) => element(canvas, "tspan", { x, y: y + index * lineHeight }, line));
  return element(canvas, "text", attributes, ...spans);
}
