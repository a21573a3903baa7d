/** The largest magnitude; NaN where one is, 0 for no values. */
export function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  return most;
}

/** The largest magnitude of a change beside 1 and the size of what changes. */
export function largestShare(change: Float64Array, of: Float64Array): number {
  let most = 0;
  for (let i = 0; i < change.length; i++) most = Math.max(most, Math.abs(change[i]! / (1 + Math.abs(of[i]!))));
  return most;
}
