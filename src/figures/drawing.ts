/** One finished figure: what is shown, the data behind it, and what it says in words. */
export interface Drawing {
  /** A self-contained SVG, serialised as XML, with its own style; title and caption stand outside it. */
  readonly svg: string;
  /** What is drawn, as a table for the CSV file; in a fixed order that does not depend on the order of rows. */
  readonly data: DrawingData;
  /** The text alternative: the author's, else one made from the data. */
  readonly alt: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface DrawingData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What every kind of figure is told. */
export interface FigureOptions {
  /** The figure's id, kebab-case: the ids inside the SVG begin with it. */
  readonly id: string;
  /** Title, for assistive technology; the page prints it beside the figure. */
  readonly title: string;
  /** Text alternative; default: made from the data. */
  readonly alt?: string;
  /** Width wanted, in CSS pixels; default 720. A figure that needs more room than that is wider. */
  readonly width?: number;
  /** Width on paper, in mm: the SVG's own; default: its pixels. */
  readonly widthInMm?: number;
  /** Prints a number on an axis, a count or a value; default: JavaScript's shortest form. */
  readonly format?: (value: number) => string;
}

/** A group of participants: one colour and one shape everywhere. */
export interface FigureGroup {
  readonly label: string;
  /** Its place among the study's groups, from 0, which decides colour and shape; default: its place in the list. */
  readonly slot?: number;
}

/** A figure that cannot be drawn as asked; the message begins with the figure's id. */
export class FigureError extends Error {
  override name = "FigureError";
  constructor(
    readonly figure: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`figure ${figure}: ${reason}`, options);
  }
}

/** The slot of group number `index` of `groups`. */
export function slotOf(groups: readonly FigureGroup[], index: number): number {
  return groups[index]?.slot ?? index;
}
