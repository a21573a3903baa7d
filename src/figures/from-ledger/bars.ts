import { formatPart } from "../../format/format.js";
import type { BarsFigure } from "../../plan/bars.js";
import { cellsOf } from "../../plan/grid.js";
import { type ForestOptions, layOutForest } from "../forest.js";
import { groupOf, type Kind, levelOf, phraseText, variableOf } from "./source.js";

/** Bars, or dots, with their intervals: rows of a plot that begins at 0. */
export const bars: Kind = (figure, source, common) => {
  const { rows, series, axis, as = "bars" } = figure.options as unknown as BarsFigure;
  const { ledger, profile } = source;
  const idOf = (cell: Readonly<Record<string, string>>, i: number): string =>
    figure.draws[[...Object.values(cell), i].join(".")]!;
  const cells = cellsOf(rows);
  const first = ledger.entry(idOf(cells[0]!, 0))!;
  const display = first.displays[first.effect!]!;
  const heading = `${display.label[0]!.toUpperCase()}${display.label.slice(1)} (${levelOf(figure.id, Object.values(figure.draws), source)} CI)`;
  const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
  const named = series.flatMap(({ group }) => (group === undefined ? [] : [group]));
  const options: ForestOptions = {
    ...common,
    ...(display.kind === "proportion" && {
      format: (value: number) =>
        formatPart(
          value,
          { kind: "proportion", label: "", decimals: Number.isInteger(Math.round(value * 1e4) / 100) ? 0 : 1 },
          profile,
        ),
    }),
    called: as === "bars" ? "Bars" : "Dots with intervals",
    bars: as === "bars",
    scale: "linear",
    noEffect: 0,
    axisLabel: axis ?? heading,
    textHeadings: [heading],
    groups: series.map(({ label, group }, i) =>
      group === undefined ? { label, slot: source.groups.length + i } : { ...groupOf(group, source, named), label },
    ),
    sections: cells.map((cell) => ({
      label: Object.values(cell)
        .map((name) => source.catalogue.subset(name)?.label ?? variableOf(name, source).label)
        .join(", "),
      rows: series.map(({ label }, i) => {
        const entry = ledger.entry(idOf(cell, i))!;
        return {
          label,
          estimate: number(entry.result[entry.effect!]),
          low: number(entry.result.conf_low),
          high: number(entry.result.conf_high),
          texts: [phraseText(`${entry.id}.effect`, source)],
          group: i,
          statistic: entry.id,
          ...(entry.refusal !== undefined && { reason: entry.refusal }),
        };
      }),
    })),
  };
  return (canvas) => layOutForest(canvas, options);
};
