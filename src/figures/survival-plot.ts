import { type Canvas, element } from "./canvas.js";
import { drawFrame, type Frame, placeIn, type Tick } from "./frame.js";
import { spread } from "./spread.js";
import type { SurvivalCurve } from "./survival-data.js";
import { textAt } from "./text.js";
import { wrap } from "./text-width.js";
import { dashes, groupColour, groupDash, lineHeight, soft } from "./theme.js";

export interface SurvivalPlot {
  readonly figure: string;
  readonly curves: readonly SurvivalCurve[];
  readonly frame: Frame;
  readonly ticks: { readonly x: readonly Tick[]; readonly y: readonly Tick[] };
  readonly band: boolean;
  /** Lines from the axes to where a curve comes to one half. */
  readonly median: boolean;
  /** Room for the curves' labels at the right; 0 for none. */
  readonly labelRoom: number;
}

/** Axes, bands, curves, ticks of censoring and lines to the medians, with the curves' labels at the right. */
export function drawSurvivalPlot(canvas: Canvas, plot: SurvivalPlot): Element[] {
  const { curves, frame } = plot;
  return [
    drawFrame(canvas, plot.figure, frame, plot.ticks),
    ...(plot.band ? curves.flatMap((curve) => drawBand(canvas, frame, curve)) : []),
    ...(plot.median ? curves.flatMap((curve) => drawMedian(canvas, frame, curve)) : []),
    ...curves.flatMap((curve) => drawCurve(canvas, frame, curve)),
    ...(plot.labelRoom > 0 ? drawLabels(canvas, plot) : []),
  ];
}

/** The sign of a curve: a short line as it is drawn. */
export function curveSign(canvas: Canvas, slot: number, [x, y]: readonly [number, number]): Element {
  return element(canvas, "path", { d: `M${x},${y}h18`, ...curveStyle(slot) });
}

const curveStyle = (slot: number) => ({
  fill: "none",
  stroke: groupColour(slot),
  "stroke-width": 1.8,
  "stroke-dasharray": groupDash(slot),
});

/** A step's corners, from the left: at each time down or up to the next value. */
function corners(
  frame: Frame,
  points: readonly (readonly [time: number, value: number])[],
): (readonly [number, number])[] {
  return points.flatMap(([time, value], index) => {
    const before = points[index - 1];
    const here = placeIn(frame, [time, value]);
    return before === undefined ? [here] : [placeIn(frame, [time, before[1]]), here];
  });
}

/** Corners of steps as a path: every other line is level, the others upright. */
const path = (places: readonly (readonly [number, number])[]): string =>
  places
    .map(([x, y], index) => {
      const before = places[index - 1];
      if (before === undefined) return `M${x},${y}`;
      return before[1] === y ? `H${x}` : before[0] === x ? `V${y}` : `L${x},${y}`;
    })
    .join("");

function drawBand(canvas: Canvas, frame: Frame, { points, slot }: SurvivalCurve): Element[] {
  // where limits do not exist (nobody left, nothing happened yet) the band is interrupted
  const stretches: (readonly [number, number, number])[][] = [[]];
  for (const { time, low, high } of points) {
    const stretch = stretches.at(-1)!;
    const end = frame.y.domain[1];
    if (low !== null && high !== null) stretch.push([time, Math.min(end, low), Math.min(end, high)]);
    else if (stretch.length > 0) {
      const [, last, top] = stretch.at(-1)!;
      stretch.push([time, last, top]);
      stretches.push([]);
    }
  }
  const d = stretches
    .filter(({ length }) => length > 1)
    .map((stretch) => {
      const low = corners(
        frame,
        stretch.map(([time, value]) => [time, value]),
      );
      const high = corners(
        frame,
        stretch.map(([time, , value]) => [time, value]),
      );
      return `${path([...high, ...low.reverse()])}z`;
    })
    .join("");
  return d === "" ? [] : [element(canvas, "path", { d, fill: groupColour(slot), "fill-opacity": 0.14 })];
}

function drawCurve(canvas: Canvas, frame: Frame, { points, slot }: SurvivalCurve): Element[] {
  const line = path(
    corners(
      frame,
      points.map(({ time, estimate }) => [time, estimate]),
    ),
  );
  const ticks = points
    .filter(({ censored = 0 }) => censored > 0)
    .map(({ time, estimate }) => placeIn(frame, [time, estimate]))
    .map(([x, y]) => `M${x},${y - 3.5}v7`)
    .join("");
  const colour = groupColour(slot);
  return [
    element(canvas, "path", { d: line, ...curveStyle(slot) }),
    ...(ticks === "" ? [] : [element(canvas, "path", { d: ticks, fill: "none", stroke: colour, "stroke-width": 0.8 })]),
  ];
}

function drawMedian(canvas: Canvas, frame: Frame, { median, slot }: SurvivalCurve): Element[] {
  if (median === null || median > frame.x.domain[1]) return [];
  const [x, y] = placeIn(frame, [median, 0.5]);
  const d = `M${frame.left + 0.5},${y}H${x}V${frame.top + frame.height + 0.5}`;
  return [
    element(canvas, "path", { d, fill: "none", stroke: groupColour(slot), "stroke-dasharray": dashes.reference }),
  ];
}

/** Each curve's label beside its end. */
function drawLabels(canvas: Canvas, { curves, frame, labelRoom }: SurvivalPlot): Element[] {
  const lines = curves.map(({ label }) => wrap(label, labelRoom - 26));
  const ends = curves.map(({ points }) => placeIn(frame, [0, points.at(-1)?.estimate ?? 0])[1]);
  const least = Math.max(...lines.map(({ length }) => length)) * lineHeight + 1;
  const places = spread(ends, least, [frame.top + 6, frame.top + frame.height - 4]);
  const left = frame.left + frame.width + 8;
  return curves.flatMap(({ slot }, index) => {
    const y = places[index]! + 4 - ((lines[index]!.length - 1) * lineHeight) / 2;
    return [
      curveSign(canvas, slot, [left, places[index]!]),
      textAt(canvas, [left + 22, y], lines[index]!, { fill: soft }),
    ];
  });
}
