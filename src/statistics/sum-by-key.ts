/** Sums by whole-number keys (up to 2^53): a map of doubles to doubles by open addressing, for millions of additions. */
export class SumByKey {
  #keys = new Float64Array(1024).fill(Number.NaN);
  #sums = new Float64Array(1024);
  #used: number[] = [];

  get size(): number {
    return this.#used.length;
  }

  add(key: number, value: number): void {
    const slot = this.#slot(key);
    if (this.#keys[slot] === key) {
      this.#sums[slot] = this.#sums[slot]! + value;
      return;
    }
    this.#keys[slot] = key;
    this.#sums[slot] = value;
    this.#used.push(slot);
    if (2 * this.#used.length > this.#keys.length) this.#grow();
  }

  /** The sum at a key that has been added to. */
  get(key: number): number {
    return this.#sums[this.#slot(key)]!;
  }

  keys(): Float64Array {
    const keys = new Float64Array(this.#used.length);
    for (let i = 0; i < keys.length; i++) keys[i] = this.#keys[this.#used[i]!]!;
    return keys;
  }

  clear(): void {
    for (const slot of this.#used) this.#keys[slot] = Number.NaN;
    this.#used = [];
  }

  /** Where the key is, or would be. */
  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    const mixed = Math.imul((key | 0) ^ Math.imul(Math.floor(key / 4294967296), 0x85ebca6b), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const found = this.#keys[slot]!;
      if (found === key || Number.isNaN(found)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const keys = this.keys();
    const sums = keys.map((key) => this.get(key));
    this.#keys = new Float64Array(2 * this.#keys.length).fill(Number.NaN);
    this.#sums = new Float64Array(this.#keys.length);
    this.#used = [];
    for (let i = 0; i < keys.length; i++) this.add(keys[i]!, sums[i]!);
  }
}
