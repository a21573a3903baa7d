/** Sums in doubled precision to which terms are added, and from which they are taken again, without loss. */
export class RunningSums {
  readonly #high: Float64Array;
  readonly #low: Float64Array;

  constructor(size: number) {
    this.#high = new Float64Array(size);
    this.#low = new Float64Array(size);
  }

  add(index: number, value: number): void {
    const before = this.#high[index]!;
    const total = before + value;
    const part = total - before;
    this.#low[index] = this.#low[index]! + (before - (total - part)) + (value - part);
    this.#high[index] = total;
  }

  /** Adds one value to each sum. */
  addAll(values: Float64Array): void {
    const high = this.#high;
    const low = this.#low;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      const before = high[i]!;
      const total = before + value;
      const part = total - before;
      low[i] = low[i]! + (before - (total - part)) + (value - part);
      high[i] = total;
    }
  }

  /** The sum, rounded to a double. */
  value(index: number): number {
    return this.#high[index]! + this.#low[index]!;
  }

  /** All sums less the share `part` of others, each rounded to doubles first. */
  less(other: RunningSums, part: number, into: Float64Array): void {
    const [high, low, otherHigh, otherLow] = [this.#high, this.#low, other.#high, other.#low];
    for (let i = 0; i < into.length; i++) into[i] = high[i]! + low[i]! - part * (otherHigh[i]! + otherLow[i]!);
  }

  clear(): void {
    for (let i = 0; i < this.#high.length; i++) {
      this.#high[i] = 0;
      this.#low[i] = 0;
    }
  }
}
