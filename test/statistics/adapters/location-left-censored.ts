import { describe } from "../../../src/statistics/describe.js";
import { type QuantileType, quantile } from "../../../src/statistics/quantile.js";
import {
  reverseKaplanMeier,
  reverseKaplanMeierMean,
  reverseKaplanMeierQuantile,
} from "../../../src/statistics/reverse-kaplan-meier.js";
import { type Sorted, sort } from "../../../src/statistics/sorted.js";
import { type Substitution, substituteBelow } from "../../../src/statistics/substitution.js";
import type { Adapter } from "../agreement.js";
import { column, flags } from "./location-shapes.js";

const PROBABILITIES = [0.025, 0.25, 0.5, 0.75, 0.975];
const QUARTILES = [0.25, 0.5, 0.75];

function quantiles(sample: Sorted, type: QuantileType): object {
  const found = PROBABILITIES.map((p) => quantile(sample, p, type));
  return {
    value: found.map((value) => (value === -Infinity ? null : value)),
    below_lod: found.map((value) => value === -Infinity),
  };
}

function substituted(detected: Sorted, limits: Sorted, substitution: Substitution): object {
  const { mean, sd, median, geometric_mean } = describe(substituteBelow(detected, limits, substitution));
  return { mean, sd, median, geometric_mean };
}

export const leftCensored: Adapter = (input) => {
  const value = column(input, "value");
  const below: readonly boolean[] = flags(input, "below");
  const part = (censored: boolean): Sorted =>
    sort(value.filter((v, i): v is number => v !== null && below[i] === censored));
  const detected = part(false);
  const limits = part(true);
  const n = detected.length + limits.length;
  const sample = sort([...limits.map(() => -Infinity), ...detected]);
  const curve = reverseKaplanMeier(detected, limits);
  const smallest = Math.min(...detected.slice(0, 1), ...limits.slice(0, 1));
  return {
    n,
    n_below: limits.length,
    fraction_below: limits.length / n,
    probs: PROBABILITIES,
    quantiles_type7: quantiles(sample, 7),
    quantiles_type6: quantiles(sample, 6),
    quantiles_type2: quantiles(sample, 2),
    substitution_lod: substituted(detected, limits, "limit"),
    substitution_half_lod: substituted(detected, limits, "half"),
    substitution_lod_sqrt2: substituted(detected, limits, "root2"),
    rkm: curve,
    rkm_quantiles: { probs: QUARTILES, value: QUARTILES.map((p) => reverseKaplanMeierQuantile(curve, p)) },
    rkm_mean: reverseKaplanMeierMean(curve, smallest),
    rkm_mean_leftover_value: smallest,
  };
};
