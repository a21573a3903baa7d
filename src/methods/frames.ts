import type { Inputs } from "../cohort/need.js";

type Column = Inputs["frame"]["columns"][number];

/** A column as numbers of events: of a condition, 1 where it is fulfilled and 0 where it is not. */
export function columnOfEvents({ values, levels }: Column): Float64Array {
  if (!levels) return values;
  const yes = levels.indexOf("yes");
  return values.map((level) => (level === yes ? 1 : 0));
}
