import { RELEASES } from "./known-releases.js";

/** What a release puts into its pages beside what follows from a study, by traces. */
export interface Release {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

/** Whether a version is known to have put what leaves that trace into its pages. */
export function isReleased(version: string, kind: keyof Release, trace: string): boolean {
  return Object.hasOwn(RELEASES, version) && RELEASES[version]![kind].includes(trace);
}
