import { type Canvas, element } from "./canvas.js";
import { dotPath } from "./dots.js";
import { textAt } from "./text.js";
import { textWidth, wrap } from "./text-width.js";
import { figureWidth, groupColour, groupShape, ink, lineHeight, type Shape, soft } from "./theme.js";

/** A sign and what it means. */
export interface KeyItem {
  readonly sign:
    | { readonly kind: "dot"; readonly shape: Shape; readonly colour: string; readonly hollow?: boolean }
    | { readonly kind: "line"; readonly dash: string; readonly colour?: string }
    | { readonly kind: "box" }
    | { readonly kind: "band" }
    | { readonly kind: "tick" }
    | { readonly kind: "none" };
  readonly text: string;
}

export interface Key {
  readonly elements: readonly Element[];
  readonly height: number;
}

/** The key's sign of the group in `slot`. */
export function groupItem(slot: number, text: string): KeyItem {
  return { sign: { kind: "dot", shape: groupShape(slot), colour: groupColour(slot) }, text };
}

const gap = 18;

/** Signs and their meanings, side by side from `left` at height `top` in a figure of that `width`, over as many lines as they need. */
export function drawKey(
  canvas: Canvas,
  items: readonly KeyItem[],
  [left, top]: readonly [number, number],
  width: number = figureWidth,
): Key {
  const elements: Element[] = [];
  let x = left;
  let y = top + 10;
  for (const { sign, text } of items) {
    const indent = sign.kind === "none" ? 0 : sign.kind === "dot" || sign.kind === "tick" ? 12 : 26;
    const itemWidth = indent + textWidth(text);
    if (x > left && x + itemWidth > width - 2) {
      x = left;
      y += lineHeight + 3;
    }
    const lines = wrap(text, width - 2 - left - indent);
    elements.push(...drawSign(canvas, sign, x, y - 4), textAt(canvas, [x + indent, y], lines, { fill: soft }));
    y += (lines.length - 1) * lineHeight;
    x += itemWidth + gap;
  }
  return { elements, height: items.length > 0 ? y + 5 - top : 0 };
}

function drawSign(canvas: Canvas, sign: KeyItem["sign"], x: number, y: number): Element[] {
  switch (sign.kind) {
    case "dot":
      return [dotPath(canvas, [[x + 4, y]], { ...sign, radius: 3 })];
    case "line":
      return [
        element(canvas, "path", {
          d: `M${x},${y}h20`,
          fill: "none",
          stroke: sign.colour ?? soft,
          "stroke-width": sign.colour ? 1.8 : undefined,
          "stroke-dasharray": sign.dash || undefined,
        }),
      ];
    case "box":
      return [
        element(canvas, "path", {
          d: `M${x},${y}h5m10,0h5M${x + 5},${y - 4}h10v8h-10z`,
          fill: "none",
          stroke: ink,
        }),
        element(canvas, "path", { d: `M${x + 10},${y - 4}v8`, fill: "none", stroke: ink, "stroke-width": 2 }),
      ];
    case "band":
      return [element(canvas, "rect", { x, y: y - 5, width: 20, height: 10, fill: soft, "fill-opacity": 0.25 })];
    case "tick":
      return [element(canvas, "path", { d: `M${x},${y}h9M${x + 4.5},${y - 3.5}v7`, fill: "none", stroke: soft })];
    case "none":
      return [];
  }
}
