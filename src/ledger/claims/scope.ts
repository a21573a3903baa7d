import { ABOVE, BELOW, MISSING, OBSERVED, type Vector } from "../../cohort/column.js";
import type { Scope } from "../../cohort/expression/types.js";
import type { Ledger } from "../entry.js";

/** The ledger's parts as names of one row; a part below detection keeps its limit, as a participant's value would. */
export function scopeOf(ledger: Ledger): Scope {
  return {
    rows: 1,
    names: () => ledger.references(),
    type: () => ({ kind: "number", censored: true }),
    vector: (name): Vector => {
      const value = ledger.part(name)?.value ?? null;
      const limit = typeof value === "string" ? /^([<>])(.+)$/.exec(value) : null;
      const [number, state] = limit
        ? [Number(limit[2]), limit[1] === "<" ? BELOW : ABOVE]
        : typeof value === "number"
          ? [value, OBSERVED]
          : [Number.NaN, MISSING];
      return { kind: "number", values: Float64Array.of(number), state: Uint8Array.of(state) };
    },
  };
}
