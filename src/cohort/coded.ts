import { places } from "../statistics/places.js";
import { radixSort } from "../statistics/radix-sort.js";
import { grown } from "./builder.js";
import { mixed } from "./byte-words.js";
import { MISSING, NOT_APPLICABLE, type NumberVector } from "./column.js";
import { numeric } from "./numeric.js";
import type { Variables } from "./variables.js";

/** A numeric variable as places among its different values: sorted once, samples and ranks are counted from it. */
export interface Coded {
  /** For each row the place of its value; `values.length` where it is missing, one more where it does not apply. */
  readonly codes: Int32Array | Uint16Array;
  /** Ascending; of a value and limits that equal it, the limit below which comes first, that above which last. */
  readonly values: Float64Array;
  /** `OBSERVED`, `BELOW` or `ABOVE` for each value. */
  readonly states: Uint8Array;
}

/** The codes of a numeric variable, kept. Throws StudyFaults where it is unknown or not numeric. */
export function coded(variables: Variables, name: string): Coded {
  return variables.once(JSON.stringify(["coded", name]), () => code(numeric(variables, name)));
}

/** Up to so many different values, codes take two bytes each: two of them say missing and not applicable. */
const SHORT = (1 << 16) - 2;

function code({ values, state }: NumberVector): Coded {
  const rows = values.length;
  const different = new Different();
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * rows);
  const numbers = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const one = state[row]!;
    if (one === MISSING || one === NOT_APPLICABLE) numbers[row] = -one;
    else numbers[row] = different.numberOf(values[row]!, one, words[2 * row]!, words[2 * row + 1]!);
  }
  const { values: sorted, order } = different.ascending();
  const last = order.length;
  const place = new Int32Array(last);
  for (let i = 0; i < last; i++) place[order[i]!] = i;
  const codes = last <= SHORT ? new Uint16Array(rows) : new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const number = numbers[row]!;
    codes[row] = number >= 0 ? place[number]! : number === -MISSING ? last : last + 1;
  }
  return { codes, values: sorted, states: Uint8Array.from(order, (number) => different.states[number]!) };
}

/** How values that are equal follow each other, by state: below it, observed, above it. */
const RANK = [1, 0, 0, 0, 2] as const;

/** Values with their states, each once, numbered as they first occur: an open hash table. */
class Different {
  private length = 0;
  private values = new Float64Array(512);
  states = new Uint8Array(512);
  private slots = new Int32Array(2048).fill(-1);

  /** The number of a value, whose two words are given too. */
  numberOf(value: number, state: number, low: number, high: number): number {
    const { values, states } = this;
    let slot = this.slotOf(low, high, state);
    for (; ; slot = (slot + 1) & (this.slots.length - 1)) {
      const known = this.slots[slot]!;
      if (known < 0) break;
      if (values[known] === value && states[known] === state) return known;
    }
    if (this.length === values.length) {
      this.grow();
      return this.numberOf(value, state, low, high);
    }
    values[this.length] = value;
    states[this.length] = state;
    this.slots[slot] = this.length;
    return this.length++;
  }

  /** The values sorted, and the number that each had. */
  ascending(): { readonly values: Float64Array; readonly order: Uint32Array } {
    const values = this.values.slice(0, this.length);
    const order = places(this.length);
    radixSort(values, order);
    const rank = (number: number): number => RANK[this.states[number]!]!;
    for (let from = 0, to = 0; from < order.length; from = to) {
      for (to = from + 1; to < order.length && values[to] === values[from]; ) to++;
      if (to > from + 1) order.subarray(from, to).sort((a, b) => rank(a) - rank(b));
    }
    return { values, order };
  }

  private slotOf(low: number, high: number, state: number): number {
    return mixed(low ^ Math.imul(high, 31) ^ state) & (this.slots.length - 1);
  }

  private grow(): void {
    const { length } = this;
    this.values = grown(this.values, 2 * length - 1);
    this.states = grown(this.states, 2 * length - 1);
    this.slots = new Int32Array(2 * this.slots.length).fill(-1);
    const words = new Uint32Array(this.values.buffer);
    for (let number = 0; number < length; number++) {
      let slot = this.slotOf(words[2 * number]!, words[2 * number + 1]!, this.states[number]!);
      while (this.slots[slot]! >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number;
    }
  }
}
