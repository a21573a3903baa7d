/**
 * Thrown where a statistic does not exist for the data given: too few values, no variance, all tied, no events.
 * The message states the requirement and what was found, in lower case: `needs at least 2 values, found 1`.
 */
export class Refusal extends Error {
  override name = "Refusal";
}

/** Throws a {@link Refusal} unless `condition` holds. */
export function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Refusal(message);
}
