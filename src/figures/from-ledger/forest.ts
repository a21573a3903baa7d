import { modelsOf } from "../../plan/forest.js";
import { cellsOf } from "../../plan/grid.js";
import { type ForestOptions, layOutForest } from "../forest.js";
import { layOutModels } from "./forest-models.js";
import { type Kind, levelOf, variableOf } from "./source.js";

export const forest: Kind = (figure, source, common) => {
  if (modelsOf(figure.options).length > 0) return layOutModels(figure, source, common);
  const {
    rows,
    series,
    axis,
    scale = "log",
    null: noEffect,
    directions,
  } = figure.options as {
    rows: Record<string, string[]>;
    series: { label: string; of: string }[];
    axis: string;
    scale?: "log" | "linear";
    null?: number;
    directions?: [string, string];
  };
  const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
  const options: ForestOptions = {
    ...common,
    axisLabel: axis,
    scale,
    ...(noEffect !== undefined && { noEffect }),
    ...(directions && { directions }),
    textHeadings: [`Estimate (${levelOf(figure.id, Object.values(figure.draws), source)} CI)`],
    // a comparison is no group: it takes a colour that no group has
    groups: series.map(({ label }, i) => ({ label, slot: source.groups.length + 2 + i })),
    sections: cellsOf(rows).map((cell) => ({
      label: Object.values(cell)
        .map((name) => variableOf(name, source).label)
        .join(", "),
      rows: series.map(({ label }, i) => {
        const id = figure.draws[[...Object.values(cell), i].join(".")]!;
        const { ledger } = source;
        const entry = ledger.entry(id)!;
        const { pieces } = ledger.phrase(`${id}.effect`)!;
        return {
          label,
          estimate: number(entry.result[entry.effect!]),
          low: number(entry.result.conf_low),
          high: number(entry.result.conf_high),
          texts: [
            pieces
              .map((piece) => (typeof piece === "string" ? piece : ledger.part(`${id}.${piece.part}`)!.text))
              .join(""),
          ],
          group: i,
          statistic: id,
        };
      }),
    })),
  };
  return (canvas) => layOutForest(canvas, options);
};
