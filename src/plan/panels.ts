import { type Fault, suggest } from "../fault.js";
import type { PlannedFigure } from "./plan.js";

/** What a figure of panels has in its options once it is planned: its panels in place of their ids. */
export interface PanelsFigure {
  readonly panels: readonly Pick<PlannedFigure, "id" | "kind" | "title" | "options" | "draws">[];
  readonly columns?: number;
}

/** Figures with those of `kind: panels` filled with the figures that they name; what these draw, they draw too. */
export function withPanels(figures: readonly PlannedFigure[], faults: Fault[]): PlannedFigure[] {
  return figures.map((figure) => {
    if (figure.kind !== "panels") return figure;
    const names = figure.options.panels as readonly string[];
    const panels = names.flatMap((name): PanelsFigure["panels"][number][] => {
      const found = figures.find(({ id }) => id === name);
      if (found && found.kind !== "panels") {
        const { id, kind, title, options, draws } = found;
        return [{ id, kind, title, options, draws }];
      }
      const known = figures.filter(({ kind }) => kind !== "panels").map(({ id }) => id);
      const hint = suggest(name, known);
      const what = found ? "it has panels itself" : "there is no such figure";
      faults.push({
        rule: "panel-unknown",
        severity: "error",
        message: `figure ${figure.id}: ${name} is no panel: ${what}`,
        place: figure.place,
        ...(known.length > 0 && { expected: known.join(", ") }),
        ...(hint && { hint }),
      });
      return [];
    });
    const draws = Object.fromEntries(
      panels.flatMap((panel) => Object.entries(panel.draws).map(([key, id]) => [`${panel.id}.${key}`, id])),
    );
    return { ...figure, options: { ...figure.options, panels }, draws };
  });
}

/** The ids of figures that are panels of another. */
export function panelIds(figures: readonly PlannedFigure[]): Set<string> {
  return new Set(
    figures.flatMap(({ kind, options }) =>
      kind === "panels" ? (options as unknown as PanelsFigure).panels.map(({ id }) => id) : [],
    ),
  );
}
