import { StudyFaults } from "../fault.js";
import { Refusal } from "../statistics/refusal.js";
import { ABOVE, BELOW, type NumberVector, type Substitution, YES } from "./column.js";
import { levels } from "./counts.js";
import { EVERYONE } from "./declarations.js";
import { substituted } from "./expression/index.js";
import { numeric } from "./numeric.js";
import { inOrder, orderOf } from "./order.js";
import { completeRows, type Participants } from "./participants.js";
import type { SampleOptions } from "./sample.js";
import { onceUnlessLarge, type Variables } from "./variables.js";

/** A column of numbers, or of indices into `levels`. */
export interface FrameColumn {
  readonly name: string;
  readonly values: Float64Array;
  readonly levels?: readonly string[];
}

/** A condition of every row: 1 where it is fulfilled, else 0. */
export interface FrameCondition {
  /** Its name, or the expression. */
  readonly name: string;
  readonly values: Float64Array;
}

/** Complete rows as columns, sorted by the first column, then the next: whatever the order of the file. */
export interface Frame extends Participants {
  readonly columns: readonly FrameColumn[];
  readonly conditions: readonly FrameCondition[];
}

export interface FrameOptions extends SampleOptions {
  /** Columns of integer codes that are wanted as numbers. */
  readonly numbers?: readonly string[];
  /** Conditions that must be known too, by name or as expressions. */
  readonly conditions?: readonly string[];
}

/**
 * The participants of a subset who have a value in every one of these variables, and in whom all `conditions` are known.
 * Codes and conditions among the variables become levels (all of the codebook's, whether they occur or not). Integer
 * codes are levels too, unless `numbers` names them.
 * Throws a Refusal where a value is censored and has no substitute, StudyFaults for unknown names, texts, and
 * `conditions` that are none.
 */
export function frame(
  variables: Variables,
  names: readonly string[],
  subset: string = EVERYONE,
  { below, numbers = [], conditions = [] }: FrameOptions = {},
): Frame {
  const key = JSON.stringify(["frame", names, subset, below, numbers, conditions]);
  return onceUnlessLarge(variables, key, () => {
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
    const truths = conditions.map((name) => ({ name, vector: variables.condition(name) }));
    const states = [
      ...sources.map((source) => (source.vector ?? source.coded).state),
      ...truths.map(({ vector }) => vector.state),
    ];
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
    const fulfilled = truths.map(({ name, vector }): FrameCondition => {
      return { name, values: Float64Array.from(rows, (row) => (vector.values[row] === YES ? 1 : 0)) };
    });
    const order = orderOf([...columns, ...fulfilled].map(({ values }) => values));
    const sorted = <T extends FrameCondition>(column: T): T => ({ ...column, values: inOrder(column.values, order) });
    return { columns: columns.map(sorted), conditions: fulfilled.map(sorted), ...participants };
  });
}

/** The rows of several frames of the same columns, one frame after the other; `group` is the number of a row's frame. */
export function stacked(frames: readonly Frame[]): Pick<Frame, "columns" | "conditions"> & { group: Float64Array } {
  const join = (arrays: readonly Float64Array[]): Float64Array => {
    const joined = new Float64Array(arrays.reduce((length, one) => length + one.length, 0));
    let at = 0;
    for (const one of arrays) {
      joined.set(one, at);
      at += one.length;
    }
    return joined;
  };
  const [first] = frames;
  return {
    columns: (first?.columns ?? []).map((column, k) => ({
      ...column,
      values: join(frames.map(({ columns }) => columns[k]!.values)),
    })),
    conditions: (first?.conditions ?? []).map((condition, k) => ({
      ...condition,
      values: join(frames.map(({ conditions }) => conditions[k]!.values)),
    })),
    group: join(frames.map(({ n }, k) => new Float64Array(n).fill(k))),
  };
}

/** The values of these rows with censored ones substituted; undefined where one has no substitute. */
function substitutedValues(
  vector: NumberVector,
  rows: Int32Array,
  below: Substitution | undefined,
): Float64Array | undefined {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const state = vector.state[row]!;
    const limit = vector.values[row]!;
    const value = state === BELOW || state === ABOVE ? substituted(limit, state, below) : limit;
    if (value === undefined) return undefined;
    result[i] = value;
  }
  return result;
}
