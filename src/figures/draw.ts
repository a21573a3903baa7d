import type { PlannedFigure } from "../plan/plan.js";
import { openCanvas } from "./canvas.js";
import type { Drawing, FigureOptions } from "./drawing.js";
import { bars } from "./from-ledger/bars.js";
import { distribution } from "./from-ledger/distribution.js";
import { flow } from "./from-ledger/flow.js";
import { forest } from "./from-ledger/forest.js";
import { heatmap } from "./from-ledger/heatmap.js";
import { histogram } from "./from-ledger/histogram.js";
import { paired } from "./from-ledger/paired.js";
import { roc } from "./from-ledger/roc.js";
import { scatter } from "./from-ledger/scatter.js";
import { axisNumber, type DrawingSource, type Kind } from "./from-ledger/source.js";
import { survival } from "./from-ledger/survival.js";
import { writeDrawing } from "./serialise.js";

export type { DrawingSource, Points } from "./from-ledger/source.js";

const kinds: Readonly<Record<string, Kind>> = {
  bars,
  distribution,
  flow,
  forest,
  heatmap,
  histogram,
  paired,
  roc,
  scatter,
  survival,
};

/**
 * Reads what a planned figure shows from the ledger's statistics, and gives the function that lays it out, which reads no
 * more. `alt` is the author's text alternative, already filled.
 */
export function figureLayout(figure: PlannedFigure, source: DrawingSource, alt?: string) {
  const common: FigureOptions = {
    id: figure.id,
    title: figure.title,
    ...(alt !== undefined && { alt }),
    format: (value) => axisNumber(value, source.profile),
  };
  const kind = kinds[figure.kind];
  if (!kind) throw new Error(`no such kind of figure: ${figure.kind}`);
  return { common, layOut: kind(figure, source, common) };
}

/** Draws a planned figure from the ledger's statistics. */
export async function drawFigure(figure: PlannedFigure, source: DrawingSource, alt?: string): Promise<Drawing> {
  const { common, layOut } = figureLayout(figure, source, alt);
  const canvas = await openCanvas();
  return writeDrawing(canvas, common, layOut(canvas));
}
