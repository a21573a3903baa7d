/** The number, or null where there is none (NaN). */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
