import { type Axis, axisOf, linearTicks } from "./axis.js";
import { type Canvas, element } from "./canvas.js";
import { type DrawingData, FigureError, type FigureGroup, type FigureOptions, slotOf } from "./drawing.js";
import { drawFrame, drawNames, type Frame, nameRoom, placeIn, sideRoom, tickRoom } from "./frame.js";
import { drawKey, type KeyItem } from "./key.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { textAt } from "./text.js";
import { widest } from "./text-width.js";
import { figureWidth, groupColour, groupDash, paper } from "./theme.js";
import { withUnit } from "./words.js";

export interface HistogramBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Of the group's participants. */
  readonly share: number;
}

/** Counts in bins: a panel a group, or the outlines of all groups in one. */
export interface HistogramOptions extends FigureOptions {
  /** The groups with their bars, all in the same bins. */
  readonly groups: readonly (FigureGroup & { readonly bars: readonly HistogramBar[]; readonly n: string })[];
  readonly variable: { readonly label: string; readonly unit?: string };
  /** Default `panels`. */
  readonly as?: "panels" | "overlay";
  /** Counts, or shares of the group. */
  readonly show: "count" | "share";
  /** Says what the bins are: `bins of 5 years`. */
  readonly bins: string;
  readonly share?: (value: number) => string;
  readonly statistic: string;
}

/** Draws histograms. Throws a FigureError where there is no bar. */
export const drawHistogram = drawnBy(layOutHistogram);

const gap = 20;

/** The same, laid out but not yet written. */
export function layOutHistogram(canvas: Canvas, options: HistogramOptions): Sheet {
  const { id, groups, variable, as = "panels", show, format = String, share = String, width = figureWidth } = options;
  const bars = groups.flatMap((group) => group.bars);
  if (bars.length === 0) throw new FigureError(id, "no bars");
  const overlay = as === "overlay" || groups.length === 1;
  const height = overlay ? 210 : groups.length > 3 ? 80 : 110;
  const name = withUnit(variable.label, variable.unit);
  const most = Math.max(...bars.map((bar) => bar[show]));
  const high = most === 0 ? 1 : most * 1.04;
  const ticks = linearTicks([0, high], Math.floor(height / 22), show === "count");
  const print = show === "count" ? format : share;
  const y: Axis = { type: "linear", domain: [0, high], ticks };
  const yTicks = ticks.map((value) => ({ value, text: print(value) }));
  const yName = show === "count" ? "Participants" : "Share of participants";
  const nameWidth = sideRoom(yName, height);
  const left = Math.ceil(nameWidth + widest(yTicks.map(({ text }) => text)) + 11);
  const x = axisOf("linear", [bars[0]!.from, bars.at(-1)!.to], {
    count: Math.max(3, Math.floor((width - left) / 70)),
    padding: [0.01, 0.01],
  });
  const xTicks = x.ticks.map((value) => ({ value, text: format(value) }));
  const right = Math.ceil(widest(xTicks.slice(-1).map(({ text }) => text)) / 2) + 2;
  const panels = overlay ? [groups] : groups.map((group) => [group]);
  const titled = overlay && groups.length > 1 ? 8 : 22;
  const children: Element[] = [];
  let top = 0;
  for (const [index, shown] of panels.entries()) {
    const last = index === panels.length - 1;
    const frame: Frame = { left, top: top + titled, width: width - left - right, height, x, y };
    if (titled > 10) children.push(textAt(canvas, [left, top + 12], `${shown[0]!.label}, ${shown[0]!.n}`));
    children.push(drawFrame(canvas, id, frame, { x: xTicks, y: yTicks }));
    for (const group of shown) {
      const slot = slotOf(groups, groups.indexOf(group));
      children.push(
        overlay && groups.length > 1
          ? outline(canvas, frame, group.bars, show, slot)
          : drawBars(canvas, frame, group.bars, show, slot),
      );
    }
    const names = drawNames(canvas, frame, { x: last ? name : "", y: yName }, 0);
    children.push(...names);
    top += titled + height + (last ? tickRoom + nameRoom(name, frame.width) : gap);
  }
  const items: KeyItem[] = [
    ...(overlay && groups.length > 1
      ? groups.map(({ label, n }, index) => {
          const slot = slotOf(groups, index);
          return {
            sign: { kind: "line", dash: groupDash(slot) ?? "", colour: groupColour(slot) },
            text: `${label}, ${n}`,
          } as const;
        })
      : []),
    { sign: { kind: "none" }, text: options.bins },
  ];
  const key = drawKey(canvas, items, [2, top + 4], width);
  return {
    width,
    height: top + 4 + key.height,
    children: [...children, ...key.elements],
    data: tabulate(options),
    description: describe(options, print),
  };
}

function drawBars(
  canvas: Canvas,
  frame: Frame,
  bars: readonly HistogramBar[],
  show: "count" | "share",
  slot: number,
): Element {
  const d = bars
    .filter((bar) => bar[show] > 0)
    .map((bar) => {
      const [x1, y1] = placeIn(frame, [bar.from, bar[show]]);
      const [x2, y2] = placeIn(frame, [bar.to, 0]);
      return `M${x1},${y2}V${y1}H${x2}V${y2}z`;
    })
    .join("");
  return element(canvas, "path", {
    d,
    fill: groupColour(slot),
    "fill-opacity": 0.85,
    stroke: paper,
    "stroke-width": 0.8,
  });
}

function outline(
  canvas: Canvas,
  frame: Frame,
  bars: readonly HistogramBar[],
  show: "count" | "share",
  slot: number,
): Element {
  const [x0, y0] = placeIn(frame, [bars[0]!.from, 0]);
  const steps = bars.map((bar) => {
    const [, y] = placeIn(frame, [bar.from, bar[show]]);
    return `V${y}H${placeIn(frame, [bar.to, 0])[0]}`;
  });
  const colour = groupColour(slot);
  return element(canvas, "path", {
    d: `M${x0},${y0}${steps.join("")}V${y0}`,
    fill: colour,
    "fill-opacity": 0.1,
    stroke: colour,
    "stroke-width": 1.6,
    "stroke-dasharray": groupDash(slot),
  });
}

function tabulate({ groups, variable, statistic }: HistogramOptions): DrawingData {
  const columns = ["variable", "unit", "group", "from", "to", "count", "share", "statistic"];
  const rows = groups.flatMap(({ label, bars }) =>
    bars.map(({ from, to, count, share }) => [
      variable.label,
      variable.unit ?? "",
      label,
      from,
      to,
      count,
      share,
      statistic,
    ]),
  );
  return { columns, rows };
}

function describe(
  { groups, variable, show, bins, format = String }: HistogramOptions,
  print: (value: number) => string,
): string {
  const each = groups.map(({ label, n, bars }) => {
    const fullest = bars.reduce((most, bar) => (bar.count > most.count ? bar : most));
    const held = bars.filter(({ count }) => count > 0);
    return `${label} (${n}): from ${format(held[0]!.from)} to ${format(held.at(-1)!.to)}, most of them, ${print(fullest[show])}, from ${format(fullest.from)} to ${format(fullest.to)}`;
  });
  return `Histogram of ${withUnit(variable.label, variable.unit)}, ${bins}. ${each.join(". ")}.`;
}
