const M1 = 4294967087;
const M2 = 4294944443;
const A12 = 1403580;
const A13 = 810728;
const A21 = 527612;
const A23 = 1370589;
/** 1 / (M1 + 1): the double nearest to L'Ecuyer's 2.328306549295727688e-10. */
const NORM = 2.328306549295728e-10;
const PER_M1 = 1 / M1;
const PER_M2 = 1 / M2;
/** 2^-32. */
const PER_WORD = 2.3283064365386963e-10;

/** Numbers in a block of {@link RandomBlocks}. */
export const BLOCK = 8192;

/** The last three words of either recurrence, the oldest first. */
type State = Float64Array;

/**
 * MRG32k3a: L'Ecuyer's combined multiple recursive generator, period about 2^191.
 *
 * Every product and difference is an integer below 2^53, so doubles hold it exactly and any language gives the
 * same numbers. All six words of the state start as the seed, as in L'Ecuyer's own program. In R the same stream is
 *
 *     RNGkind("L'Ecuyer-CMRG")
 *     .Random.seed <- c(.Random.seed[1], rep(as.integer(seed), 6))
 *     runif(n)
 *
 * (R's integers end at 2^31 - 1; so do the seeds.)
 *
 * Source: P. L'Ecuyer, Good parameters and implementations for combined multiple recursive random number
 * generators, Operations Research 47 (1999) 159-164, doi:10.1287/opre.47.1.159, figure I.
 */
export class Mrg32k3a {
  readonly #blocks: RandomBlocks;
  #block: Float64Array = new Float64Array(0);
  #at = 0;

  /**
   * @param seed a whole number from 1 to 2147483647
   * @throws RangeError for any other seed
   */
  constructor(seed: number) {
    this.#blocks = new RandomBlocks(seed);
  }

  /** The next number, uniform on the open interval (0, 1). */
  next(): number {
    if (this.#at === this.#block.length) {
      this.#block = this.#blocks.next();
      this.#at = 0;
    }
    return this.#block[this.#at++]!;
  }
}

/**
 * The stream of {@link Mrg32k3a} in blocks. The second half of a block is made at the same time as the first, from a
 * state that lies half a block ahead, as one alone waits for each number before the next and keeps no processor busy.
 */
export class RandomBlocks {
  readonly #block = new Float64Array(BLOCK);
  #first: State;
  #second: State;

  /** @throws RangeError for a seed that is not a whole number from 1 to 2147483647 */
  constructor(seed: number) {
    this.#first = seeded(seed);
    this.#second = halfABlockOn(this.#first);
  }

  /** The next block of the stream, in the same array as the one before. */
  next(): Float64Array {
    advanceBoth(this.#first, this.#second, this.#block);
    this.#first = this.#second;
    this.#second = halfABlockOn(this.#first);
    return this.#block;
  }
}

function seeded(seed: number): State {
  if (!Number.isInteger(seed) || seed < 1 || seed > 2147483647) {
    throw new RangeError(`seed must be a whole number from 1 to 2147483647, found ${seed}`);
  }
  return new Float64Array(6).fill(seed);
}

/** Writes the next numbers of two states, each to its half of an array. */
function advanceBoth(first: State, second: State, into: Float64Array): void {
  const half = into.length / 2;
  // one by one, as engines keep what a pattern takes apart as objects
  let a0 = first[0]!;
  let a1 = first[1]!;
  let a2 = first[2]!;
  let b0 = first[3]!;
  let b1 = first[4]!;
  let b2 = first[5]!;
  let c0 = second[0]!;
  let c1 = second[1]!;
  let c2 = second[2]!;
  let d0 = second[3]!;
  let d1 = second[4]!;
  let d2 = second[5]!;
  for (let i = 0; i < half; i++) {
    const a = modulo(A12 * a1 - A13 * a0, M1, PER_M1);
    const b = modulo(A21 * b2 - A23 * b0, M2, PER_M2);
    const c = modulo(A12 * c1 - A13 * c0, M1, PER_M1);
    const d = modulo(A21 * d2 - A23 * d0, M2, PER_M2);
    into[i] = combined(a, b);
    into[i + half] = combined(c, d);
    a0 = a1;
    a1 = a2;
    a2 = a;
    b0 = b1;
    b1 = b2;
    b2 = b;
    c0 = c1;
    c1 = c2;
    c2 = c;
    d0 = d1;
    d1 = d2;
    d2 = d;
  }
  first.set([a0, a1, a2, b0, b1, b2]);
  second.set([c0, c1, c2, d0, d1, d2]);
}

/** The number that the newest words of both recurrences give; their order is a coin's, so nothing branches on it. */
function combined(a: number, b: number): number {
  const difference = a - b;
  return (difference - Math.floor((difference - 1) * PER_WORD) * M1) * NORM;
}

/** The remainder of a whole number below 2^53 in size, from 0 to m - 1: `%` gives the same, many times slower. */
function modulo(x: number, m: number, perM: number): number {
  const rest = x - Math.floor(x * perM) * m;
  // the quotient may be rounded across a whole number
  return rest < 0 ? rest + m : rest >= m ? rest - m : rest;
}

// Half a block ahead ----------------------------------------------------------------------------------------------

/** Three by three, row by row. */
type Matrix = readonly number[];

let jumps: readonly [Matrix, Matrix] | undefined;

/** The state as many numbers later as half a block has: both recurrences are linear, so that is a matrix each. */
function halfABlockOn(state: State): State {
  jumps ??= [power([0, 1, 0, 0, 0, 1, -A13 + M1, A12, 0], M1), power([0, 1, 0, 0, 0, 1, -A23 + M2, 0, A21], M2)];
  const [one, two] = jumps;
  return Float64Array.of(
    ...multiply(one, 3, [...state.subarray(0, 3)], 1, M1),
    ...multiply(two, 3, [...state.subarray(3)], 1, M2),
  );
}

/** A matrix to the power of half a block, which is a power of two. */
function power(matrix: Matrix, m: number): Matrix {
  let result = matrix;
  for (let n = 1; n < BLOCK / 2; n *= 2) result = multiply(result, 3, result, 3, m);
  return result;
}

/** The product modulo m of a 3 by `inner` matrix and one of `columns` columns. */
function multiply(x: Matrix, inner: number, y: Matrix, columns: number, m: number): Matrix {
  return Array.from({ length: 3 * columns }, (_, at) => {
    const row = Math.floor(at / columns);
    const column = at % columns;
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += times(x[row * inner + k]!, y[k * columns + column]!, m);
    return sum % m;
  });
}

/** x y modulo m for whole numbers below m < 2^32, in halves of 16 bits, as doubles are exact up to 2^53. */
function times(x: number, y: number, m: number): number {
  const high = Math.floor(y / 65536);
  return (((x * high) % m) * 65536 + x * (y - high * 65536)) % m;
}
