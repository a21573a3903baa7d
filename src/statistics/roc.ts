import type { Sorted } from "./sorted.js";

/** Shares of both groups that are as high as `threshold`, or higher. */
export interface RocPoint {
  readonly threshold: number;
  readonly sensitivity: number;
  readonly false_positive: number;
}

/**
 * The ROC curve of a variable that is higher in the first group, from its highest value down; the last point is (1, 1), and
 * the curve begins at (0, 0), which is no point of it. `binned` keeps points from one to the next of which there are a
 * twentieth of all values at least (five values, where they are fewer than a hundred). R: `pROC::roc`, `sensitivities` and
 * `specificities`.
 */
export function rocCurve(first: Sorted, second: Sorted, binned: boolean): RocPoint[] {
  const all = first.length + second.length;
  const least = binned ? all / Math.max(1, Math.min(20, Math.floor(all / 5))) : 0;
  const points: RocPoint[] = [];
  let i = first.length;
  let j = second.length;
  let kept = 0;
  while (i > 0 || j > 0) {
    const threshold = Math.max(first[i - 1] ?? Number.NEGATIVE_INFINITY, second[j - 1] ?? Number.NEGATIVE_INFINITY);
    while (i > 0 && first[i - 1]! >= threshold) i--;
    while (j > 0 && second[j - 1]! >= threshold) j--;
    const passed = all - i - j;
    const enough = passed - kept >= least - 1e-9;
    if (!enough && passed < all) continue;
    // what is left at the end, if it is too little for a step of its own, joins the step before
    if (!enough) points.pop();
    points.push({
      threshold,
      sensitivity: (first.length - i) / first.length,
      false_positive: (second.length - j) / second.length,
    });
    kept = passed;
  }
  return points;
}
