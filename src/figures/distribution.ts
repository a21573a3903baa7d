import { type Axis, axisOf } from "./axis.js";
import { boxParts } from "./box.js";
import type { Canvas } from "./canvas.js";
import {
  countPoints,
  type DistributionPanel,
  describeDistribution,
  limitsOf,
  mostPoints,
  printCount,
  tabulateDistribution,
  withoutPoints,
} from "./distribution-data.js";
import { type DistributionLayout, drawDistributionPanel } from "./distribution-panel.js";
import { FigureError, type FigureGroup, type FigureOptions } from "./drawing.js";
import { drawKey, type KeyItem } from "./key.js";
import { placeOf, printQuantity, quantity } from "./quantity.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { widest, wrap } from "./text-width.js";
import { dashes, figureWidth, lineHeight, soft } from "./theme.js";
import { distinct } from "./words.js";

/** Box plots, with a point for every participant where these may be shown: one panel a variable, groups side by side. */
export interface DistributionOptions extends FigureOptions {
  /** The groups, in the order in which they are drawn. */
  readonly groups: readonly FigureGroup[];
  readonly panels: readonly DistributionPanel[];
  /** What the whiskers reach to, in words: `whiskers: 5th to 95th percentile`. */
  readonly whiskers: string;
  /** Default `linear`. */
  readonly scale?: Axis["type"];
  /** Panels side by side; default: as many as leave room for the groups' labels, at most 4. */
  readonly columns?: number;
  /** All panels on the same axis; default false. */
  readonly sharedAxis?: boolean;
}

/** Draws distributions by group. Throws a FigureError where a panel has no value, or not one cell a group. */
export const drawDistribution = drawnBy(layOutDistribution);

/** The same, laid out but not yet written. */
export function layOutDistribution(canvas: Canvas, options: DistributionOptions): Sheet {
  const { id, groups, format = String, width = figureWidth } = options;
  check(options);
  const points = countPoints(options.panels);
  const panels = points > mostPoints ? options.panels.map(withoutPoints) : options.panels;
  const labels = panels.flatMap((panel) => [
    ...Object.values(plotHeights).flatMap((height) => panelAxis(options, panel, panels, height).ticks.map(format)),
    ...limitsOf(panel).map((limit) => printQuantity(limit, format)),
  ]);
  const layout = layOut(options, widest(labels) + 10);
  const rowHeight = layout.top + layout.plotHeight + layout.bottom;
  const children: Element[] = panels.flatMap((panel, index) => {
    const column = index % layout.columns;
    const row = Math.floor(index / layout.columns);
    const axis = panelAxis(options, panel, panels, layout.plotHeight);
    const at = [column * (layout.width + gap), row * rowHeight] as const;
    return drawDistributionPanel(canvas, { figure: id, groups, panel, axis, layout, at, format });
  });
  const height = Math.ceil(panels.length / layout.columns) * rowHeight;
  const key = drawKeyOf(canvas, options, panels, points, height);
  return {
    width,
    height: height + key.height,
    children: [...children, ...key.elements],
    data: tabulateDistribution(groups, panels),
    description: describeDistribution(groups, panels, {
      whiskers: options.whiskers,
      scale: options.scale ?? "linear",
      format,
    }),
  };
}

function check({ id, groups, panels }: DistributionOptions): void {
  if (panels.length === 0) throw new FigureError(id, "no panels");
  for (const { label, cells } of panels) {
    if (cells.length !== groups.length) {
      throw new FigureError(id, `${label} has ${cells.length} cells for ${groups.length} groups`);
    }
    for (const [index, { box }] of cells.entries()) {
      const absent = box && boxParts.find((part) => quantity(box[part]) === null);
      if (absent) throw new FigureError(id, `${label}, ${groups[index]!.label}: the box has no ${absent}`);
    }
  }
}

const gap = 14;
const plotHeights = { low: 120, middle: 140, high: 220 } as const;

function panelAxis(
  { id, scale = "linear", sharedAxis = false }: DistributionOptions,
  panel: DistributionPanel,
  panels: readonly DistributionPanel[],
  height: number,
): Axis {
  const shown = sharedAxis ? panels : [panel];
  const has = (side: "below" | "above") =>
    shown.some(({ cells }) => cells.some(({ points }) => points?.[side]?.length));
  // Room for the rows of points beyond a limit.
  const room = (side: "below" | "above") => (has(side) ? 0.05 + 14 / height : 0.05);
  const count = Math.min(6, Math.floor(height / 26));
  const values = shown.flatMap((one) => [
    ...limitsOf(one).map(placeOf),
    ...(one.reference ? [one.reference.value] : []),
    ...one.cells.flatMap(({ box, points }) => [
      ...(box ? boxParts.map((part) => placeOf(box[part])) : []),
      ...Array.from(points?.values ?? []),
    ]),
  ]);
  try {
    return axisOf(panel.scale ?? scale, values, { count, padding: [room("below"), room("above")] });
  } catch (error) {
    throw new FigureError(id, `${panel.label}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function layOut(
  { groups, panels, columns, format = String, width = figureWidth }: DistributionOptions,
  left: number,
): DistributionLayout {
  const counts = distinct(panels.flatMap(({ cells }) => cells.map((cell) => printCount(cell, format))));
  const widthOf = (candidate: number) => (width - gap * (candidate - 1)) / candidate;
  const slotOf = (candidate: number) => Math.min(150, (widthOf(candidate) - left - 2) / groups.length);
  const fits = (candidate: number) => {
    const room = slotOf(candidate) - 3;
    const lines = groups.map(({ label }) => wrap(label, room));
    return widest([...lines.flat(), ...counts]) <= room && Math.max(...lines.map((each) => each.length)) <= 2;
  };
  const most = [4, 3, 2].find((candidate) => candidate <= panels.length && fits(candidate)) ?? 1;
  // As few columns as give the same number of rows: four panels stand two by two rather than three and one.
  const chosen = columns ?? Math.ceil(panels.length / Math.ceil(panels.length / most));
  const lines = Math.max(...groups.map(({ label }) => wrap(label, slotOf(chosen) - 3).length));
  return {
    columns: chosen,
    width: widthOf(chosen),
    top: 24,
    left,
    plotWidth: slotOf(chosen) * groups.length,
    plotHeight: chosen >= 4 ? plotHeights.low : chosen === 3 ? plotHeights.middle : plotHeights.high,
    bottom: (lines + 1) * lineHeight + 24,
  };
}

function drawKeyOf(
  canvas: Canvas,
  { whiskers, width }: DistributionOptions,
  panels: readonly DistributionPanel[],
  points: number,
  top: number,
) {
  const limits = panels.flatMap(limitsOf).map((limit) => String(limit)[0]);
  const shown = points > 0 && points <= mostPoints;
  const bounds = limits.includes("<") ? (limits.includes(">") ? "detection limits" : "detection limit") : "upper limit";
  const beyond = limits.includes("<") ? (limits.includes(">") ? "beyond a limit" : "below detection") : "above range";
  const hollow = panels.some(({ cells }) =>
    cells.some((cell) => cell.points?.below?.length || cell.points?.above?.length),
  );
  const boundedBox = panels.some(({ cells }) =>
    cells.some(({ box }) => box && [box.q1, box.median, box.q3].some((value) => typeof value === "string")),
  );
  const references = distinct(panels.flatMap(({ reference }) => (reference ? [reference.label] : [])));
  const items: KeyItem[] = [
    { sign: { kind: "box" }, text: `median and quartiles; ${whiskers}` },
    ...(shown ? [{ sign: { kind: "dot", shape: "circle", colour: soft }, text: "one participant" } as const] : []),
    ...(shown && hollow
      ? [{ sign: { kind: "dot", shape: "circle", colour: soft, hollow: true }, text: beyond } as const]
      : []),
    ...(limits.length > 0 ? [{ sign: { kind: "line", dash: dashes.limit }, text: bounds } as const] : []),
    ...(boundedBox ? [{ sign: { kind: "none" }, text: "dashed median or quartile: beyond the limit" } as const] : []),
    ...references.map((text) => ({ sign: { kind: "line", dash: dashes.reference }, text }) as const),
    ...(points > mostPoints ? [{ sign: { kind: "none" }, text: "too many participants for points" } as const] : []),
  ];
  return drawKey(canvas, items, [2, top], width);
}
