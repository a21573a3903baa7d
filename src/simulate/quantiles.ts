import { normalQuantile } from "../statistics/distributions/normal.js";
import type { LogNormal, Normal } from "./parameters.js";

/** The value at a level in (0, 1), held within the distribution's limits. */
export function normalAt({ mean, sd, min, max }: Normal, level: number): number {
  return clamp(mean + sd * normalQuantile(level), min, max);
}

/** The value at a level in (0, 1). */
export function logNormalAt({ median, geometricSd }: LogNormal, level: number): number {
  return median * Math.exp(Math.log(geometricSd) * normalQuantile(level));
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
