import type { Sorted } from "./sorted.js";

/** Shares of both groups that are as high as `threshold`, or higher. */
export interface RocPoint {
  readonly threshold: number;
  readonly sensitivity: number;
  readonly false_positive: number;
}

/**
 * The ROC curve of a variable that is higher in the first group, from its highest value down; the last point is (1, 1), and
 * the curve begins at (0, 0), which is no point of it. `binned` keeps the points at which another twentieth of all values is
 * passed (another five values, where they are fewer than a hundred). R: `pROC::roc`, `sensitivities` and `specificities`.
 */
export function rocCurve(first: Sorted, second: Sorted, binned: boolean): RocPoint[] {
  const all = first.length + second.length;
  const bins = Math.max(1, Math.min(20, Math.floor(all / 5)));
  const points: RocPoint[] = [];
  let i = first.length;
  let j = second.length;
  let before = 0;
  while (i > 0 || j > 0) {
    const threshold = Math.max(first[i - 1] ?? Number.NEGATIVE_INFINITY, second[j - 1] ?? Number.NEGATIVE_INFINITY);
    while (i > 0 && first[i - 1]! >= threshold) i--;
    while (j > 0 && second[j - 1]! >= threshold) j--;
    const reached = Math.floor(((all - i - j) * bins) / all + 1e-9);
    if (!binned || reached > before)
      points.push({
        threshold,
        sensitivity: (first.length - i) / first.length,
        false_positive: (second.length - j) / second.length,
      });
    before = reached;
  }
  return points;
}
