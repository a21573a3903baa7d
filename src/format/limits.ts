import type { Profile } from "./profile.js";

/** What stands before, between and after two limits. */
export interface Around {
  readonly open: string;
  readonly to: string;
  readonly close: string;
}

/** Between the two ends of a range, as printed: `1.2 to 3.4`, `1.2–3.4`. */
export function rangeWords(ends: readonly string[], profile: Profile): string {
  return isSigned(ends, profile) ? profile.toSigned : profile.to;
}

/**
 * Around the limits of a confidence interval, as printed: after its level (`95% CI 1.2 to 3.4`, `95% CI [1.2, 3.4]`),
 * after an estimate (`1.6 (1.2 to 3.4)`), or alone.
 */
export function intervalWords(
  after: "level" | "estimate" | "nothing",
  limits: readonly string[],
  { interval, ...profile }: Profile,
): Around {
  const to = isSigned(limits, profile) ? interval.toSigned : interval.to;
  if (after === "level") return { open: interval.afterLevel, to, close: interval.closeAfterLevel };
  if (after === "estimate") return { open: interval.open, to, close: interval.close };
  // alone, as in a column of intervals: brackets stay where they belong to the interval itself
  return { open: interval.afterLevel.trim().replace(",", ""), to, close: interval.closeAfterLevel };
}

function isSigned(texts: readonly string[], { minus }: Pick<Profile, "minus">): boolean {
  return texts.some((text) => text.startsWith(minus));
}
