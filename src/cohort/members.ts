import { UNKNOWN, YES } from "./column.js";
import type { Variables } from "./variables.js";

/**
 * The rows of a subset, ascending, one that stands for several participants as often; and of how many participants it is
 * unknown whether they belong to it.
 */
export interface Members {
  readonly rows: Int32Array;
  readonly unknown: number;
}

/** Who is in a subset, kept. Throws StudyFaults where it is unknown. */
export function members(variables: Variables, subset: string): Members {
  return variables.once(JSON.stringify(["members", subset]), () => {
    const membership = variables.subset(subset);
    const { counts } = variables.cohort;
    let [n, unknown] = [0, 0];
    for (let row = 0; row < membership.length; row++) {
      const many = counts === undefined ? 1 : counts[row]!;
      if (membership[row] === YES) n += many;
      else if (membership[row] === UNKNOWN) unknown += many;
    }
    const rows = new Int32Array(n);
    for (let row = 0, i = 0; i < n; row++) {
      if (membership[row] !== YES) continue;
      if (counts === undefined) rows[i++] = row;
      else for (const end = i + counts[row]!; i < end; ) rows[i++] = row;
    }
    return { rows, unknown };
  });
}
