import type { Profile } from "../format/profile.js";
import type { PlannedFigure } from "../plan/plan.js";
import { compactSvg } from "./compact-svg.js";
import { type DrawingSource, drawFigure, figureLayout } from "./draw.js";
import type { Drawing } from "./drawing.js";
import { type Reads, recorded, replayed } from "./reads.js";
import { inPixels, withoutStyle } from "./serialise.js";

/**
 * A figure with everything that it shows, as plain data: what is declared of it, and what it read of the ledger, the
 * catalogue and the participants. It can go to another thread, and two sketches that are equal give the same drawing.
 */
export interface Sketch {
  readonly figure: Pick<PlannedFigure, "id" | "kind" | "title" | "options" | "draws">;
  readonly profile: Profile;
  readonly groups: readonly string[];
  readonly reads: { readonly ledger: Reads; readonly catalogue: Reads; readonly points?: Reads };
}

/** A drawing, and the shorter SVG that stands in the page: no style of its own, coordinates in tenths of a pixel. */
export interface FinishedDrawing extends Drawing {
  readonly inPage: string;
}

/** The sketch of a planned figure. Throws a FigureError where what it shows cannot be drawn. */
export function sketchOf(figure: PlannedFigure, source: DrawingSource): Sketch {
  const [ledger, catalogue] = [recorded(source.ledger), recorded(source.catalogue)];
  const points = source.points && recorded(source.points);
  const { profile, groups } = source;
  figureLayout(figure, {
    profile,
    groups,
    ledger: ledger.seen,
    catalogue: catalogue.seen,
    ...(points && { points: points.seen }),
  });
  const { id, kind, title, options, draws } = figure;
  return {
    figure: { id, kind, title, options, draws },
    profile,
    groups,
    reads: { ledger: ledger.end(), catalogue: catalogue.end(), ...(points && { points: points.end() }) },
  };
}

/** Draws a sketch. Throws a FigureError where it cannot be drawn. */
export async function drawSketch({ figure, profile, groups, reads }: Sketch): Promise<FinishedDrawing> {
  const { ledger, catalogue, points } = reads;
  const drawing = await drawFigure(
    { ...figure, place: { file: "" } },
    {
      profile,
      groups,
      ledger: replayed(ledger),
      catalogue: replayed(catalogue),
      ...(points && { points: replayed(points) }),
    },
  );
  return { ...drawing, inPage: compactSvg(withoutStyle(inPixels(drawing.svg))) };
}
