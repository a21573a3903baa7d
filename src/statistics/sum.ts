/**
 * The sum of `values`, accumulated in twice the precision of a double (a compensated sum whose error is itself summed),
 * so that the order of the values does not show in the result. 0 for no values. Infinities add up as usual.
 */
export function sum(values: ArrayLike<number>): number {
  let high = 0;
  let low = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const total = high + value;
    const part = total - high;
    low += high - (total - part) + (value - part);
    high = total;
  }
  return Number.isFinite(high) && Number.isFinite(low) ? high + low : plainSum(values);
}

/** Where the running total leaves the doubles: infinities, or an intermediate overflow that scaling avoids. */
function plainSum(values: ArrayLike<number>): number {
  let total = 0;
  let scaled = 0;
  for (let i = 0; i < values.length; i++) {
    total += values[i]!;
    scaled += values[i]! / 18014398509481984;
  }
  return Number.isFinite(scaled) ? scaled * 18014398509481984 : total;
}
