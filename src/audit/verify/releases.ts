/** What a release puts into its pages beside what follows from a study, by traces. */
export interface Release {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/**
 * Releases whose pages are told from forged ones by later versions. A release adds itself: `node
 * dist/audit/verify/remember.js PAGE...` prints its entry, from a page of simulated and one of real participants, and
 * `test/audit/fixtures` keeps a page of it.
 */
const RELEASES: Readonly<Record<string, Release>> = {};

/** Whether a version is known to have put what leaves that trace into its pages. */
export function isReleased(version: string, kind: keyof Release, trace: string): boolean {
  return Object.hasOwn(RELEASES, version) && RELEASES[version]![kind].includes(trace);
}
