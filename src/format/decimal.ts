/**
 * Decimal rounding, half away from zero, on the shortest representation that reads back to the same double:
 * 1.005 to two places is 1.01, as a reader who sees 1.005 expects. Neither `toFixed` nor `Intl` does that.
 */

/** The shortest decimal digits of |x| and the power of ten of the first: x = 0.d1d2d3... times 10^exponent. */
function shortest(x: number): { digits: string; exponent: number } {
  const [mantissa, power] = Math.abs(x).toExponential().split("e") as [string, string];
  return { digits: mantissa.replace(".", ""), exponent: Number(power) + 1 };
}

/** `x` with exactly `places` decimals; never `-0`. Throws where x is not finite. */
export function fixed(x: number, places: number): string {
  if (!Number.isFinite(x)) throw new RangeError(`not a finite number: ${x}`);
  const { digits, exponent } = shortest(x);
  const keep = exponent + places;
  let whole = keep < 0 ? "0" : digits.slice(0, keep).padEnd(keep, "0") || "0";
  if (keep >= 0 && keep < digits.length && digits[keep]! >= "5") whole = increment(whole);
  const padded = whole.padStart(places + 1, "0");
  const integer = padded.slice(0, padded.length - places).replace(/^0+(?=\d)/, "");
  const text = places > 0 ? `${integer}.${padded.slice(padded.length - places)}` : integer;
  return x < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Decimals with which `x` shows `significant` digits, at least 0. */
export function placesFor(x: number, significant: number): number {
  if (x === 0) return Math.max(0, significant - 1);
  const places = significant - shortest(x).exponent;
  const rounded = Number(fixed(x, Math.max(0, places)));
  return Math.max(0, rounded === 0 ? places : significant - shortest(rounded).exponent);
}

function increment(digits: string): string {
  let i = digits.length - 1;
  while (i >= 0 && digits[i] === "9") i--;
  const zeros = "0".repeat(digits.length - 1 - i);
  return i < 0 ? `1${zeros}` : `${digits.slice(0, i)}${Number(digits[i]) + 1}${zeros}`;
}
