import type { FigurePlanning } from "./figures.js";

/**
 * Each area under a curve that the figure names, asked for once more with its curve: whole where participants may be shown,
 * else in steps of several participants.
 */
export function planRoc({ figure, statistics, publish, draws, ask, fault }: FigurePlanning): void {
  const { of } = figure.options as unknown as { of: readonly string[] };
  for (const id of of) {
    const found = statistics.get(id);
    draws[id] = id; // what is unknown is told with all other references
    draws[`declared.${id}`] = id;
    if (!found) continue;
    if (found.method.name !== "auc")
      fault("figure-of-other-method", `${id} is of ${found.method.name}`, "curves are of auc");
    else ask(id, "auc", { ...found.declaration, curve: publish ? "whole" : "binned" });
  }
}
