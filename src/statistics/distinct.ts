/** The different values of an ascending sample. */
export interface Distinct {
  readonly values: Float64Array;
  /** `before[i]` values of the sample come before the i-th different one; one entry more than `values`. */
  readonly before: Float64Array;
}

export function distinct(sorted: Float64Array): Distinct {
  const values = new Float64Array(sorted.length);
  const before = new Float64Array(sorted.length + 1);
  let found = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue;
    values[found] = sorted[i]!;
    before[found++] = i;
  }
  before[found] = sorted.length;
  return { values: values.subarray(0, found), before: before.subarray(0, found + 1) };
}

/** Thirty-two values of an ascending sample, evenly taken: enough for a pilot of sums or differences. */
export function evenly(sorted: Float64Array): Float64Array {
  return Float64Array.from({ length: 32 }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / 32)]!);
}

/** Samples of so few different values need no pilot. */
export const FEW_STEPS = 1000;
