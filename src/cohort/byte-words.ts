/** A few words and a number for each, looked up by their UTF-8 bytes. */
export class ByteWords {
  private readonly words: Uint8Array[] = [];
  private readonly numbers: number[] = [];
  private readonly table: Int32Array;

  /** Of a word that occurs twice the first number holds. */
  constructor(entries: Iterable<readonly [word: string, number: number]>) {
    const encoder = new TextEncoder();
    const all = new Map<string, number>();
    for (const [word, number] of entries) if (!all.has(word)) all.set(word, number);
    let size = 16;
    while (size < 4 * all.size) size *= 2;
    this.table = new Int32Array(size).fill(-1);
    for (const [word, number] of all) {
      const bytes = encoder.encode(word);
      let slot = this.slotOf(bytes, 0, bytes.length);
      while (this.table[slot]! >= 0) slot = (slot + 1) & (size - 1);
      this.table[slot] = this.words.length;
      this.words.push(bytes);
      this.numbers.push(number);
    }
  }

  /** The number of the word that stands there; undefined where it is none of them. */
  find(bytes: Uint8Array, start: number, end: number): number | undefined {
    const { table } = this;
    for (let slot = this.slotOf(bytes, start, end); ; slot = (slot + 1) & (table.length - 1)) {
      const index = table[slot]!;
      if (index < 0) return undefined;
      if (sameBytes(this.words[index]!, bytes, start, end)) return this.numbers[index];
    }
  }

  private slotOf(bytes: Uint8Array, start: number, end: number): number {
    return hashBytes(bytes, start, end) & (this.table.length - 1);
  }
}

/** Whether the bytes there are those of `word`. */
export function sameBytes(word: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[start + i]) return false;
  return true;
}

/** A hash of 32 bits (FNV-1a, its bits mixed once more). */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return mixed(hash);
}

/** The bits of a hash mixed, so that each of them depends on all. */
export function mixed(hash: number): number {
  let mix = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return mix ^ (mix >>> 16);
}
