import type { Profile } from "./profile.js";

/**
 * A unit as it follows its number: after a no-break space, but for a percent sign (as the profile has it) and the signs
 * of plane angle, which stand close (BIPM, The International System of Units, 9th edition, section 5.4.3).
 */
export function unitAfter(unit: string, profile: Profile): string {
  if (unit === "%") return `${profile.percentSpace}%`;
  return /^[°′″'"]$/.test(unit) ? unit : `\u00a0${unit}`;
}
