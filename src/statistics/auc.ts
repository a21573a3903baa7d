import { checkConfLevel } from "./conf-level.js";
import { normalQuantile } from "./distributions/normal.js";
import { centralSums } from "./moments.js";
import { ensure } from "./refusal.js";
import type { Sorted } from "./sorted.js";

export interface Auc {
  /** P(x > y) + P(x = y)/2: the area under the ROC curve of x against y. */
  readonly auc: number;
  /** 2 auc - 1: Cliff's delta, which is the rank-biserial correlation. */
  readonly cliffs_delta: number;
  /** W / R's Mann-Whitney U of x. */
  readonly u_x: number;
  /** DeLong's standard error; null where a sample has one value, 0 where the samples do not overlap. */
  readonly se: number | null;
  /** auc +- z se, clipped to [0, 1]; of no width where the samples do not overlap. */
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/**
 * The probability that a value of `x` exceeds one of `y`, with DeLong's interval (DeLong, DeLong & Clarke-Pearson
 * 1988; R: pROC's `ci.auc`), by one merge of the ascending samples. Samples may hold -Infinity.
 * @throws Refusal for an empty sample
 */
export function auc(x: Sorted, y: Sorted, { confLevel = 0.95 }: { confLevel?: number } = {}): Auc {
  const nx = x.length;
  const ny = y.length;
  ensure(nx >= 1 && ny >= 1, `needs a value in each group, found ${nx} and ${ny}`);
  checkConfLevel(confLevel);
  const placesX = placements(x, y);
  const placesY = placements(y, x);
  let doubled = 0;
  for (let i = 0; i < nx; i++) doubled += placesX[i]!;
  const u = doubled / 2;
  const area = u / nx / ny;
  const result = { auc: area, cliffs_delta: (doubled - nx * ny) / nx / ny, u_x: u };
  if (nx < 2 || ny < 2) return { ...result, se: null, conf_low: null, conf_high: null };

  // Placements are counts in halves: variances of the shares by their denominators.
  const varX = centralSums(placesX).squares / (nx - 1) / (4 * ny * ny);
  const varY = centralSums(placesY).squares / (ny - 1) / (4 * nx * nx);
  const se = Math.sqrt(varX / nx + varY / ny);
  const width = normalQuantile((1 + confLevel) / 2) * se;
  return { ...result, se, conf_low: Math.max(0, area - width), conf_high: Math.min(1, area + width) };
}

/** For every value of `sample`, twice the number of `others` below it plus the number equal to it. */
function placements(sample: Sorted, others: Sorted): Float64Array {
  const places = new Float64Array(sample.length);
  let below = 0;
  let upTo = 0;
  for (let i = 0; i < sample.length; i++) {
    const value = sample[i]!;
    while (below < others.length && others[below]! < value) below++;
    while (upTo < others.length && others[upTo]! <= value) upTo++;
    places[i] = below + upTo;
  }
  return places;
}
