import { Refusal } from "../refusal.js";
import { type DesignColumn, INTERCEPT } from "./design-matrix.js";

/** Thrown where the likelihood grows without bound, so that there is no estimate to report (separation). */
export class NoMaximum extends Refusal {
  override name = "NoMaximum";

  /** @param terms the terms along which the likelihood grows */
  constructor(
    readonly terms: readonly string[],
    why: string,
  ) {
    super(`the maximum-likelihood estimate does not exist: ${why}`);
  }
}

/** The refusal where the likelihood grows without bound along these columns; `why` is its name. */
export function withoutBound(why: string, columns: readonly DesignColumn[]): NoMaximum {
  const found = columns.filter(({ term }) => term !== INTERCEPT);
  const names = found.map(({ term, level }) => (level === null ? term : `${term} (${level})`));
  const along = names.length > 0 ? ` along ${names.join(", ")}` : "";
  return new NoMaximum([...new Set(found.map(({ term }) => term))], `${why}${along}`);
}
