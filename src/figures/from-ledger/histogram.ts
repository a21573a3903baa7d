import { formatPart } from "../../format/format.js";
import { FigureError } from "../drawing.js";
import { type HistogramOptions, layOutHistogram } from "../histogram.js";
import { groupOf, type Kind, variableOf } from "./source.js";

export const histogram: Kind = (figure, source, common) => {
  const { of, groups, as, show, width } = figure.options as {
    of: string;
    groups?: string[];
    as?: "panels" | "overlay";
    show?: "count" | "share";
    width?: number;
  };
  const { ledger, profile } = source;
  const entry = ledger.entry(figure.draws.bins!)!;
  if (entry.refusal !== undefined)
    throw new FigureError(figure.id, `${of} cannot be counted in bins: ${entry.refusal}`);
  const number = (value: unknown): number => value as number;
  const subsets = entry.groups.map(({ subset }) => subset);
  const variable = variableOf(of, source);
  const unit = variable.unit ? `\u00a0${variable.unit}` : "";
  const rule = width === undefined ? " (Freedman and Diaconis, rounded down)" : "";
  const options: HistogramOptions = {
    ...common,
    variable,
    ...(as && { as }),
    show: show ?? (as === "overlay" ? "share" : "count"),
    bins: `bins of ${common.format!(number(entry.result.width))}${unit}${rule}`,
    share: (value) => formatPart(value, { kind: "proportion", label: "", decimals: 0 }, profile),
    statistic: entry.id,
    groups: entry.groups.map(({ subset, n }) => ({
      ...groupOf(subset, source, subsets),
      n: `n\u00a0=\u00a0${common.format!(n)}`,
      bars: entry
        .rows!.filter(({ group }) => groups === undefined || group === subset)
        .map(({ from, to, count, share }) => ({
          from: number(from),
          to: number(to),
          count: number(count),
          share: number(share),
        })),
    })),
  };
  return (canvas) => layOutHistogram(canvas, options);
};
