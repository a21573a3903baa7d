import { ABOVE, BELOW, MISSING, NO, OBSERVED, type Vector, YES } from "../column.js";
import { constant } from "./constant.js";
import { LOGICAL, NUMBER, type Scope, type Type } from "./types.js";

/** A value with a name; null is a number that does not exist. */
export type Constant = number | string | boolean | null;

/**
 * A scope of one row in which each name stands for one value, for conditions on results: `test.p < 0.05`.
 * The texts `<5` and `>5` are numbers below and above a limit; other texts are compared as texts.
 */
export function constants(values: ReadonlyMap<string, Constant>): Scope {
  return {
    rows: 1,
    names: () => [...values.keys()],
    type: (name) => (values.has(name) ? typeOf(values.get(name)!) : undefined),
    vector: (name) => vectorOf(values.get(name) ?? null),
  };
}

function typeOf(value: Constant): Type {
  if (typeof value === "boolean") return LOGICAL;
  if (typeof value !== "string") return NUMBER;
  return limitOf(value) === undefined ? { kind: "text" } : { kind: "number", censored: true };
}

function vectorOf(value: Constant): Vector {
  if (value === null) return { kind: "number", values: Float64Array.of(Number.NaN), state: Uint8Array.of(MISSING) };
  if (typeof value === "number") return constant(value);
  const observed = Uint8Array.of(OBSERVED);
  if (typeof value === "boolean") return { kind: "logical", values: Uint8Array.of(value ? YES : NO), state: observed };
  const limit = limitOf(value);
  if (limit === undefined) return { kind: "text", values: [value], state: observed };
  return { kind: "number", values: Float64Array.of(limit), state: Uint8Array.of(value[0] === "<" ? BELOW : ABOVE) };
}

function limitOf(value: string): number | undefined {
  return /^[<>]-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(value) ? Number(value.slice(1)) : undefined;
}
