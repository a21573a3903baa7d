const M1 = 4294967087;
const M2 = 4294944443;
const A12 = 1403580;
const A13 = 810728;
const A21 = 527612;
const A23 = 1370589;
/** 1 / (M1 + 1): the double nearest to L'Ecuyer's 2.328306549295727688e-10. */
const NORM = 2.328306549295728e-10;

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
  #s10: number;
  #s11: number;
  #s12: number;
  #s20: number;
  #s21: number;
  #s22: number;

  /**
   * @param seed a whole number from 1 to 2147483647
   * @throws RangeError for any other seed
   */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 1 || seed > 2147483647) {
      throw new RangeError(`seed must be a whole number from 1 to 2147483647, found ${seed}`);
    }
    this.#s10 = this.#s11 = this.#s12 = seed;
    this.#s20 = this.#s21 = this.#s22 = seed;
  }

  /** The next number, uniform on the open interval (0, 1). */
  next(): number {
    const p1 = modulo(A12 * this.#s11 - A13 * this.#s10, M1);
    this.#s10 = this.#s11;
    this.#s11 = this.#s12;
    this.#s12 = p1;

    const p2 = modulo(A21 * this.#s22 - A23 * this.#s20, M2);
    this.#s20 = this.#s21;
    this.#s21 = this.#s22;
    this.#s22 = p2;

    return (p1 > p2 ? p1 - p2 : p1 - p2 + M1) * NORM;
  }
}

/** The remainder of a whole number below 2^53 in size, from 0 to m - 1: `%` gives the same, many times slower. */
function modulo(x: number, m: number): number {
  const rest = x - Math.floor(x / m) * m;
  // the quotient may be rounded across a whole number
  return rest < 0 ? rest + m : rest >= m ? rest - m : rest;
}
