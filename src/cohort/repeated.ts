import { StudyFaults } from "../fault.js";
import type { Column } from "./column.js";

/** For each row the number of its participant, in the order in which they first occur, and how many there are. */
export function indexOf(column: Column): { readonly index: Int32Array; readonly count: number } {
  const seen = new Map<string | number, number>();
  const index = Int32Array.from(column.values as ArrayLike<string | number>, (value) => {
    const known = seen.get(value);
    if (known !== undefined) return known;
    seen.set(value, seen.size);
    return seen.size - 1;
  });
  return { index, count: seen.size };
}

/**
 * Throws StudyFaults where two of these rows are of one participant: every statistic takes its rows for participants, and
 * the tests for independent ones.
 */
export function refuseRepeated(participants: Int32Array | undefined, rows: Int32Array, subset: string): void {
  if (!participants) return;
  const seen = new Uint8Array(participants.length);
  let repeated = 0;
  for (const row of rows) {
    const one = participants[row]!;
    if (seen[one] === 1) repeated++;
    if (seen[one]! < 2) seen[one]!++;
  }
  if (repeated === 0) return;
  throw new StudyFaults([
    {
      rule: "participants-repeated",
      severity: "error",
      message: `${repeated} participant${repeated === 1 ? " is" : "s are"} in ${subset} more than once`,
      expected: "a row a participant: rows of one participant are not independent",
      hint: 'name a subset of one visit, e.g. visit == "baseline", or declare the codebook\'s wide view',
    },
  ]);
}
