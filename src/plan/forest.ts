import type { FigurePlanning } from "./figures.js";
import { cellsOf, fill } from "./grid.js";

/** What a forest plot declares: cells of a grid with a row for each series, or the coefficients of models. */
export interface ForestFigure {
  readonly rows?: Readonly<Record<string, readonly string[]>>;
  readonly series?: readonly { readonly label: string; readonly of: string }[];
  readonly model?: string;
  readonly models?: readonly { readonly label: string; readonly of: string }[];
  readonly axis?: string;
  readonly scale?: "log" | "linear";
  readonly null?: number;
  readonly directions?: readonly [string, string];
  readonly p?: boolean;
}

/** The models of a forest plot, in order; one that stands alone needs no label. */
export function modelsOf({
  model,
  models = [],
}: ForestFigure): readonly { readonly label: string; readonly of: string }[] {
  return model === undefined ? models : [{ label: "", of: model }];
}

/** The statistics that a forest plot draws: those of its grid, or its models. */
export function planForest({ figure, statistics, draws, fault }: FigurePlanning): void {
  const declared = figure.options as ForestFigure;
  const { rows, series, model, models, axis } = declared;
  const ways = [rows ?? series, model, models].filter((way) => way !== undefined);
  if (ways.length > 1) fault("keys-exclude", "declare rows with series, or model, or models, not two of them");
  if (ways.length === 0) fault("key-missing", "missing key: rows with series, model or models");
  if (rows ?? series) {
    for (const [key, value] of Object.entries({ rows, series, axis }))
      if (value === undefined) fault("key-missing", `missing key: ${key}`);
    for (const cell of cellsOf(rows ?? {}))
      for (const [i, item] of (series ?? []).entries())
        draws[[...Object.values(cell), i].join(".")] = fill(item.of, cell);
  }
  const kinds = new Set<string>();
  for (const { of } of modelsOf(declared)) {
    draws[of] = of;
    const found = statistics.get(of);
    if (!found) continue;
    const { rowEffect, rowParts = {}, declares, name } = found.method;
    if (!rowEffect || !("on" in declares))
      fault("figure-of-other-method", `${of} is of ${name}`, "models are regressions: statistics with `on`");
    else kinds.add(rowParts[rowEffect[0]]!.kind);
  }
  if (kinds.size > 1)
    fault("figure-of-other-method", "ratios and differences of means have no axis in common", "draw a figure of each");
}
