import type { FigurePlanning } from "./figures.js";

/** What a figure of curves declares. */
export interface SurvivalFigure {
  readonly of: readonly string[];
  readonly times: readonly number[];
  readonly show?: "survival" | "failure";
  readonly test?: string;
  readonly median?: boolean;
  readonly band?: boolean;
  readonly censoring?: boolean;
  readonly at_risk?: boolean;
  readonly steps?: boolean;
  readonly least_at_risk?: number;
  readonly axis?: string;
  readonly top?: number;
}

/** Where participants may not be shown, a curve ends when so few are at risk. */
export const usualLeastAtRisk = 10;
/** Where its steps may not be shown, a curve is drawn at so many times from one mark of the axis to the next. */
const parts = 6;

/**
 * Each curve that the figure names, asked for once more: at the times of the axis, where the numbers at risk stand, and with
 * its steps and censoring where participants may be shown; else at fixed times, and only while enough are at risk.
 */
export function planSurvival({ figure, statistics, publish, draws, ask, fault }: FigurePlanning): void {
  const {
    of,
    times,
    test,
    show,
    steps = publish,
    censoring = publish,
    least_at_risk,
  } = figure.options as unknown as SurvivalFigure;
  if (times.some((time, i) => time < 0 || (i > 0 && time <= times[i - 1]!)))
    fault("times-not-ascending", `times are 0 or more, each later than the one before: ${times.join(", ")}`);
  if (steps && !publish)
    fault(
      "points-not-public",
      "steps tell when participants had the event, and the data are not public",
      "leave steps out, or declare data.publish: true",
    );
  const least = least_at_risk ?? (publish ? undefined : usualLeastAtRisk);
  const grid = steps ? [] : times.flatMap((time, i) => between(time, times[i + 1]));
  for (const id of of) {
    const found = statistics.get(id);
    const method = found?.method.name;
    draws[id] = id; // what is unknown is told with all other references
    draws[`declared.${id}`] = id;
    if (!found) continue;
    if (method !== "kaplan-meier" && method !== "cumulative-incidence") {
      fault("figure-of-other-method", `${id} is of ${method}`, "curves are of kaplan-meier and cumulative-incidence");
      continue;
    }
    if (show === "failure" && method === "cumulative-incidence")
      fault("keys-exclude", `show: failure is of Kaplan-Meier curves; ${id} is an incidence already`);
    const { rmst: _, ...declared } = found.declaration;
    ask(id, method, {
      ...declared,
      at: [...new Set([0, ...times, ...grid])].sort((a, b) => a - b),
      curve: steps,
      ...(method === "kaplan-meier" && { censored: steps && censoring }),
      ...(least !== undefined && { least_at_risk: least }),
    });
  }
  if (test !== undefined) draws.test = test;
}

/** Times from one mark of the axis to the next, both left out. */
function between(from: number, to: number | undefined): number[] {
  if (to === undefined) return [];
  return Array.from({ length: parts - 1 }, (_, i) => from + ((to - from) * (i + 1)) / parts);
}
