import { type Canvas, element } from "./canvas.js";
import { type DrawingData, FigureError, type FigureOptions } from "./drawing.js";
import type { Sheet } from "./serialise.js";
import { textAt } from "./text.js";
import { wrap } from "./text-width.js";
import { figureWidth, fontSize, lineHeight } from "./theme.js";

/** A figure that is a part of another. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly layOut: (canvas: Canvas) => Sheet;
}

/** Several figures in one, each under its letter. */
export interface PanelsOptions extends FigureOptions {
  readonly panels: readonly Panel[];
  /** Panels side by side; default 1. */
  readonly columns?: number;
}

const gap = 24;
const letterRoom = 20;

/** The width that each of the panels has. */
export function panelWidth({ width = figureWidth, columns = 1 }: Pick<PanelsOptions, "width" | "columns">): number {
  return Math.floor((width - gap * (columns - 1)) / columns);
}

/** Panels row by row, lettered A, B, C. Throws a FigureError where one needs more room than its column has. */
export function layOutPanels(canvas: Canvas, options: PanelsOptions): Sheet {
  const { id, panels, columns = 1, width = figureWidth } = options;
  const room = panelWidth(options);
  const laid = panels.map(({ layOut, ...panel }, index) => {
    const sheet = layOut(canvas);
    if (sheet.width > room + 0.5)
      throw new FigureError(
        id,
        `panel ${panel.id} needs ${Math.ceil(sheet.width)} px, and has ${room}: declare fewer columns`,
      );
    const letter = String.fromCharCode(65 + index);
    return { ...panel, sheet, letter, title: wrap(panel.title, room - letterRoom) };
  });
  const children: Element[] = [];
  let top = 0;
  for (let first = 0; first < laid.length; first += columns) {
    const row = laid.slice(first, first + columns);
    const head = Math.max(...row.map(({ title }) => title.length)) * lineHeight + 8;
    for (const [column, { sheet, letter, title }] of row.entries()) {
      const left = column * (room + gap);
      children.push(
        textAt(canvas, [left + 2, top + 11], letter, { "font-weight": "bold", "font-size": fontSize.heading }),
        textAt(canvas, [left + letterRoom, top + 11], title, { "font-weight": "bold" }),
        element(canvas, "g", { transform: `translate(${left},${top + head})` }, ...sheet.children),
      );
    }
    top += head + Math.max(...row.map(({ sheet }) => sheet.height)) + (first + columns < laid.length ? gap : 0);
  }
  return {
    width,
    height: top,
    children,
    data: together(laid.map(({ letter, sheet }) => [letter, sheet.data])),
    description: laid
      .map(({ letter, title, sheet }) => `Panel ${letter}, ${title.join(" ")}: ${sheet.description}`)
      .join(" "),
  };
}

/** The panels' tables as one: every column that one of them has, empty where another has none. */
function together(panels: readonly (readonly [letter: string, data: DrawingData])[]): DrawingData {
  const columns = [...new Set(panels.flatMap(([, data]) => data.columns))];
  const rows = panels.flatMap(([letter, data]) =>
    data.rows.map((row) => [letter, ...columns.map((column) => row[data.columns.indexOf(column)] ?? null)]),
  );
  return { columns: ["panel", ...columns], rows };
}
