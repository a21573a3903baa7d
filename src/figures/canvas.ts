import { FigureError } from "./drawing.js";
import { svgDocument } from "./svg-document.js";

type PlotModule = typeof import("@observablehq/plot");

/** Where figures are drawn: Observable Plot and one document, shared by all figures. */
export interface Canvas {
  readonly Plot: PlotModule;
  readonly document: Document;
}

let shared: Promise<Canvas> | undefined;

/** The shared canvas; Plot is a dear import, so it is loaded when the first figure is drawn. */
export function openCanvas(): Promise<Canvas> {
  shared ??= loadCanvas();
  return shared;
}

async function loadCanvas(): Promise<Canvas> {
  return { Plot: await import("@observablehq/plot"), document: svgDocument() };
}

/**
 * What Plot draws, as a `<g>` at (x, y). A warning of Plot's is an error that names the figure.
 * Half a pixel is added, so that axes and rules at whole coordinates are one sharp pixel wide.
 */
export function plotAt(
  canvas: Canvas,
  figure: string,
  [x, y]: readonly [number, number],
  options: import("@observablehq/plot").PlotOptions,
): SVGGElement {
  const { Plot, document } = canvas;
  const warnings: string[] = [];
  const warn = console.warn;
  let svg: Element;
  console.warn = (...message: unknown[]) => void warnings.push(message.join(" "));
  try {
    svg = Plot.plot({ ...options, document });
  } catch (error) {
    Plot.plot({ document, marks: [] }); // takes up the warnings counted so far, which would mark the next figure
    throw new FigureError(figure, error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    console.warn = warn;
  }
  if (warnings.length > 0) throw new FigureError(figure, warnings.join("; "));
  if (svg.localName !== "svg") throw new FigureError(figure, `drawn as <${svg.localName}> rather than <svg>`);
  const group = element(canvas, "g", { transform: `translate(${x + 0.5},${y + 0.5})`, "text-anchor": "middle" });
  for (const child of [...svg.children]) if (child.localName !== "style") group.append(child);
  return group;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element with attributes and children; attributes that are undefined are left out. */
export function element<Name extends keyof SVGElementTagNameMap>(
  { document }: Pick<Canvas, "document">,
  name: Name,
  attributes: Attributes,
  ...children: (Node | string)[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}
