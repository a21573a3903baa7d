import { StudyFaults } from "../fault.js";
import { Refusal } from "../statistics/refusal.js";
import { levels } from "./counts.js";
import { EVERYONE } from "./declarations.js";
import { inOrder, orderOf } from "./order.js";
import { completeRows, type Participants } from "./participants.js";
import { numeric, type SampleOptions, substitutedValues } from "./sample.js";
import type { Variables } from "./variables.js";

/** A column of numbers, or of indices into `levels`. */
export interface FrameColumn {
  readonly name: string;
  readonly values: Float64Array;
  readonly levels?: readonly string[];
}

/** Complete rows as columns, sorted by the first column, then the next: whatever the order of the file. */
export interface Frame extends Participants {
  readonly columns: readonly FrameColumn[];
}

/**
 * The participants of a subset who have a value in every one of these variables. Codes and conditions become levels
 * (all of the codebook's, whether they occur or not). Integer codes are levels too, unless `numbers` names them.
 * Throws a Refusal where a value is censored and has no substitute, StudyFaults for unknown names and texts.
 */
export function frame(
  variables: Variables,
  names: readonly string[],
  subset: string = EVERYONE,
  { below, numbers = [] }: SampleOptions & { readonly numbers?: readonly string[] } = {},
): Frame {
  return variables.once(JSON.stringify(["frame", names, subset, below, numbers]), () => {
    const sources = names.map((name) => {
      const { kind } = variables.variable(name);
      if (kind === "text")
        throw new StudyFaults([
          {
            rule: "variable-not-coded",
            severity: "error",
            message: `${name} is a text`,
            expected: "a number, codes or a condition",
          },
        ]);
      return kind === "number" || numbers.includes(name)
        ? { name, vector: numeric(variables, name) }
        : { name, coded: levels(variables, name) };
    });
    const states = sources.map((source) => (source.vector ?? source.coded).state);
    const { rows, ...participants } = completeRows(variables, subset, states);
    const columns = sources.map(({ name, vector, coded }): FrameColumn => {
      if (coded)
        return {
          name,
          values: Float64Array.from(rows, (row) => coded.indices[row]!),
          levels: coded.codes.map(({ value }) => value),
        };
      const values = substitutedValues(vector, rows, below);
      if (!values)
        throw new Refusal(
          `needs numbers, found values of ${name} below or above detection: declare below: limit, half or root2`,
        );
      return { name, values };
    });
    const order = orderOf(columns.map(({ values }) => values));
    return {
      columns: columns.map((column) => ({ ...column, values: inOrder(column.values, order) })),
      ...participants,
    };
  });
}
