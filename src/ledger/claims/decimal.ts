/** `digits` times ten to the `exponent`, exactly: roundings are compared in decimals, where they were made. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * A finite double as a decimal, at the 15 significant digits that a double always holds: 0.1 + 0.2 is 0.3, so that a
 * value on the edge of an interval of rounding is on the edge here too.
 */
export function decimalOf(value: number): Decimal {
  const match = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(value.toExponential(14));
  if (!match) throw new RangeError(`not a finite number: ${value}`);
  const [, sign, first, rest = "", power] = match;
  const magnitude = BigInt(`${first}${rest}`);
  return { digits: sign === "-" ? -magnitude : magnitude, exponent: Number(power) - rest.length };
}

/** The double nearest to the decimal. */
export function toNumber({ digits, exponent }: Decimal): number {
  return Number(`${digits}e${exponent}`);
}

/** a - b. */
export function minus(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: shifted(a, exponent) - shifted(b, exponent), exponent };
}

/** Below 0 where a < b, 0 where they are equal. */
export function compare(a: Decimal, b: Decimal): number {
  const { digits } = minus(a, b);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

export function absolute({ digits, exponent }: Decimal): Decimal {
  return { digits: digits < 0n ? -digits : digits, exponent };
}

/** Times a power of ten. */
export function shift({ digits, exponent }: Decimal, powerOfTen: number): Decimal {
  return { digits, exponent: exponent + powerOfTen };
}

function shifted({ digits, exponent }: Decimal, to: number): bigint {
  return digits * BigInt(`1${"0".repeat(exponent - to)}`);
}
