import { formatPart } from "../../format/format.js";
import { type HeatmapOptions, layOutHeatmap } from "../heatmap.js";
import { type Kind, variableOf } from "./source.js";

export const heatmap: Kind = (figure, source, common) => {
  const { of, in: subset } = figure.options as { of: string[]; in: string };
  const { ledger, catalogue, profile } = source;
  const entryOf = (i: number, j: number) => ledger.entry(figure.draws[`${of[Math.min(i, j)]}.${of[Math.max(i, j)]}`]!)!;
  const square = <T>(same: T, value: (i: number, j: number) => T): T[][] =>
    of.map((_, i) => of.map((_, j) => (i === j ? same : value(i, j))));
  const options: HeatmapOptions = {
    ...common,
    format: (value) => formatPart(value, { kind: "correlation", label: "" }, profile),
    variables: of.map((name) => variableOf(name, source).label),
    values: square<number | null>(1, (i, j) => {
      const { rho } = entryOf(i, j).result;
      return typeof rho === "number" ? rho : null;
    }),
    counts: square(0, (i, j) => entryOf(i, j).participants.n),
    measure: "Spearman\u2019s rho",
    population: `in ${catalogue.subset(subset)?.label ?? subset}`,
  };
  return (canvas) => layOutHeatmap(canvas, options);
};
