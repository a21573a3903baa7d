/** Whether the distances of a sample's values from its centre differ by more than rounding: those of 2 values never do. */
export function distancesVary(sample: Float64Array, centre: number): boolean {
  let [nearest, furthest, largest] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const value of sample) {
    const distance = Math.abs(value - centre);
    nearest = Math.min(nearest, distance);
    furthest = Math.max(furthest, distance);
    largest = Math.max(largest, Math.abs(value));
  }
  return furthest - nearest > 1e-13 * largest;
}
