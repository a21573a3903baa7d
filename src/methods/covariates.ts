/** What regressions share: covariates as they are declared, and as terms of a model. */
import type { Inputs, VariableInfo } from "../cohort/need.js";
import { ensure } from "../statistics/refusal.js";
import { INTERCEPT, type Term } from "../statistics/regression/design-matrix.js";

export const on = {
  type: "variables",
  accepts: ["number", "code", "logical"],
  doc: "The covariates, in order. Codes enter as indicators of each but the reference, conditions as 1 and 0.",
} as const;

export const reference = {
  type: "codes",
  codesOf: "on",
  optional: true,
  doc: "The code that the others of a covariate are compared with, e.g. { stage: II }; the codebook's first where absent.",
} as const;

interface Covariates {
  readonly on: readonly string[];
  readonly reference?: Readonly<Record<string, string>>;
}

type Variable = (name: string) => VariableInfo;

/** Names of variables as a frame takes them, each once: those that are conditions apart from the others. */
export function frameOf(names: readonly (string | undefined)[], conditions: readonly string[], variable: Variable) {
  const given = names.filter((name) => name !== undefined);
  const logical = given.filter((name) => variable(name).type === "logical");
  return {
    shape: "frame" as const,
    columns: [...new Set(given.filter((name) => !logical.includes(name)))],
    conditions: [...new Set([...conditions, ...logical])],
  };
}

/** The values of a variable or condition of the frame: numbers, level indices, or 1 and 0. */
export function columnOf({ columns, conditions }: Inputs["frame"], name: string): Float64Array {
  return [...columns, ...conditions].find((column) => column.name === name)!.values;
}

/** The covariates as terms. Throws a Refusal where nobody has a reference, or `outcomes` are among the covariates. */
export function termsOf(
  input: Inputs["frame"],
  { on, reference = {} }: Covariates,
  outcomes: readonly (string | undefined)[],
): Term[] {
  return on.map((name) => {
    ensure(!outcomes.includes(name), `needs covariates other than the outcome, found ${name}`);
    const column = input.columns.find((one) => one.name === name);
    if (!column?.levels) return { name, values: columnOf(input, name) };
    const first = reference[name];
    if (first === undefined) return { name, levels: column.levels, codes: column.values };
    const at = column.levels.indexOf(first);
    ensure(column.values.includes(at), `needs participants with the reference of ${name} (${first}), found none`);
    const levels = [first, ...column.levels.filter((level) => level !== first)];
    return { name, levels, codes: column.values.map((code) => (code === at ? 0 : code < at ? code + 1 : code)) };
  });
}

/** What rows of coefficients are called: numbers and conditions by their name, codes as `sex,M`. */
export function coefficientNames({ on, reference = {} }: Covariates, variable: Variable): string[] {
  return on.flatMap((name) => {
    const { codes } = variable(name);
    if (!codes) return [name];
    const first = reference[name] ?? codes[0]?.value;
    return codes.filter(({ value }) => value !== first).map(({ value }) => `${name},${value}`);
  });
}

interface Coefficient {
  readonly term: string;
  readonly level: string | null;
  readonly estimate: number | null;
}

/**
 * Rows of coefficients as the plan knows them, with nothing in the rows of codes that nobody has.
 * Throws a Refusal unless some covariate has a coefficient.
 */
export function coefficientRows<C extends Coefficient>(found: readonly C[], terms: readonly Term[]) {
  const estimated = found.some(({ term, estimate }) => term !== INTERCEPT && estimate !== null);
  ensure(estimated, "needs a covariate that varies, found none");
  const { term: _, level: __, ...parts } = found[0]!;
  const nothing = Object.fromEntries(Object.keys(parts).map((part) => [part, null])) as {
    [P in keyof typeof parts]: null;
  };
  const levelsOf = (term: Term): readonly (string | null)[] => ("levels" in term ? term.levels.slice(1) : [null]);
  return [
    ...found.filter(({ term }) => term === INTERCEPT),
    ...terms.flatMap((term) =>
      levelsOf(term).map(
        (level) =>
          found.find((row) => row.term === term.name && row.level === level) ?? { term: term.name, level, ...nothing },
      ),
    ),
  ];
}

/** `age, sex and haemoglobin`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Keys of a row of coefficients, worded once. */
export const coefficientKeys = {
  term: { kind: "text", label: "covariate" },
  level: { kind: "text", label: "code, compared with the reference" },
} as const;

export const covariateEdges =
  "A covariate that is a combination of earlier ones, and a code that nobody has, have a row without values. If nobody has the first code, the next that occurs is the reference.";
