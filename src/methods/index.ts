/** Every method of the plan. */
import { auc } from "./auc.js";
import { boxPlot } from "./box-plot.js";
import { chiSquared } from "./chi-squared.js";
import { count } from "./count.js";
import { fisherExact } from "./fisher-exact.js";
import { kruskalWallis } from "./kruskal-wallis.js";
import { mannWhitney } from "./mann-whitney.js";
import { median } from "./median.js";
import type { Method } from "./method.js";
import { proportion } from "./proportion.js";
import { shareWithinReference } from "./share-within-reference.js";
import { spearman } from "./spearman.js";
import { standardisedMeanDifference } from "./standardised-mean-difference.js";

export const methods: readonly Method[] = [
  auc,
  boxPlot,
  chiSquared,
  count,
  fisherExact,
  kruskalWallis,
  mannWhitney,
  median,
  proportion,
  shareWithinReference,
  spearman,
  standardisedMeanDifference,
];

const byName = new Map(methods.map((method) => [method.name, method]));

/** The method of that name, or undefined. */
export function methodNamed(name: string): Method | undefined {
  return byName.get(name);
}
