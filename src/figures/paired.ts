import { type Axis, along, axisOf } from "./axis.js";
import { type Box, boxMarks, boxParts } from "./box.js";
import { type Canvas, element, plotAt } from "./canvas.js";
import { type DrawingData, FigureError, type FigureGroup, type FigureOptions, slotOf } from "./drawing.js";
import { drawFrame, drawNames, type Frame, sideRoom } from "./frame.js";
import { drawKey, type KeyItem } from "./key.js";
import { placeOf, printQuantity } from "./quantity.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { textAt } from "./text.js";
import { widest, wrap } from "./text-width.js";
import { figureWidth, groupColour, lineHeight, soft } from "./theme.js";

export interface PairedCell {
  readonly n: number;
  /** Null where there are none. */
  readonly box: Box | null;
  readonly statistic: string;
}

/** A group's panel: a box an occasion, and where they may be shown a line a participant from one occasion to the next. */
export interface PairedPanel extends FigureGroup {
  readonly cells: readonly PairedCell[];
  /** Of each occasion but the last, the values there and at the next, in any order. */
  readonly lines?: readonly (readonly (readonly [number, number])[])[];
  readonly text?: string;
}

/** The same participants on several occasions. */
export interface PairedOptions extends FigureOptions {
  readonly occasions: readonly string[];
  readonly panels: readonly PairedPanel[];
  readonly axisLabel: string;
  /** What the whiskers reach to, in words. */
  readonly whiskers: string;
  readonly scale?: Axis["type"];
}

/** Draws participants' courses. Throws a FigureError where a panel holds nothing, or a logarithmic axis cannot show a value. */
export const drawPaired = drawnBy(layOutPaired);

/** With more lines than this, boxes stand alone. */
export const mostPairedLines = 4000;

const height = 220;
const gap = 16;

/** The same, laid out but not yet written. */
export function layOutPaired(canvas: Canvas, options: PairedOptions): Sheet {
  const { id, occasions, panels, axisLabel, format = String, width = figureWidth } = options;
  const count = panels.reduce((sum, { lines = [] }) => sum + lines.flat().length, 0);
  const shown = count > 0 && count <= mostPairedLines;
  const y = axisFor(options, shown);
  const ticks = y.ticks.map((value) => ({ value, text: format(value) }));
  const axisRoom = Math.ceil(
    (axisLabel === "" ? 0 : sideRoom(axisLabel, height)) + widest(ticks.map(({ text }) => text)) + 11,
  );
  const columns = Math.max(
    1,
    Math.min(panels.length, Math.floor((width - axisRoom) / Math.max(150, occasions.length * 62))),
  );
  const panelWidth = Math.floor((width - axisRoom - gap * (columns - 1)) / columns) - 2;
  const slot = panelWidth / occasions.length;
  const heads = panels.map(({ text }) => (text ? wrap(text, panelWidth) : []));
  const headRoom = (Math.max(...heads.map(({ length }) => length)) + 1) * lineHeight + 8;
  const labels = occasions.map((label) => wrap(label, slot - 6));
  const labelLines = Math.max(...labels.map(({ length }) => length));
  const rowHeight = headRoom + height + (labelLines + 1) * lineHeight + 18;
  const children = panels.flatMap((panel, index) => {
    const left = axisRoom + (index % columns) * (panelWidth + gap);
    const top = Math.floor(index / columns) * rowHeight + headRoom;
    const x: Axis = { type: "linear", domain: [0, occasions.length], ticks: [] };
    const frame: Frame = { left, top, width: panelWidth, height, x, y };
    const colour = groupColour(slotOf(panels, index));
    const place = (k: number, value: number) =>
      [
        Math.round((left + slot * (k + 0.5)) * 100) / 100,
        Math.round((top + (1 - along(y, value)) * height) * 100) / 100,
      ] as const;
    return [
      textAt(canvas, [left, top - 8 - heads[index]!.length * lineHeight], panel.label, { "font-weight": "bold" }),
      ...(heads[index]!.length > 0
        ? [textAt(canvas, [left, top - 8 - (heads[index]!.length - 1) * lineHeight], heads[index]!)]
        : []),
      drawFrame(canvas, id, frame, {
        x: [],
        y: index % columns === 0 ? ticks : ticks.map(({ value }) => ({ value, text: "" })),
      }),
      ...(index % columns === 0 && axisLabel !== "" ? drawNames(canvas, frame, { x: "", y: axisLabel }, 0) : []),
      ...(shown ? [drawLines(canvas, panel.lines ?? [], place, colour)] : []),
      drawBoxes(canvas, id, panel, frame, { slot, colour, beside: shown }),
      ...labels.flatMap((lines, k) => [
        textAt(canvas, [left + slot * (k + 0.5), top + height + 15], lines, { "text-anchor": "middle" }),
        textAt(
          canvas,
          [left + slot * (k + 0.5), top + height + 15 + labelLines * lineHeight],
          `n = ${format(panel.cells[k]!.n)}`,
          { "text-anchor": "middle", fill: soft },
        ),
      ]),
    ];
  });
  const bottom = Math.ceil(panels.length / columns) * rowHeight;
  const items: KeyItem[] = [
    { sign: { kind: "box" }, text: `median and quartiles; ${options.whiskers}` },
    ...(shown ? [{ sign: { kind: "line", dash: "" }, text: "one participant" } as const] : []),
    ...(count > mostPairedLines ? [{ sign: { kind: "none" }, text: "too many participants for lines" } as const] : []),
  ];
  const key = drawKey(canvas, items, [2, bottom], width);
  return {
    width,
    height: bottom + key.height,
    children: [...children, ...key.elements],
    data: tabulate(options, shown),
    description: describe(options, format),
  };
}

function axisFor({ id, panels, scale = "linear" }: PairedOptions, shown: boolean): Axis {
  const values = panels.flatMap(({ label, cells, lines = [] }) => {
    const boxes = cells.flatMap(({ box }) => (box ? boxParts.map((part) => placeOf(box[part])) : []));
    if (boxes.length === 0) throw new FigureError(id, `${label} has no values`);
    return shown ? [...boxes, ...lines.flat(2)] : boxes;
  });
  try {
    return axisOf(scale, values, { count: 6, padding: [0.05, 0.05] });
  } catch (error) {
    throw new FigureError(id, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

type Place = (occasion: number, value: number) => readonly [number, number];

/** All participants' lines of a panel as one path, in an order that does not depend on theirs. */
function drawLines(canvas: Canvas, lines: NonNullable<PairedPanel["lines"]>, place: Place, stroke: string): Element {
  const count = lines.flat().length;
  const d = lines
    .flatMap((pairs, k) =>
      [...pairs]
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        .map(([from, to]) => `M${place(k, from).join()}L${place(k + 1, to).join()}`),
    )
    .join("");
  return element(canvas, "path", {
    d,
    fill: "none",
    stroke,
    "stroke-width": count > 300 ? 0.4 : 0.9,
    "stroke-opacity": 0.45,
  });
}

/** A box an occasion; beside the lines' ends where there are lines. */
function drawBoxes(
  canvas: Canvas,
  figure: string,
  { cells }: PairedPanel,
  { left, top, width, height, y }: Frame,
  { slot, colour, beside }: { slot: number; colour: string; beside: boolean },
): Element {
  const shift = beside ? 0.24 : 0;
  const boxes = cells.flatMap(({ box }, k) =>
    box ? [{ ...box, x: k + 0.5 + (k === 0 ? -shift : k === cells.length - 1 ? shift : 0), fill: colour }] : [],
  );
  return plotAt(canvas, figure, [left, top], {
    width,
    height,
    marginTop: 0,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
    x: { type: "linear", domain: [0, cells.length], axis: null },
    y: { type: y.type, domain: [...y.domain], axis: null },
    marks: boxMarks(canvas, boxes, Math.min(0.3, 16 / slot)),
  });
}

function tabulate({ occasions, panels }: PairedOptions, shown: boolean): DrawingData {
  const columns = ["group", "mark", "occasion", "value", "next occasion", "next value", "n", "statistic"];
  const rows = panels.flatMap(({ label, cells, lines = [] }) => [
    ...cells.flatMap(({ box, n, statistic }, k) =>
      boxParts.map((part) => [label, part, occasions[k]!, box ? box[part] : null, "", null, n, statistic]),
    ),
    ...(shown
      ? lines.flatMap((pairs, k) =>
          [...pairs]
            .sort((a, b) => a[0] - b[0] || a[1] - b[1])
            .map(([from, to]) => [label, "participant", occasions[k]!, from, occasions[k + 1]!, to, null, ""]),
        )
      : []),
  ]);
  return { columns, rows };
}

function describe({ occasions, panels, axisLabel }: PairedOptions, format: (value: number) => string): string {
  const each = panels.map(({ label, cells, text }) => {
    const said = cells.map(
      ({ box, n }, k) =>
        `${occasions[k]}: median ${box ? printQuantity(box.median, format) : "not available"} (n = ${format(n)})`,
    );
    return `${label}${text ? `, ${text}` : ""}: ${said.join("; ")}`;
  });
  return `Courses from ${occasions[0]} to ${occasions.at(-1)}${axisLabel ? ` (${axisLabel})` : ""}. ${each.join(". ")}.`;
}
