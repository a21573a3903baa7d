import type { FigurePlanning } from "./figures.js";

/** What a figure of paired lines declares. */
export interface PairedFigure {
  readonly of: readonly string[];
  readonly groups: readonly string[];
  readonly tests?: readonly string[];
  readonly scale?: "log" | "linear";
  readonly axis?: string;
}

/** A box of every variable in every group, and the tests that stand above the panels. */
export function planPaired({ figure, publish, draws, ask, fault }: FigurePlanning): void {
  const { of, groups, tests = [], scale = "linear" } = figure.options as unknown as PairedFigure;
  if (tests.length > 0 && tests.length !== groups.length)
    fault("value-malformed", `tests are one a group: found ${tests.length} of ${groups.length}`);
  for (const variable of of)
    for (const group of groups)
      ask(`${variable}.${group}`, "box-plot", {
        of: variable,
        in: group,
        scale,
        ...(!publish && { whiskers: "percentiles" }),
      });
  for (const [i, test] of tests.entries()) draws[`test.${i}`] = test;
}
