import { StudyFaults } from "../fault.js";
import type { Code } from "./codebook.js";
import { NO, YES } from "./column.js";
import { EVERYONE } from "./declarations.js";
import { completeRows, type Participants } from "./participants.js";
import type { Variables } from "./variables.js";

/** How many participants fulfil a condition, of the `n` in whom it is known. */
export interface Tally extends Participants {
  readonly events: number;
}

/** Counts who fulfils a condition (a name, or an expression) in a subset. Throws StudyFaults where it is no condition. */
export function tally(variables: Variables, condition: string, subset: string = EVERYONE): Tally {
  return variables.once(JSON.stringify(["tally", condition, subset]), () => {
    const { values, state } = variables.condition(condition);
    const { rows, ...participants } = completeRows(variables, subset, [state]);
    let events = 0;
    for (let i = 0; i < rows.length; i++) if (values[rows[i]!] === YES) events++;
    return { events, ...participants };
  });
}

/** How many participants have each code. */
export interface CodeCounts extends Participants {
  readonly codes: readonly Code[];
  readonly counts: readonly number[];
}

/** Counts the codes of a code column, or yes and no of a condition, in a subset; in the codebook's order. */
export function codeCounts(variables: Variables, of: string, subset: string = EVERYONE): CodeCounts {
  return variables.once(JSON.stringify(["codes", of, subset]), () => {
    const { codes, indices, state } = levels(variables, of);
    const { rows, ...participants } = completeRows(variables, subset, [state]);
    const counts = codes.map(() => 0);
    for (const row of rows) counts[indices[row]!]!++;
    return { codes, counts, ...participants };
  });
}

/** `counts[i][j]`: participants with code i of the rows' variable and code j of the columns'. */
export interface Crosstab extends Participants {
  readonly rows: readonly Code[];
  readonly columns: readonly Code[];
  readonly counts: readonly (readonly number[])[];
}

/** Counts the combinations of two code columns or conditions in a subset; `missing` lack one of the two. */
export function crosstab(variables: Variables, rows: string, columns: string, subset: string = EVERYONE): Crosstab {
  return variables.once(JSON.stringify(["crosstab", rows, columns, subset]), () => {
    const [a, b] = [levels(variables, rows), levels(variables, columns)];
    const { rows: complete, ...participants } = completeRows(variables, subset, [a.state, b.state]);
    const counts = a.codes.map(() => b.codes.map(() => 0));
    for (const row of complete) counts[a.indices[row]!]![b.indices[row]!]!++;
    return { rows: a.codes, columns: b.codes, counts, ...participants };
  });
}

/** The codes of conditions: an event first, as in a two-by-two table. */
const YES_NO: readonly Code[] = [
  { value: "yes", label: "yes" },
  { value: "no", label: "no" },
];

/** A code column or a condition as indices of its codes. Throws StudyFaults for anything else. */
export function levels(
  variables: Variables,
  name: string,
): { readonly codes: readonly Code[]; readonly indices: Int32Array; readonly state: Uint8Array } {
  const variable = variables.variable(name);
  if (variable.kind === "code") return { codes: variable.codes, indices: variable.values, state: variable.state };
  if (variable.kind === "logical") {
    const indices = Int32Array.from(variable.values, (value) => (value === YES ? 0 : value === NO ? 1 : -1));
    return { codes: YES_NO, indices, state: variable.state };
  }
  const expected = "codes or a condition";
  throw new StudyFaults([{ rule: "variable-not-coded", severity: "error", message: `${name} has no codes`, expected }]);
}
