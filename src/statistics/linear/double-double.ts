/**
 * Arithmetic in twice the precision of a double (about 32 decimal digits): a number is the unevaluated sum of a double
 * and a much smaller one. Dekker (1971), Numer. Math. 18:224-242; Hida, Li & Bailey (2001).
 */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

export const ZERO: DoubleDouble = { high: 0, low: 0 };

/** Splits a double into halves of 26 bits, so that products of halves are exact. */
const SPLITTER = 134217729;

export function exactly(value: number): DoubleDouble {
  return { high: value, low: 0 };
}

/** The nearest double. */
export function rounded(x: DoubleDouble): number {
  return x.high + x.low;
}

/** `high + low` where `low` is the smaller: the exact sum, in normal form. */
export function normalised(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

/** a + b, exactly. */
export function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

/** The rounding error of the product `product` = a * b. */
export function productError(a: number, b: number, product: number): number {
  const wideA = SPLITTER * a;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = SPLITTER * b;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}

/** a * b, exactly. */
export function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  return { high, low: productError(a, b, high) };
}

export function plus(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const high = exactSum(x.high, y.high);
  const low = exactSum(x.low, y.low);
  const first = normalised(high.high, high.low + low.high);
  return normalised(first.high, first.low + low.low);
}

export function negative(x: DoubleDouble): DoubleDouble {
  return { high: -x.high, low: -x.low };
}

export function minus(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  return plus(x, negative(y));
}

export function times(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const product = exactProduct(x.high, y.high);
  return normalised(product.high, product.low + (x.high * y.low + x.low * y.high));
}

export function over(x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  const first = x.high / y.high;
  const rest = minus(x, times(y, exactly(first)));
  const second = rest.high / y.high;
  const third = minus(rest, times(y, exactly(second))).high / y.high;
  const quotient = normalised(first, second);
  return normalised(quotient.high, quotient.low + third);
}

/** The square root of x > 0; 0 for 0. */
export function squareRoot(x: DoubleDouble): DoubleDouble {
  if (x.high <= 0) return ZERO;
  const guess = Math.sqrt(x.high);
  const correction = minus(x, exactProduct(guess, guess)).high / (2 * guess);
  return normalised(guess, correction);
}
