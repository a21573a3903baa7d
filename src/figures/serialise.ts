import { type Canvas, element, openCanvas } from "./canvas.js";
import type { Drawing, DrawingData, FigureOptions } from "./drawing.js";
import { serialise } from "./svg-document.js";
import { figureClass, figureStyle, fontFamily, fontSize, ink, paper } from "./theme.js";

/** A figure that is drawn but not yet written. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly children: readonly Element[];
  readonly data: DrawingData;
  /** The text alternative made from the data. */
  readonly description: string;
}

const numeric = new Set(
  "d transform x y x1 x2 y1 y2 cx cy r rx ry width height points dx dy opacity fill-opacity stroke-opacity".split(" "),
);
/** Attributes of Plot's that say nothing inside an image with a text alternative, or that a strict policy forbids. */
const dropped = /^(aria-.*|class|style|role|font-variant)$/;

/** The function that draws a kind of figure, from the one that lays it out. */
export function drawnBy<O extends FigureOptions>(
  layOut: (canvas: Canvas, options: O) => Sheet,
): (options: O) => Promise<Drawing> {
  return async (options) => {
    const canvas = await openCanvas();
    return writeDrawing(canvas, options, layOut(canvas, options));
  };
}

/**
 * Writes a sheet as a self-contained SVG: an image with a title and a description for assistive technology, ids
 * `<figure id>-<n>` in document order, coordinates with two decimals, no class but the root's, and the shared style.
 */
export function writeDrawing(canvas: Canvas, options: FigureOptions, sheet: Sheet): Drawing {
  const { id, title } = options;
  const width = Math.ceil(sheet.width);
  const height = Math.ceil(sheet.height);
  const alt = options.alt ?? sheet.description;
  // The colour of text stands on this group rather than on the root, where the style's rules would not find it.
  const shapes = element(canvas, "g", { fill: ink }, ...sheet.children);
  const root = element(
    canvas,
    "svg",
    {
      class: figureClass,
      role: "img",
      "aria-labelledby": "title description",
      ...sizeOf(width, height, options.widthInMm),
      viewBox: `0 0 ${width} ${height}`,
      "font-family": fontFamily,
      "font-size": fontSize.small,
    },
    element(canvas, "title", { id: "title" }, title),
    element(canvas, "desc", { id: "description" }, alt),
    element(canvas, "style", {}, figureStyle),
    element(canvas, "rect", { width, height, fill: paper }),
    shapes,
  );
  for (const inner of within(shapes)) tidy(inner);
  renameIds(root, id);
  return { svg: inLines(serialise(root)), data: sheet.data, alt, width, height };
}

/** Width and height as the root states them: in px, or on paper. */
function sizeOf(width: number, height: number, widthInMm: number | undefined) {
  if (widthInMm === undefined) return { width, height };
  return { width: `${widthInMm}mm`, height: `${Math.round((widthInMm * height * 100) / width) / 100}mm` };
}

/** An SVG with a size on paper as one of its own pixels, for a page. */
export function inPixels(svg: string): string {
  return svg.replace(
    / width="[\d.]+mm" height="[\d.]+mm" viewBox="0 0 (\d+) (\d+)"/,
    ' width="$1" height="$2" viewBox="0 0 $1 $2"',
  );
}

/** The same SVG without its style, for a page that carries `figureStyle` once. */
export function withoutStyle(svg: string): string {
  return svg.replace(/<style>[^<]*<\/style>\n?/, "");
}

/** An element and everything inside it, in document order. */
function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* within(child);
}

function tidy(node: Element): void {
  for (const { name, value } of [...node.attributes]) {
    if (dropped.test(name)) node.removeAttribute(name);
    else if (value === "currentColor") node.setAttribute(name, ink);
    else if (numeric.has(name)) node.setAttribute(name, rounded(value));
  }
}

/** Every number in `text` with at most two decimals. */
export function rounded(text: string): string {
  return text.replace(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g, (digits) => {
    const value = Math.round(Number(digits) * 100) / 100;
    return String(value === 0 ? 0 : value);
  });
}

function renameIds(root: Element, figure: string): void {
  const names = new Map<string, string>();
  for (const node of within(root)) {
    if (node.id) names.set(node.id, `${figure}-${names.size + 1}`);
  }
  for (const node of within(root)) {
    for (const { name, value } of [...node.attributes]) {
      if (name === "id") node.setAttribute(name, names.get(value)!);
      else if (name === "aria-labelledby")
        node.setAttribute(
          name,
          value.replace(/\S+/g, (id) => names.get(id) ?? id),
        );
      else if (value.includes("#")) {
        node.setAttribute(
          name,
          value.replace(/^#(.+)$|url\(#([^)]+)\)/, (reference, href?: string, url?: string) => {
            const name = names.get(href ?? url ?? "");
            return name === undefined ? reference : href === undefined ? `url(#${name})` : `#${name}`;
          }),
        );
      }
    }
  }
}

/** One shape a line, so that a change in a figure is a short difference; text is left as it is. */
function inLines(svg: string): string {
  return `${svg.replace(/(>)(?=<(?:\/?g|path|rect|line|circle|text|title|desc|style|clipPath)[ >/])/g, "$1\n").replace(/<\/svg>$/, "\n</svg>")}\n`;
}
