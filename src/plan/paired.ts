import { planBoxes } from "./boxes.js";
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
export function planPaired(planning: FigurePlanning): void {
  const { figure, draws, fault } = planning;
  const options = figure.options as unknown as PairedFigure;
  const { groups, tests = [] } = options;
  if (tests.length > 0 && tests.length !== groups.length)
    fault("value-malformed", `tests are one a group: found ${tests.length} of ${groups.length}`);
  planBoxes(options, planning);
  for (const [i, test] of tests.entries()) draws[`test.${i}`] = test;
}
