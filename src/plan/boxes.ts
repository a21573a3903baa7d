import type { FigurePlanning } from "./figures.js";

/** What a figure of boxes declares of them. */
interface Boxes {
  readonly of: readonly string[];
  readonly groups: readonly string[];
  readonly scale?: "log" | "linear";
}

/** A box of every variable in every group. Tukey's whiskers end at a participant's value: they are for published data. */
export function planBoxes({ of, groups, scale = "linear" }: Boxes, { publish, ask }: FigurePlanning): void {
  for (const variable of of)
    for (const group of groups)
      ask(`${variable}.${group}`, "box-plot", {
        of: variable,
        in: group,
        scale,
        ...(!publish && { whiskers: "percentiles" }),
      });
}
