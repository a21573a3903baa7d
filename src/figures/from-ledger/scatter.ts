import { layOutScatter, type ScatterOptions } from "../scatter.js";
import { groupOf, type Kind, variableOf } from "./source.js";

export const scatter: Kind = (figure, source, common) => {
  const {
    x,
    y,
    in: subset,
    scale = "linear",
  } = figure.options as {
    x: string[];
    y: string[];
    in: string;
    scale?: "log" | "linear";
  };
  const { ledger, points } = source;
  const options: ScatterOptions = {
    ...common,
    groups: [groupOf(subset, source, [subset])],
    columns: x.length,
    panels: y.flatMap((vertical) =>
      x.map((horizontal) => ({
        x: { ...variableOf(horizontal, source), scale },
        y: variableOf(vertical, source),
        text: ledger.entry(figure.draws[`${horizontal}.${vertical}`]!)!.text.replaceAll(" = ", "\u00a0=\u00a0"),
        ...(points ? { points: [points.pairs(horizontal, vertical, subset)] } : { classes: [] }),
      })),
    ),
  };
  return (canvas) => layOutScatter(canvas, options);
};
