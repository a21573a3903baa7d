import { MISSING, NOT_APPLICABLE, YES } from "./column.js";
import { EVERYONE } from "./declarations.js";
import { members } from "./members.js";
import { refuseRepeated } from "./repeated.js";
import type { Variables } from "./variables.js";

/** Who stands behind a number. */
export interface Participants {
  /** Used: in the subset, with a value. */
  readonly n: number;
  /** In the subset but without a value. */
  readonly missing: number;
  /** In the subset, but the codebook says that what is asked does not apply to them. */
  readonly notApplicable: number;
  /** Whether they are in the subset is unknown. */
  readonly unknown: number;
}

/**
 * Goes through the rows of a subset in which all of `states` have a value, and counts the others. Who lacks one value
 * because it does not apply, and another because it is missing, counts as not applicable. Throws StudyFaults where rows
 * are visits, and somebody is among them twice.
 */
export function completeRows(
  variables: Variables,
  subset: string,
  states: readonly Uint8Array[],
): { readonly rows: Int32Array } & Participants {
  const { rows: all, unknown } = members(variables, subset);
  const rows = new Int32Array(all.length);
  let [n, missing, notApplicable] = [0, 0, 0];
  for (let i = 0; i < all.length; i++) {
    const row = all[i]!;
    let worst = 0;
    for (let k = 0; k < states.length; k++) {
      const one = states[k]![row]!;
      if (one === NOT_APPLICABLE) worst = NOT_APPLICABLE;
      else if (one === MISSING && worst === 0) worst = MISSING;
    }
    if (worst === NOT_APPLICABLE) notApplicable++;
    else if (worst === MISSING) missing++;
    else rows[n++] = row;
  }
  const used = rows.subarray(0, n);
  refuseRepeated(variables.cohort.participants, used, subset);
  return { rows: used, n, missing, notApplicable, unknown };
}

/** How many participants are in a subset, and of how many it is unknown. */
export function participants(
  variables: Variables,
  subset: string = EVERYONE,
): { readonly n: number; readonly unknown: number } {
  const { n, unknown } = completeRows(variables, subset, []);
  return { n, unknown };
}

/** How many participants are in both subsets; two that are compared must have none in common. */
export function overlap(variables: Variables, a: string, b: string): number {
  return variables.once(JSON.stringify(["overlap", a, b]), () => common(variables, a, b));
}

function common(variables: Variables, a: string, b: string): number {
  const [first, second] = [variables.subset(a), variables.subset(b)];
  const { participants } = variables.cohort;
  if (participants) {
    const of = (rows: Uint8Array) => new Set(participants.filter((_, row) => rows[row] === YES));
    const others = of(second);
    return [...of(first)].filter((one) => others.has(one)).length;
  }
  let both = 0;
  for (const row of members(variables, a).rows) if (second[row] === YES) both++;
  return both;
}
