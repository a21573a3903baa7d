import type { DrawingData } from "./drawing.js";

/** A curve's value from one time to the next. */
export interface CurvePoint {
  readonly time: number;
  readonly atRisk: number;
  readonly estimate: number;
  /** Confidence limits; null where there are none. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many were censored at that time; left out where that may not be shown. */
  readonly censored?: number;
}

export interface SurvivalCurve {
  readonly label: string;
  /** Its place among the colours. */
  readonly slot: number;
  /** Ascending; the curve ends with the last. */
  readonly points: readonly CurvePoint[];
  /** The numbers at risk at each tick in print, empty where there is none to tell. */
  readonly atRisk: readonly string[];
  /** The time at which the curve comes to one half; null where it does not. */
  readonly median: number | null;
  /** The median with its interval in print. */
  readonly medianText?: string;
  readonly statistic: string;
}

/** A row for each point of each curve, at full precision. */
export function tabulateCurves(curves: readonly SurvivalCurve[]): DrawingData {
  const columns = ["curve", "time", "at risk", "censored", "estimate", "low", "high", "statistic"];
  const rows = curves.flatMap(({ label, points, statistic }) =>
    points.map(({ time, atRisk, censored, estimate, low, high }) => [
      label,
      time,
      atRisk,
      censored ?? null,
      estimate,
      low,
      high,
      statistic,
    ]),
  );
  return { columns, rows };
}

/** The curves in words: where each stands at each tick, with how many are at risk. */
export function describeCurves(
  curves: readonly SurvivalCurve[],
  words: {
    readonly axisLabel: string;
    readonly timeLabel: string;
    readonly ticks: readonly { readonly value: number; readonly text: string }[];
    readonly texts: readonly string[];
    readonly share: (value: number) => string;
    readonly median: boolean;
  },
): string {
  const each = curves.map((curve) => {
    const said = words.ticks.flatMap(({ value, text }, index) => {
      const point = valueAt(curve.points, value);
      const atRisk = curve.atRisk[index];
      return point === undefined || !atRisk ? [] : [`${words.share(point.estimate)} at ${text} (${atRisk} at risk)`];
    });
    const median = words.median && curve.medianText !== undefined ? `, median ${curve.medianText}` : "";
    return `${curve.label}${median}: ${said.join("; ")}`;
  });
  return `Curves of ${words.axisLabel} against ${words.timeLabel}. ${words.texts.length > 0 ? `${words.texts.join(" ")}. ` : ""}${each.join(". ")}.`;
}

/** Where a curve stands at a time; undefined beyond its end. */
export function valueAt(points: readonly CurvePoint[], time: number): CurvePoint | undefined {
  const last = points.at(-1);
  return last === undefined || time > last.time ? undefined : points.findLast((point) => point.time <= time);
}
