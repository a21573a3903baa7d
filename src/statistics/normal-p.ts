import type { Alternative } from "./alternative.js";
import { normalUpper } from "./distributions/normal.js";

/** The p value of a standard normal deviate; two-sided by default. */
export function normalP(z: number, alternative: Alternative = "two-sided"): number {
  if (alternative === "less") return normalUpper(-z);
  if (alternative === "greater") return normalUpper(z);
  return Math.min(1, 2 * normalUpper(Math.abs(z)));
}
