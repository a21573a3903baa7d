import type { Fault, Place } from "../fault.js";
import type { Study } from "../study/study.js";
import { sizeOf } from "./grid.js";

/** So many statistics a plan may have, and so many cells a grid; a study of anybody's needs a hundredth. */
export const MOST_STATISTICS = 20_000;

/** Grids that make more than a plan may have, found before any of their cells is made. */
export function gridFaults(study: Study): Fault[] {
  const faults: Fault[] = [];
  const check = (what: string, grid: unknown, path: readonly string[], others = 0): number => {
    const size = sizeOf(grid as Record<string, string[]> | undefined);
    if (size + others > MOST_STATISTICS) faults.push(tooMany(what, size, others, study.place([...path])));
    return size;
  };
  let statistics = 0;
  for (const { id, grid } of study.statistics)
    statistics += check(id, grid, ["statistics", id, ...(grid ? ["grid"] : [])], statistics);
  for (const { id, grid } of study.families) check(`family ${id}`, grid, ["families", id, "grid"]);
  for (const { id, options } of study.tables) check(`table ${id}`, options.rows, ["tables", id, "rows"]);
  for (const { id, kind, options } of study.figures)
    if (kind === "forest") check(`figure ${id}`, options.rows, ["figures", id, "rows"]);
  return faults;
}

function tooMany(what: string, size: number, others: number, place: Place): Fault {
  const after = others === 0 ? "" : ` after the ${others} before it`;
  return {
    rule: "plan-too-large",
    severity: "error",
    message: `${what}: its grid makes ${size === 1 ? "1 cell" : `${size} cells`}${after}, more than ${MOST_STATISTICS} together`,
    place,
    expected: `at most ${MOST_STATISTICS} statistics`,
    hint: "take values out of the grid; every name multiplies what the others make",
  };
}
