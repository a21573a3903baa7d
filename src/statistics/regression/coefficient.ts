import { normalQuantile, normalUpper } from "../distributions/normal.js";
import type { DesignColumn } from "./design-matrix.js";

/** One coefficient of a model that is judged by the normal distribution (Wald). Null: not estimable. */
export interface WaldCoefficient {
  readonly term: string;
  readonly level: string | null;
  readonly estimate: number | null;
  readonly std_error: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/** The quantile of the normal distribution that leaves half of 1 - `confLevel` above it. */
export function normalDeviate(confLevel: number): number {
  return -normalQuantile((1 - confLevel) / 2);
}

export function waldCoefficient(
  { term, level }: DesignColumn,
  fitted: { readonly estimate: number; readonly error: number } | null,
  confLevel: number,
): WaldCoefficient {
  const none = { estimate: null, std_error: null, z: null, p: null, conf_low: null, conf_high: null };
  if (!fitted) return { term, level, ...none };
  const { estimate, error } = fitted;
  const half = normalDeviate(confLevel) * error;
  const z = estimate / error;
  return {
    term,
    level,
    estimate,
    std_error: error,
    z,
    p: Math.min(1, 2 * normalUpper(Math.abs(z))),
    conf_low: estimate - half,
    conf_high: estimate + half,
  };
}
