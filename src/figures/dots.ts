import type { Markish, RenderFunction } from "@observablehq/plot";
import { type Attributes, type Canvas, element } from "./canvas.js";
import { paper, type Shape } from "./theme.js";

/** A dot: its value on either axis, and how far it is moved from there, in px. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly dx?: number;
  readonly dy?: number;
}

export interface DotStyle {
  readonly shape: Shape;
  readonly colour: string;
  /** In px. */
  readonly radius: number;
  /** An outline only: a value below or above what the assay can tell; default false. */
  readonly hollow?: boolean;
}

/** Many dots as a single path, in the order given. */
export function dotMark(canvas: Canvas, dots: readonly Dot[], style: DotStyle): Markish {
  if (dots.length === 0) return null;
  const render: RenderFunction = (index, _scales, values) =>
    dotPath(
      canvas,
      Array.from(index, (i) => [values.x![i] + (dots[i]!.dx ?? 0), values.y![i] + (dots[i]!.dy ?? 0)] as const),
      style,
    );
  return canvas.Plot.dot(dots, { x: "x", y: "y", render });
}

/** A `<path>` of dots at places in px. */
export function dotPath(canvas: Canvas, places: readonly (readonly [number, number])[], style: DotStyle): SVGElement {
  const { shape, colour, radius, hollow = false } = style;
  const capped = !hollow && (shape === "circle" || shape === "square");
  const d = places.map(([x, y]) => outline(shape, x, y, radius, capped)).join("");
  const paint: Attributes = capped
    ? { fill: "none", stroke: colour, "stroke-width": round(radius * size[shape] * 2) }
    : hollow
      ? { fill: shape === "cross" ? "none" : paper, stroke: colour, "stroke-width": 1 }
      : shape === "cross"
        ? { fill: "none", stroke: colour, "stroke-width": 1.5 }
        : { fill: colour };
  const linecap = capped ? (shape === "circle" ? "round" : "square") : undefined;
  return element(canvas, "path", { d, ...paint, "stroke-linecap": linecap });
}

// Half-widths relative to the radius, so that all shapes look equally large.
const size: Readonly<Record<Shape, number>> = { circle: 1, square: 0.88, triangle: 1.25, diamond: 1.3, cross: 0.95 };

function outline(shape: Shape, x: number, y: number, radius: number, capped: boolean): string {
  const [cx, cy, r] = [round(x), round(y), round(radius * size[shape])];
  // A line of no length, drawn with caps: twelve bytes a dot.
  if (capped) return `M${cx},${cy}h0`;
  const [left, top, d] = [round(x - r), round(y - r), round(2 * r)];
  switch (shape) {
    case "circle":
      return `M${left},${cy}a${r},${r} 0 1 0 ${d},0a${r},${r} 0 1 0 ${-d},0z`;
    case "square":
      return `M${left},${top}h${d}v${d}h${-d}z`;
    case "triangle":
      return `M${cx},${top}l${r},${round(r * 1.75)}h${-d}z`;
    case "diamond":
      return `M${cx},${top}l${r},${r}l${-r},${r}l${-r},${-r}z`;
    case "cross":
      return `M${left},${cy}h${d}M${cx},${top}v${d}`;
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
