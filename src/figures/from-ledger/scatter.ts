import type { ScatterFigure } from "../../plan/figures.js";
import { layOutScatter, type ScatterOptions } from "../scatter.js";
import type { FitPoint } from "../scatter-data.js";
import { type DrawingSource, groupOf, type Kind, levelOf, phraseText, variableOf } from "./source.js";

export const scatter: Kind = (figure, source, common) => {
  const { x, y, in: subset, scale = "linear", ...declared } = figure.options as unknown as ScatterFigure;
  const { ledger, points } = source;
  const fit = (declared.fit ?? (points ? "none" : "linear")) === "linear";
  const fitted = (key: string): { fit?: FitPoint[] } => {
    const rows = fit ? fitOf(figure.draws[`${key}.fit`]!, source) : [];
    return rows.length > 0 ? { fit: rows } : {};
  };
  const options: ScatterOptions = {
    ...common,
    groups: [groupOf(subset, source, [subset])],
    columns: x.length,
    ...(fit && {
      band: `line of linear regression, ${levelOf(figure.id, Object.values(figure.draws), source)} confidence interval of the mean`,
    }),
    panels: y.flatMap((vertical) =>
      x.map((horizontal) => {
        const key = `${horizontal}.${vertical}`;
        const texts = [ledger.entry(figure.draws[key]!)!.text];
        if (fit) texts.push(slopeText(figure.draws[`${key}.fit`]!, horizontal, source));
        return {
          x: { ...variableOf(horizontal, source), scale },
          y: variableOf(vertical, source),
          text: texts.join("; ").replaceAll(" = ", "\u00a0=\u00a0"),
          ...(points ? { points: [points.pairs(horizontal, vertical, subset)] } : { classes: [] }),
          ...fitted(key),
        };
      }),
    ),
  };
  return (canvas) => layOutScatter(canvas, options);
};

/** The rows of the line; none where the regression was refused. */
function fitOf(id: string, { ledger }: DrawingSource): FitPoint[] {
  return (ledger.entry(id)!.rows ?? [])
    .filter((row) => "at" in row)
    .map(({ at, fitted, fitted_low, fitted_high }) => ({
      x: at as number,
      y: fitted as number,
      low: fitted_low as number,
      high: fitted_high as number,
    }));
}

function slopeText(id: string, on: string, source: DrawingSource): string {
  const { refusal } = source.ledger.entry(id)!;
  return refusal === undefined ? `slope ${phraseText(`${id}.effect[${on}]`, source)}` : `no line: ${refusal}`;
}
