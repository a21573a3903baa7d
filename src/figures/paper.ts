import { FigureError } from "./drawing.js";
import type { Sheet } from "./serialise.js";
import { figureWidth, fontSize } from "./theme.js";

/** A figure's size on paper, by a journal's rules. */
export interface PaperSize {
  readonly width_mm: number;
  /** The smallest text, in points; default 6. */
  readonly min_text_pt?: number;
  readonly max_height_mm?: number;
}

const pointsPerMm = 72 / 25.4;

/** The width in px at which a figure is laid out, so that its text is no smaller on paper than is allowed. */
export function widthFor({ width_mm, min_text_pt = 6 }: PaperSize): number {
  return Math.min(figureWidth, Math.floor((fontSize.small * width_mm * pointsPerMm) / min_text_pt));
}

/** Throws a FigureError where the sheet, as wide on paper as declared, has text that is too small, or is too high. */
export function checkSize(figure: string, { width, height }: Sheet, size: PaperSize): void {
  const { width_mm, min_text_pt = 6, max_height_mm } = size;
  const text = (fontSize.small * width_mm * pointsPerMm) / Math.ceil(width);
  if (text < min_text_pt - 1e-9)
    throw new FigureError(
      figure,
      `at ${width_mm} mm its text is ${Math.floor(text * 10) / 10} pt, below the least of ${min_text_pt} pt: it needs a width of ${Math.ceil((min_text_pt * Math.ceil(width)) / fontSize.small / pointsPerMm)} mm, shorter labels or fewer columns`,
    );
  const high = (Math.ceil(height) / Math.ceil(width)) * width_mm;
  if (max_height_mm !== undefined && high > max_height_mm)
    throw new FigureError(figure, `at ${width_mm} mm it is ${Math.ceil(high)} mm high, and may be ${max_height_mm} mm`);
}
