import { radixSort } from "../statistics/radix-sort.js";
import { ABOVE, BELOW, MISSING, NOT_APPLICABLE, type NumberVector, OBSERVED } from "./column.js";
import { numeric } from "./numeric.js";
import type { Variables } from "./variables.js";

/** A numeric variable as places among its different values: sorted once, samples and ranks are counted from it. */
export interface Coded {
  /** For each row the place of its value; `values.length` where it is missing, one more where it does not apply. */
  readonly codes: Int32Array;
  /** Ascending; of a value and limits that equal it, the limit below which comes first, that above which last. */
  readonly values: Float64Array;
  /** `OBSERVED`, `BELOW` or `ABOVE` for each value. */
  readonly states: Uint8Array;
}

/** The codes of a numeric variable, kept. Throws StudyFaults where it is unknown or not numeric. */
export function coded(variables: Variables, name: string): Coded {
  return variables.once(JSON.stringify(["coded", name]), () => code(numeric(variables, name)));
}

/** How values that are equal follow each other. */
const IN_ORDER = [BELOW, OBSERVED, ABOVE] as const;

function code({ values, state }: NumberVector): Coded {
  const rows = new Uint32Array(values.length);
  let n = 0;
  for (let row = 0; row < rows.length; row++)
    if (state[row] !== MISSING && state[row] !== NOT_APPLICABLE) rows[n++] = row;
  const order = rows.subarray(0, n);
  const sorted = new Float64Array(n);
  for (let i = 0; i < n; i++) sorted[i] = values[order[i]!]!;
  radixSort(sorted, order);

  const codes = new Int32Array(values.length);
  const [different, states] = [new Float64Array(n), new Uint8Array(n)];
  let next = 0;
  for (let from = 0; from < n; ) {
    let to = from + 1;
    let censored = state[order[from]!] !== OBSERVED;
    for (; to < n && sorted[to] === sorted[from]; to++) if (state[order[to]!] !== OBSERVED) censored = true;
    for (const one of censored ? IN_ORDER : [OBSERVED]) {
      let some = false;
      for (let i = from; i < to; i++)
        if (state[order[i]!] === one) {
          codes[order[i]!] = next;
          some = true;
        }
      if (some) [different[next], states[next++]] = [sorted[from]!, one];
    }
    from = to;
  }
  for (let row = 0; row < codes.length; row++) {
    if (state[row] === MISSING) codes[row] = next;
    else if (state[row] === NOT_APPLICABLE) codes[row] = next + 1;
  }
  return { codes, values: different.slice(0, next), states: states.slice(0, next) };
}
