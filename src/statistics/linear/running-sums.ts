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

  /** The sum, rounded to a double. */
  value(index: number): number {
    return this.#high[index]! + this.#low[index]!;
  }

  clear(): void {
    this.#high.fill(0);
    this.#low.fill(0);
  }
}
