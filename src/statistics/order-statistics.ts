/** Values that are too many to be formed, by their order statistics. */
export interface OrderStatistics {
  readonly count: number;
  /** The k-th smallest, k from 1 to `count`; -Infinity or Infinity where only one side of it is finite. */
  kth(k: number): number;
}

/** The middle value, or the mean of the two in the middle; null where there is none or it is not finite. */
export function middle({ count, kth }: OrderStatistics): number | null {
  if (count === 0) return null;
  const upper = kth(Math.floor(count / 2) + 1);
  const value = count % 2 === 1 ? upper : midpoint(kth(count / 2), upper);
  return Number.isFinite(value) ? value : null;
}

function midpoint(a: number, b: number): number {
  const sum = a + b;
  return Number.isFinite(sum) ? sum / 2 : a / 2 + b / 2;
}

/**
 * The rank k of the lower limit (the upper one is count + 1 - k) of the interval that belongs to a rank test by the
 * normal approximation: the first value at which the deviate, `correction` towards the mean, falls below `quantile`.
 */
export function limitRank(count: number, sigma: number, quantile: number, correction: number): number {
  return Math.min(count, Math.max(1, Math.floor(count / 2 - correction - quantile * sigma) + 1));
}

/** The finite values of a sorted sample, and how many infinite ones lie on either side. */
export function finitePart(sample: Float64Array): { lowest: number; finite: Float64Array; highest: number } {
  let start = 0;
  let end = sample.length;
  while (start < end && sample[start] === Number.NEGATIVE_INFINITY) start++;
  while (end > start && sample[end - 1] === Number.POSITIVE_INFINITY) end--;
  return { lowest: start, finite: sample.subarray(start, end), highest: sample.length - end };
}
