import type { PanelsFigure } from "../plan/panels.js";
import type { PlannedFigure } from "../plan/plan.js";
import { type Canvas, openCanvas } from "./canvas.js";
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
import { layOutPanels, type PanelsOptions, panelWidth } from "./panels.js";
import { checkSize, type PaperSize, widthFor } from "./paper.js";
import { type Sheet, writeDrawing } from "./serialise.js";

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
  const size = figure.options.size as PaperSize | undefined;
  const common: FigureOptions = {
    id: figure.id,
    title: figure.title,
    ...(alt !== undefined && { alt }),
    ...(size && { width: widthFor(size), widthInMm: size.width_mm }),
    format: (value) => axisNumber(value, source.profile),
  };
  const drawn = figure.kind === "panels" ? panels(figure, source, common) : kindOf(figure)(figure, source, common);
  const layOut = (canvas: Canvas): Sheet => {
    const sheet = drawn(canvas);
    if (size) checkSize(figure.id, sheet, size);
    return sheet;
  };
  return { common, layOut };
}

function kindOf({ kind }: Pick<PlannedFigure, "kind">): Kind {
  const found = kinds[kind];
  if (!found) throw new Error(`no such kind of figure: ${kind}`);
  return found;
}

/** Figures as the panels of one. */
const panels: Kind = (figure, source, common) => {
  const { panels: parts, columns } = figure.options as unknown as PanelsFigure;
  const options: PanelsOptions = {
    ...common,
    ...(columns !== undefined && { columns }),
    panels: parts.map((part) => {
      const { id, title, kind } = part;
      const width = panelWidth({ ...common, ...(columns !== undefined && { columns }) });
      const { widthInMm: _, alt: __, ...rest } = common;
      return {
        id,
        title,
        layOut: kindOf({ kind })({ ...part, place: figure.place }, source, { ...rest, id, title, width }),
      };
    }),
  };
  return (canvas) => layOutPanels(canvas, options);
};

/** Draws a planned figure from the ledger's statistics. */
export async function drawFigure(figure: PlannedFigure, source: DrawingSource, alt?: string): Promise<Drawing> {
  const { common, layOut } = figureLayout(figure, source, alt);
  const canvas = await openCanvas();
  return writeDrawing(canvas, common, layOut(canvas));
}
