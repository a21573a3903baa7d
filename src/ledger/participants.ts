import type { Entry, Participants } from "./entry.js";

/** Who stands behind a statistic, in words: `n = 79, 2 missing, 12 below detection`; each group where it has several. */
export function participantsInWords({ participants, groups }: Pick<Entry, "participants" | "groups">): string {
  if (groups.length < 2) return countsInWords(participants);
  return groups.map((group) => `${group.label}: ${countsInWords(group)}`).join("; ");
}

/** The same of one group. */
export function countsInWords(of: Participants): string {
  const counts = [
    `n\u00a0=\u00a0${of.n}`,
    `${of.missing}\u00a0missing`,
    of.notApplicable > 0 && `${of.notApplicable}\u00a0not applicable`,
    of.unknown > 0 && `${of.unknown}\u00a0unknown`,
    of.below > 0 && `${of.below}\u00a0below detection`,
    of.above > 0 && `${of.above}\u00a0above range`,
  ];
  return counts.filter((count) => typeof count === "string").join(", ");
}
