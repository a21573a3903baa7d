/** `value` rounded to so many significant digits. R: `signif`. */
export function signif(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}
