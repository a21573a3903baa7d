import type { Axis } from "./axis.js";
import { linearTicks } from "./axis.js";
import type { Canvas } from "./canvas.js";
import { FigureError, type FigureOptions } from "./drawing.js";
import { drawNames, type Frame, nameRoom, sideRoom, type Tick, tickRoom } from "./frame.js";
import { drawKey, type KeyItem } from "./key.js";
import { drawnBy, type Sheet } from "./serialise.js";
import { describeCurves, type SurvivalCurve, tabulateCurves } from "./survival-data.js";
import { curveSign, drawSurvivalPlot } from "./survival-plot.js";
import { textAt } from "./text.js";
import { textWidth, widest, wrap } from "./text-width.js";
import { figureWidth, lineHeight, soft } from "./theme.js";

/** Step curves of survival or of cumulative incidence over time, with the numbers at risk beneath. */
export interface SurvivalOptions extends FigureOptions {
  readonly curves: readonly SurvivalCurve[];
  /** The times marked on the axis, ascending; the first and the last are its ends. */
  readonly times: readonly number[];
  readonly timeLabel: string;
  /** What the curves show: `Survival`, `Cumulative incidence of progression`. */
  readonly axisLabel: string;
  /** Upper end of the vertical axis; default 1. */
  readonly top?: number;
  /** Printed above the panel, a text a line: a test, medians. */
  readonly texts?: readonly string[];
  /** Said below the figure of how curves are drawn. */
  readonly notes?: readonly string[];
  /** Confidence bands; their words where they are drawn: `95% confidence interval`. */
  readonly band?: string;
  /** Lines to the medians; default false. */
  readonly median?: boolean;
  /** The numbers at risk; default true. */
  readonly atRisk?: boolean;
  /** Prints a probability on the vertical axis. */
  readonly share?: (value: number) => string;
}

/** Draws curves over time. Throws a FigureError where there is no curve, or fewer than two times. */
export const drawSurvival = drawnBy(layOutSurvival);

/** With more points than this in a curve, it would be a drawing of single participants. */
export const mostCurvePoints = 4000;

const plotHeight = 250;
const rowHeight = 15;

/** The same, laid out but not yet written. */
export function layOutSurvival(canvas: Canvas, options: SurvivalOptions): Sheet {
  const { id, curves, times, timeLabel, axisLabel, top: most = 1, band, median = false } = options;
  const { format = String, share = String, atRisk = true, width = figureWidth } = options;
  check(options);
  const x: Axis = { type: "linear", domain: [times[0]!, times.at(-1)!], ticks: times };
  const y: Axis = { type: "linear", domain: [0, most], ticks: linearTicks([0, most], 5) };
  const ticks = {
    x: times.map((value) => ({ value, text: format(value) })),
    y: y.ticks.map((value) => ({ value, text: share(value) })),
  };

  const labels = curves.map(({ label }) => wrap(label, Math.min(150, width * 0.25)));
  const counts = curves.flatMap(({ atRisk: texts }) => texts);
  const half = atRisk ? widest(counts) / 2 : 0;
  const risk = atRisk ? 26 + widest(labels.flat()) + 10 + half : 0;
  const axisRoom = sideRoom(axisLabel, plotHeight) + widest(ticks.y.map(({ text }) => text)) + 11;
  const left = Math.ceil(Math.max(axisRoom, risk));
  // labels at the ends of curves where there is room for them; else the rows of numbers at risk name the curves
  const endRoom = width < 480 && atRisk ? 0 : Math.min(170, widest(curves.map(({ label }) => label)) + 32);
  const last = textWidth(ticks.x.at(-1)!.text) / 2;
  const right = Math.ceil(Math.max(curves.length > 1 || !atRisk ? endRoom : 0, last, half) + 3);
  const texts = (options.texts ?? []).flatMap((text) => wrap(text, width - left - 2));
  const top = texts.length * lineHeight + 12;
  const frame: Frame = { left, top, width: width - left - right, height: plotHeight, x, y };
  if (frame.width < 80) throw new FigureError(id, `needs more room than ${width} px for its labels`);

  const plot = drawSurvivalPlot(canvas, {
    figure: id,
    curves: curves.map((curve) => within(curve, x)),
    frame,
    ticks: { x: thinned(ticks.x, frame), y: ticks.y },
    band: band !== undefined,
    median,
    labelRoom: curves.length > 1 || !atRisk ? endRoom : 0,
  });
  const below = top + plotHeight + tickRoom + nameRoom(timeLabel, frame.width);
  const table = atRisk
    ? drawAtRisk(canvas, { curves, labels, frame, ticks: ticks.x, top: below, half })
    : { elements: [], height: 0 };
  const keyTop = below + table.height + 4;
  const key = drawKey(canvas, keyItems(options), [2, keyTop], width);
  return {
    width,
    height: keyTop + key.height,
    children: [
      ...texts.map((text, index) => textAt(canvas, [left, 10 + index * lineHeight], text)),
      ...drawNames(canvas, frame, { x: timeLabel, y: axisLabel }, left - axisRoom),
      ...plot,
      ...table.elements,
      ...key.elements,
    ],
    data: tabulateCurves(curves),
    description: describeCurves(curves, {
      axisLabel,
      timeLabel,
      ticks: ticks.x,
      texts: options.texts ?? [],
      share,
      median,
    }),
  };
}

function check({ id, curves, times, top: most = 1 }: SurvivalOptions): void {
  if (curves.length === 0) throw new FigureError(id, "no curves");
  if (times.length < 2) throw new FigureError(id, "needs two times at least on its axis");
  for (const { label, points } of curves) {
    if (points.length === 0) throw new FigureError(id, `${label}: no point of the curve may be drawn`);
    if (points.some(({ estimate }) => estimate > most))
      throw new FigureError(id, `${label}: the curve rises above the axis, which ends at ${most}`);
    if (points.length > mostCurvePoints)
      throw new FigureError(
        id,
        `${label}: the curve has ${points.length} steps; declare steps: false, which draws it at fixed times`,
      );
  }
}

/** What of a curve lies on the axis, carried on to its end. */
function within(curve: SurvivalCurve, { domain: [from, to] }: Axis): SurvivalCurve {
  const shown = curve.points.filter(({ time }) => time >= from && time <= to);
  const cut = curve.points.length > 0 && curve.points.at(-1)!.time > to;
  const last = shown.at(-1);
  return cut && last && last.time < to
    ? { ...curve, points: [...shown, { ...last, time: to, censored: 0 }] }
    : { ...curve, points: shown };
}

/** Labels of ticks that would stand on one another are left out; their numbers at risk too. */
function thinned(ticks: readonly Tick[], { width, x }: Frame): Tick[] {
  const step = Math.max(1, Math.ceil((widest(ticks.map(({ text }) => text)) + 8) / (width / (ticks.length - 1))));
  return ticks
    .filter((_, index) => index % step === 0)
    .map((tick) => ({ ...tick, value: Math.min(tick.value, x.domain[1]) }));
}

interface AtRisk {
  readonly curves: readonly SurvivalCurve[];
  readonly labels: readonly (readonly string[])[];
  readonly frame: Frame;
  readonly ticks: readonly Tick[];
  readonly top: number;
  readonly half: number;
}

/** A row a curve: its sign and label, and under each tick how many are at risk there. */
function drawAtRisk(canvas: Canvas, { curves, labels, frame, ticks, top, half }: AtRisk) {
  const step = Math.max(1, Math.ceil((2 * half + 8) / (frame.width / (ticks.length - 1))));
  const [from, to] = frame.x.domain;
  const elements: Element[] = [textAt(canvas, [2, top + 12], "At risk", { fill: soft })];
  let y = top + 12 + rowHeight;
  for (const [index, curve] of curves.entries()) {
    const lines = labels[index]!;
    elements.push(curveSign(canvas, curve.slot, [2, y - 4]), textAt(canvas, [26, y], lines));
    for (const [place, { value }] of ticks.entries()) {
      const text = curve.atRisk[place];
      if (place % step !== 0 || !text) continue;
      const at = frame.left + ((value - from) / (to - from)) * frame.width;
      elements.push(textAt(canvas, [at + 0.5, y], text, { "text-anchor": "middle" }));
    }
    y += lines.length * lineHeight + 2;
  }
  return { elements, height: y - rowHeight - top + 6 };
}

function keyItems({ curves, band, median = false, notes = [] }: SurvivalOptions): KeyItem[] {
  const censored = curves.some(({ points }) => points.some(({ censored = 0 }) => censored > 0));
  return [
    ...(band === undefined ? [] : [{ sign: { kind: "band" }, text: band } as const]),
    ...(censored ? [{ sign: { kind: "tick" }, text: "censored" } as const] : []),
    ...(median ? [{ sign: { kind: "line", dash: "1 3" }, text: "median" } as const] : []),
    ...notes.map((text) => ({ sign: { kind: "none" }, text }) as const),
  ];
}
