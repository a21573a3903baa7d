import { Refusal } from "../refusal.js";

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
