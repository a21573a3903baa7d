/**
 * Deflate (RFC 1951) with fixed codes. Node's own gives other bytes on other processors and versions, and a report must not;
 * any inflate reads both.
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  const out = new Bits();
  out.write(1, 1); // the last block
  out.write(1, 2); // of fixed codes
  const matches = new Matches(bytes);
  for (let at = 0; at < bytes.length; ) {
    const match = matches.at(at);
    // a longer match one byte on is worth a literal
    const next = match && match.length < LONG ? matches.at(at + 1) : undefined;
    if (match && !(next && next.length > match.length)) {
      out.length(match.length);
      out.distance(match.distance);
      at += match.length;
    } else out.symbol(bytes[at++]!);
  }
  out.symbol(256);
  return out.finish();
}

const WINDOW = 32768;
const MOST = 258;
const LONG = 32;
/** How many earlier places are looked at. */
const DEPTH = 64;

interface Match {
  readonly length: number;
  readonly distance: number;
}

/** Earlier places that begin with the same three bytes. */
class Matches {
  readonly #last = new Map<number, number>();
  readonly #before: Int32Array;
  #known = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.#before = new Int32Array(bytes.length);
  }

  /** The longest repetition of what came before, the nearest of several; undefined where none has three bytes. */
  at(place: number): Match | undefined {
    for (; this.#known <= place; this.#known++) {
      const key = this.#key(this.#known);
      this.#before[this.#known] = this.#last.get(key) ?? -1;
      this.#last.set(key, this.#known);
    }
    const { bytes } = this;
    const most = Math.min(MOST, bytes.length - place);
    let best: Match | undefined;
    let found = place < bytes.length ? this.#before[place]! : -1;
    for (let tried = 0; tried < DEPTH && found >= 0 && place - found <= WINDOW; tried++) {
      let length = 0;
      while (length < most && bytes[found + length] === bytes[place + length]) length++;
      if (length >= 3 && length > (best?.length ?? 0)) best = { length, distance: place - found };
      found = this.#before[found]!;
    }
    return best;
  }

  #key(place: number): number {
    const { bytes } = this;
    return ((bytes[place] ?? 0) << 16) | ((bytes[place + 1] ?? 0) << 8) | (bytes[place + 2] ?? 0);
  }
}

/** Bits, the lowest of a byte first. */
class Bits {
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  write(value: number, bits: number): void {
    this.#held |= value << this.#count;
    this.#count += bits;
    for (; this.#count >= 8; this.#count -= 8) {
      this.#bytes.push(this.#held & 255);
      this.#held >>>= 8;
    }
  }

  /** A literal, or the code of a length: fixed codes stand with their highest bit first. */
  symbol(symbol: number): void {
    if (symbol < 144) this.#code(0x30 + symbol, 8);
    else if (symbol < 256) this.#code(0x190 + symbol - 144, 9);
    else if (symbol < 280) this.#code(symbol - 256, 7);
    else this.#code(0xc0 + symbol - 280, 8);
  }

  length(length: number): void {
    const index = lastNotAbove(LENGTHS, length);
    this.symbol(257 + index);
    this.write(length - LENGTHS[index]!, index < 8 || index === 28 ? 0 : (index - 4) >> 2);
  }

  distance(distance: number): void {
    const index = lastNotAbove(DISTANCES, distance);
    this.#code(index, 5);
    this.write(distance - DISTANCES[index]!, index < 4 ? 0 : (index - 2) >> 1);
  }

  finish(): Uint8Array {
    if (this.#count > 0) this.write(0, 8 - this.#count);
    return Uint8Array.from(this.#bytes);
  }

  #code(code: number, bits: number): void {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) reversed |= ((code >> bit) & 1) << (bits - 1 - bit);
    this.write(reversed, bits);
  }
}

/** The least length of each code from 257 on, and the least distance of each. */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];

function lastNotAbove(values: readonly number[], value: number): number {
  let index = values.length - 1;
  while (values[index]! > value) index--;
  return index;
}
