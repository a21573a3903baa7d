import type { Inputs } from "../cohort/need.js";
import { ensure } from "../statistics/refusal.js";

type Column = Inputs["frame"]["columns"][number];

/** A column as numbers of events: of a condition, 1 where it is fulfilled and 0 where it is not. */
export function columnOfEvents({ values, levels }: Column): Float64Array {
  if (!levels) return values;
  const yes = levels.indexOf("yes");
  return values.map((level) => (level === yes ? 1 : 0));
}

/** The numbers of events of the first column and the times of the second. Throws a Refusal where they cannot be such. */
export function eventsOverTime(columns: readonly Column[]): {
  readonly counts: Float64Array;
  readonly times: Float64Array;
} {
  const counts = columnOfEvents(columns[0]!);
  const times = columns[1]!.values;
  ensure(
    counts.every((count) => Number.isInteger(count) && count >= 0),
    "needs whole numbers of events",
  );
  ensure(
    times.every((time) => time >= 0),
    "needs times that are not below 0",
  );
  return { counts, times };
}
