/** One colour of the figures: drawn as `light`, which a page may override through the CSS custom property. */
export interface Token {
  readonly property: string;
  readonly light: string;
  readonly dark: string;
}

/** The shapes that tell groups apart where colour does not. */
export type Shape = "circle" | "square" | "triangle" | "diamond" | "cross";

const token = (property: string, light: string, dark: string): Token => ({ property, light, dark });

/** Everything that is not a group: text, axes, grid, background. No two tokens share a light colour. */
export const tokens = {
  ink: token("--ink", "#1a1a1a", "#ececea"),
  soft: token("--ink-soft", "#555555", "#b4b4b0"),
  line: token("--figure-line", "#8a8a8a", "#85857f"),
  grid: token("--figure-grid", "#e4e4e4", "#34373a"),
  paper: token("--paper", "#ffffff", "#15181b"),
  /** The two ends of the diverging scale; the middle is paper. Ink stays readable on both. */
  negative: token("--figure-negative", "#4596d3", "#2668a0"),
  positive: token("--figure-positive", "#de7a35", "#a3500f"),
} as const;

/** Okabe and Ito's palette, darkened where a mark on white would fall below a contrast of 3 to 1. */
export const groupTokens: readonly Token[] = [
  token("--group-1", "#0072b2", "#56b4e9"),
  token("--group-2", "#d55e00", "#f0884a"),
  token("--group-3", "#009271", "#3cc79c"),
  token("--group-4", "#b3578c", "#dd94c0"),
  token("--group-5", "#a66f00", "#e6a817"),
  token("--group-6", "#5b5fc7", "#a3a6f5"),
  token("--group-7", "#7a7a00", "#d8d04a"),
  token("--group-8", "#6b6b6b", "#a8a8a8"),
];

const shapes: readonly Shape[] = ["circle", "square", "triangle", "diamond", "cross"];

/** Colour of the group in `slot`, as written into the SVG; colours repeat after the eighth, then with other shapes. */
export function groupColour(slot: number): string {
  return groupTokens[slot % groupTokens.length]!.light;
}

const lineDashes: readonly (string | undefined)[] = [undefined, "5 2", "2 2", "8 2 2 2", "3 3"];

/** Dashes of the line of the group in `slot`; undefined for a line without any. */
export function groupDash(slot: number): string | undefined {
  return lineDashes[slot % lineDashes.length];
}

/** Shape of the group in `slot`. */
export function groupShape(slot: number): Shape {
  return shapes[slot % shapes.length]!;
}

export const ink = tokens.ink.light;
export const soft = tokens.soft.light;
export const line = tokens.line.light;
export const grid = tokens.grid.light;
export const paper = tokens.paper.light;

/** Width of every figure in CSS pixels; on a narrower page the figure scrolls within its own box. */
export const figureWidth = 720;
export const fontFamily = `"Helvetica Neue", Arial, "Liberation Sans", sans-serif`;
/** Size of text in px: nothing in a figure is smaller than `small`. */
export const fontSize = { small: 11, heading: 12 } as const;
export const lineHeight = 13.5;

/** Attributes of a text that stands on lines, which it interrupts. */
export const halo = { stroke: paper, "stroke-width": 5, "paint-order": "stroke" } as const;

/** Dashes of lines that mean something: a detection limit, a reference value. */
export const dashes = { limit: "5 3", reference: "1 3" } as const;

/** The class of every figure's root element. */
export const figureClass = "reckon-figure";

const all: readonly Token[] = [...Object.values(tokens), ...groupTokens];

/**
 * The style that every figure carries, always the same text, so that a page that inlines figures may lift it once.
 * Colours stand in the SVG as plain attributes, which any viewer understands; these rules let a page's custom
 * properties take their place.
 */
export const figureStyle: string = all
  .flatMap(({ property, light }) =>
    ["fill", "stroke"].map((paint) => `.${figureClass} [${paint}="${light}"]{${paint}:var(${property},${light})}`),
  )
  .join("\n");

/** Custom properties that a page has for itself; the others are the figures' own. */
const shared: readonly Token[] = [tokens.ink, tokens.soft, tokens.paper];

/**
 * The style for a page that inlines figures without their own: the same rules, and the figures' own colours where the
 * page is dark, which is on screen only. Ink and paper (`--ink`, `--ink-soft`, `--paper`) are the page's.
 */
export const figurePageStyle: string = `${figureStyle}
@media screen and (prefers-color-scheme: dark){.${figureClass}{${all
  .filter((each) => !shared.includes(each))
  .map(({ property, dark }) => `${property}:${dark}`)
  .join(";")}}}`;
