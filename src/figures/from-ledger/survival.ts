import { formatPart } from "../../format/format.js";
import type { Entry, EntryRow } from "../../ledger/entry.js";
import { type SurvivalFigure, usualLeastAtRisk } from "../../plan/survival.js";
import { FigureError } from "../drawing.js";
import { layOutSurvival, type SurvivalOptions } from "../survival.js";
import type { CurvePoint, SurvivalCurve } from "../survival-data.js";
import { lowered, withUnit } from "../words.js";
import { type DrawingSource, groupOf, type Kind, variableOf } from "./source.js";

export const survival: Kind = (figure, source, common) => {
  const declared = figure.options as unknown as SurvivalFigure;
  const { of, times, show = "survival", test, median = false, band = true, at_risk: atRisk, top } = declared;
  const { ledger, profile, points } = source;
  const entries = of.map((id) => {
    const entry = ledger.entry(figure.draws[id]!)!;
    if (entry.refusal !== undefined) throw new FigureError(figure.id, `${id} has no result: ${entry.refusal}`);
    return { id, entry };
  });
  const curves = entries.flatMap(({ id, entry }) => curvesOf(entry, id, declared, source));
  const first = entries[0]!.entry.declaration as { time: string; conf_level: number };
  const level = formatPart(first.conf_level, { kind: "level", label: "" }, profile);
  const least = declared.least_at_risk ?? (points ? undefined : usualLeastAtRisk);
  const options: SurvivalOptions = {
    ...common,
    curves: coloured(curves, source),
    times,
    timeLabel: timeLabel(first.time, source),
    axisLabel:
      declared.axis ??
      axisLabel(
        entries.map(({ entry }) => entry),
        show,
        source,
      ),
    ...(top !== undefined && { top }),
    texts: [
      ...(test === undefined ? [] : [ledger.entry(figure.draws.test!)!.text.replaceAll(" = ", "\u00a0=\u00a0")]),
      ...(median
        ? [`Median (${level} CI): ${curves.map(({ label, medianText }) => `${label} ${medianText ?? ""}`).join("; ")}`]
        : []),
    ],
    notes: [
      ...((declared.steps ?? points !== undefined) ? [] : ["steps are drawn at fixed times"]),
      ...(least === undefined ? [] : [`a curve ends where fewer than ${common.format!(least)} are at risk`]),
    ],
    ...(band && { band: `${level} confidence interval` }),
    median,
    ...(atRisk !== undefined && { atRisk }),
    share: (value) => formatPart(value, { kind: "proportion", label: "", decimals: decimalsOf(top) }, profile),
  };
  return (canvas) => layOutSurvival(canvas, options);
};

/** Percentages are whole unless the axis is short. */
const decimalsOf = (top = 1): number => (top < 0.05 ? 1 : 0);

type Curve = Omit<SurvivalCurve, "slot"> & { readonly subset: string };

/** The curves of a statistic: one, or one a group. */
function curvesOf(entry: Entry, id: string, { times, show }: SurvivalFigure, source: DrawingSource): Curve[] {
  const { ledger, catalogue } = source;
  const { across, in: within = "all" } = entry.declaration as { across?: readonly string[]; in?: string };
  return (across ?? [within]).map((subset) => {
    const own = (entry.rows ?? []).filter(({ group }) => across === undefined || group === subset);
    const rows = own.filter(({ time }) => typeof time === "number");
    const named = (part: string): string => (across ? `${entry.id}.${part}[${subset}]` : `${entry.id}.${part}`);
    const text = (part: string): string | undefined => ledger.part(named(part))?.text;
    const median = ledger.part(named("median"));
    return {
      label: catalogue.subset(subset)?.label ?? subset,
      subset,
      points: rows.filter(({ n_risk }) => Number(n_risk) > 0).map((row) => pointOf(row, show === "failure")),
      atRisk: times.map((time) => {
        const row = rows.find((one) => one.time === time);
        return row ? ledger.part(`${entry.id}.n_risk[${across ? `${subset},` : ""}${time}]`)!.text : "";
      }),
      median: typeof median?.value === "number" ? median.value : null,
      ...(median && {
        medianText: `${text("median")} (${text("median_low")}${source.profile.to}${text("median_high")})`,
      }),
      statistic: id,
    };
  });
}

/** A row of a curve; of a failure curve, one less it. */
function pointOf(row: EntryRow, failure: boolean): CurvePoint {
  const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
  const [low, high] = [number(row.conf_low), number(row.conf_high)];
  const estimate = number(row.surv ?? row.cif) ?? 0;
  const of = failure
    ? { estimate: 1 - estimate, low: high === null ? null : 1 - high, high: low === null ? null : 1 - low }
    : { estimate, low, high };
  const censored = number(row.n_censored);
  return {
    time: number(row.time) ?? 0,
    atRisk: number(row.n_risk) ?? 0,
    ...of,
    ...(censored !== null && { censored }),
  };
}

/** Curves in the colours of their groups; where two are of one group, each in its own, by what it is a curve of. */
function coloured(curves: readonly Curve[], source: DrawingSource): SurvivalCurve[] {
  const subsets = curves.map(({ subset }) => subset);
  if (new Set(subsets).size === subsets.length)
    return curves.map(({ subset, ...curve }) => ({ ...curve, slot: groupOf(subset, source, subsets).slot! }));
  return curves.map(({ subset: _, ...curve }, slot) => {
    const whose = source.ledger.entry(curve.statistic)?.label ?? curve.statistic;
    return { ...curve, label: subsets.some((one) => one !== subsets[0]) ? `${whose}: ${curve.label}` : whose, slot };
  });
}

function timeLabel(time: string, source: DrawingSource): string {
  const { label, unit } = variableOf(time, source);
  return withUnit(label, unit);
}

function axisLabel(entries: readonly Entry[], show: string, { catalogue }: DrawingSource): string {
  const events = new Set(entries.map(({ declaration }) => String(declaration.event)));
  const method = entries[0]!.method;
  const [event] = events;
  const what = events.size > 1 ? undefined : lowered(catalogue.variable(event!)?.label ?? catalogue.describe(event!));
  if (method === "cumulative-incidence")
    return what === undefined ? "Cumulative incidence" : `Cumulative incidence of ${what}`;
  if (show === "failure") return what === undefined ? "Probability" : `Probability of ${what}`;
  return what === undefined ? "Survival" : `Survival without ${what}`;
}
